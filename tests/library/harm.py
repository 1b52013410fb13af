"""What may be wrong with a database that says it is a library: an SQL statement each, and what is said of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

NO_NUMBER = "is damaged: its 'schema' is no number"
NO_REVISION = "is damaged: its 'revision' is no number"
NO_NOTE = "is damaged: its note 'own systems' is no JSON object of texts by the keys of systems"
BESIDES = "is damaged: it holds the {} '{}', which Picket does not make"


def _fact(key: str, value: str) -> str:
    return f"INSERT OR REPLACE INTO meta VALUES ('{key}', '{value}')"


HARM = [
    ("DELETE FROM meta WHERE key = 'schema'", NO_NUMBER), (_fact("schema", "abc"), NO_NUMBER),
    (_fact("schema", "1.5"), NO_NUMBER), (_fact("schema", "-5"), NO_NUMBER), (_fact("schema", ""), NO_NUMBER),
    ("CREATE TABLE m (key, value); INSERT INTO m VALUES ('schema', NULL), ('revision', '1'); DROP TABLE meta; "
     "ALTER TABLE m RENAME TO meta", NO_NUMBER),
    (_fact("schema", "0"), "is damaged: there are no tables of the version 0"),
    ("DELETE FROM meta WHERE key = 'revision'", NO_REVISION), (_fact("revision", "x"), NO_REVISION),
    (_fact("revision", "9" * 5000), NO_REVISION), (_fact("revision", "-1"), NO_REVISION),
    ("DELETE FROM meta WHERE key = 'lineage'", "is damaged: its 'lineage' is missing"),
    (_fact("own systems", "nojson"), NO_NOTE), (_fact("own systems", "[1]"), NO_NOTE),
    (_fact("own systems", '{"a": 5}'), NO_NOTE), (_fact("own systems", '{"/../../outside": "x"}'), NO_NOTE),
    ("CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM document; END", BESIDES.format("trigger", "t")),
    ("CREATE VIEW v AS SELECT * FROM document", BESIDES.format("view", "v")),
    ("DROP VIEW searchable; CREATE VIEW searchable AS SELECT 1 AS number, 'x' AS title, 'y' AS text",
     BESIDES.format("view", "searchable")),
    ("CREATE TABLE more (x)", BESIDES.format("table", "more")),
    ("CREATE VIRTUAL TABLE more USING fts5(x)", BESIDES.format("table", "more")),
    ("DROP TABLE band; CREATE VIRTUAL TABLE band USING fts5(value, document)", BESIDES.format("table", "band")),
    ("DROP TABLE full_text; CREATE TABLE full_text (title, text)", BESIDES.format("table", "full_text")),
    ("DROP TABLE full_text", "is damaged: its full-text search is missing"),
    ("DROP TABLE inbox", "is damaged: its table 'inbox' or the column 'number' of it is missing"),
    ("ALTER TABLE document DROP COLUMN author", "is damaged: its table 'document' or the column 'author'"),
]  # fmt: skip


def damage(path: Path, sql: str) -> None:
    """Run statements on a database."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript(sql)
