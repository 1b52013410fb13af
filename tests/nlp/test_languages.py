"""A text that is not English is marked and left unread; its neighbours are read as ever."""

from picket.ingest import read_bytes

FRENCH = "Le ministère a annoncé samedi que le Japon livrerait deux batteries Patriot à l'Ukraine."
ENGLISH = "The ministry said that Japan would deliver two Patriot batteries to Ukraine."


def test_what_is_not_english_is_said_and_not_read(engine):
    documents = [read_bytes(text.encode(), f"{n}.txt")[0] for n, text in enumerate((ENGLISH, FRENCH, ENGLISH + "."))]
    before, french, after = engine.read_many(documents)
    assert [r.document.name for r in (before, french, after)] == ["0.txt", "1.txt", "2.txt"]
    assert (french.mentions, french.statements) == ((), ())
    (issue,) = french.issues
    assert (issue.level, issue.where) == ("warning", "1.txt")
    assert issue.message == "'1.txt' is in French; Picket reads English, so it looked for nothing here."
    assert french.fingerprint == engine.fingerprint
    for read in (before, after):
        assert [m.target for m in read.mentions if m.label == "COUNTRY"] == ["JPN", "UKR"]
        assert read.issues == ()
