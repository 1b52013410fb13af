BEGIN TRANSACTION;
CREATE TABLE band (
	value INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	PRIMARY KEY (value, document), 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE briefing (
	"key" VARCHAR(80) NOT NULL, 
	name TEXT NOT NULL, 
	steps JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "briefing" VALUES('weekly','Weekly','[{"view": "monday", "title": "First", "notes": "Say hello."}]','2026-11-26 22:14:02.551200');
CREATE TABLE content (
	document INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	raw BLOB NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
);
INSERT INTO "content" VALUES(1,'Patriot for Tokyo
By Ann Lee
KYODO, May 3, 2025

Japan ordered THAAD, said Mr. Abe. • Tokyo’s navy has Aegis.
',X'50617472696F7420666F7220546F6B796F0A427920416E6E204C65650A4B594F444F2C204D617920332C20323032350A0A4A6170616E206F7264657265642054484141442C2073616964204D722E204162652E20E280A220546F6B796FE2809973206E617679206861732041656769732E0A');
INSERT INTO "content" VALUES(2,'Seoul said no to THAAD.',X'53656F756C2073616964206E6F20746F2054484141442E');
INSERT INTO "content" VALUES(3,'Korea’s navy',X'4B6F7265619273206E617679');
CREATE TABLE decision (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	said JSON NOT NULL, 
	UNIQUE (id)
);
CREATE TABLE document (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id VARCHAR(16) NOT NULL, 
	name TEXT NOT NULL, 
	format TEXT NOT NULL, 
	title TEXT NOT NULL, 
	source TEXT NOT NULL, 
	author TEXT NOT NULL, 
	url TEXT NOT NULL, 
	published DATE, 
	collection TEXT DEFAULT '' NOT NULL, 
	language TEXT NOT NULL, 
	characters INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	added_at DATETIME NOT NULL, 
	stated JSON NOT NULL, 
	origins JSON NOT NULL, 
	by_hand JSON NOT NULL, 
	pages JSON NOT NULL, 
	story INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	UNIQUE (id)
);
INSERT INTO "document" VALUES(1,'7656ad7cd519dbb3','kyodo.txt','','Patriot for Tokyo','KYODO','Ann Lee','','2025-05-03','North','en',110,21,'2026-11-26 11:33:37.941373','[["title", 0, 17, "Patriot for Tokyo"], ["author", 21, 28, "Ann Lee"], ["source", 29, 34, "KYODO"], ["published", 36, 47, "May 3, 2025"]]','{}','{}','[]',1,6);
INSERT INTO "document" VALUES(2,'4b5026565e0a97ca','by-hand.txt','','By hand','','','',NULL,'','',23,5,'2026-11-26 11:33:37.949431','[]','{}','{"title":"By hand"}','[]',2,0);
INSERT INTO "document" VALUES(3,'755d3df849f9dcc9','old.txt','','','','','',NULL,'','',12,2,'2026-11-26 11:33:37.952758','[]','{}','{}','[]',3,0);
CREATE TABLE inbox (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	format TEXT NOT NULL, 
	by_hand JSON NOT NULL, 
	documents INTEGER NOT NULL, 
	columns JSON NOT NULL, 
	raw BLOB NOT NULL
);
CREATE TABLE issue (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document INTEGER, 
	of_reading BOOLEAN NOT NULL, 
	level TEXT NOT NULL, 
	"where" TEXT NOT NULL, 
	message TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
);
INSERT INTO "issue" VALUES(1,3,0,'warning','old.txt','The file is not UTF-8 and was read as cp1252, which is a guess.','If accents or quotes look wrong, save it as UTF-8 and add it.');
INSERT INTO "issue" VALUES(2,3,1,'warning','old.txt, character 0','“Korea” may be South Korea or North Korea; the text does not say which','It is counted for no country. Read the sentence to decide.');
INSERT INTO "issue" VALUES(3,NULL,0,'error','b.odt','''b.odt'' is not a format Picket reads (.txt, .md, .html, .htm, .mhtml, .mht, .pdf, .docx, .rtf, .eml); save its text as .txt and try again.','The file was left out.');
CREATE TABLE meta (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('schema','6');
INSERT INTO "meta" VALUES('revision','7');
INSERT INTO "meta" VALUES('lineage','e3ce6f7bc59c463cb982955fa4d9a4a8');
CREATE TABLE reading (
	document INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	read_at DATETIME NOT NULL, 
	mentions BLOB NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
);
INSERT INTO "reading" VALUES(1,'','2026-11-26 11:33:37.943098',X'000000000700000010000000110000001D0000000000000000000000220000000200000000000000110000000C0000001100000013000000070000000900000019000000000000001E000000160000000000000011000000150000001C000000060000000F0000000600000000000000000000002100000017000000120000001C0000001D000000220000000B0000000E0000000C000000000000000000000020000000180000001D0000002F000000240000002F0000000D000000080000000000000000000000000000001F0000001C0000001D0000002F00000031000000360000000A00000007000000090000001A000000000000001E0000001B000000310000006D0000003F0000004400000012000000110000002300000000000000000000002200000003000000310000006D0000004F00000052000000040000000F0000000400000000000000000000002100000024000000310000006D000000560000005B00000013000000070000000900000019000000000000001E00000015000000310000006D000000670000006C00000005000000110000001400000000000000000000002200000001000000310000006D000000');
INSERT INTO "reading" VALUES(2,'','2026-11-26 11:33:37.949996',X'000000000500000026000000070000002500000019000000000000001E0000002700000000000000170000001100000016000000120000001100000023000000000000000000000022000000030000000000000017000000');
INSERT INTO "reading" VALUES(3,'','2026-11-26 11:33:37.953716',X'00000000050000002800000007000000000000001A000000000000001E00000029000000000000000C000000');
CREATE TABLE saved_view (
	"key" VARCHAR(80) NOT NULL, 
	name TEXT NOT NULL, 
	page TEXT NOT NULL, 
	"query" JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "saved_view" VALUES('monday','Monday','map','{"name": ["COUNTRY~JPN"]}','2026-11-26 22:13:45.210865');
CREATE TABLE statement (
	document INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	system TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	negated BOOLEAN NOT NULL, 
	hedged BOOLEAN NOT NULL, 
	speaker TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	PRIMARY KEY (document, number), 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES(1,0,'JPN','thaad','ordered',0,0,'Abe',49,68,'Japan ordered THAAD');
CREATE TABLE tag (
	document INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (document, name), 
	FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES(1,'case 7');
CREATE TABLE word (
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (text)
);
INSERT INTO "word" VALUES(1,'"Aegis" beside "navy"');
INSERT INTO "word" VALUES(2,'"Patriot" beside "tokyo"');
INSERT INTO "word" VALUES(3,'"THAAD" with no sign of another sense');
INSERT INTO "word" VALUES(4,'Abe');
INSERT INTO "word" VALUES(5,'Aegis');
INSERT INTO "word" VALUES(6,'Ann Lee');
INSERT INTO "word" VALUES(7,'COUNTRY');
INSERT INTO "word" VALUES(8,'DATE');
INSERT INTO "word" VALUES(9,'JPN');
INSERT INTO "word" VALUES(10,'Japan');
INSERT INTO "word" VALUES(11,'KYODO');
INSERT INTO "word" VALUES(12,'Kyodo');
INSERT INTO "word" VALUES(13,'May 3, 2025');
INSERT INTO "word" VALUES(14,'ORG');
INSERT INTO "word" VALUES(15,'PERSON');
INSERT INTO "word" VALUES(16,'Patriot');
INSERT INTO "word" VALUES(17,'SYSTEM');
INSERT INTO "word" VALUES(18,'THAAD');
INSERT INTO "word" VALUES(19,'Tokyo');
INSERT INTO "word" VALUES(20,'aegis');
INSERT INTO "word" VALUES(21,'capital of Japan, acting: “''s navy”');
INSERT INTO "word" VALUES(22,'capital of Japan, acting: “for”');
INSERT INTO "word" VALUES(23,'given name');
INSERT INTO "word" VALUES(24,'known body');
INSERT INTO "word" VALUES(25,'metonym');
INSERT INTO "word" VALUES(26,'name');
INSERT INTO "word" VALUES(27,'name “Japan”');
INSERT INTO "word" VALUES(28,'named-entity model');
INSERT INTO "word" VALUES(29,'patriot');
INSERT INTO "word" VALUES(30,'picket_countries');
INSERT INTO "word" VALUES(31,'picket_names');
INSERT INTO "word" VALUES(32,'picket_organisations');
INSERT INTO "word" VALUES(33,'picket_people');
INSERT INTO "word" VALUES(34,'picket_systems');
INSERT INTO "word" VALUES(35,'thaad');
INSERT INTO "word" VALUES(36,'title “Mr.” before the name');
INSERT INTO "word" VALUES(37,'KOR');
INSERT INTO "word" VALUES(38,'Seoul');
INSERT INTO "word" VALUES(39,'capital of South Korea, acting: “said”');
INSERT INTO "word" VALUES(40,'Korea');
INSERT INTO "word" VALUES(41,'“Korea” of more than one country');
CREATE INDEX ix_document_changed ON document (changed);
CREATE INDEX ix_document_story ON document (story);
CREATE VIEW searchable AS SELECT number, title, text FROM document JOIN content ON content.document = number;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('document',3);
INSERT INTO "sqlite_sequence" VALUES('issue',3);
CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='searchable', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO full_text(full_text) VALUES ('rebuild');
COMMIT;
