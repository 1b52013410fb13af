"""Small sound files of every format Picket takes: what mutations begin with."""

from __future__ import annotations

from tests.ingest.made_files import PAGE, mail, pdf, saved_page, word
from tests.ingest.test_archive import packed

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday."
ARTICLE = f"""Poland orders two Patriot batteries
By Ann Lee, Reuters
WARSAW, May 3, 2025 (Reuters) — {WORDS} “The PAC-3 MSE will reach the army by 2027,” Gen. Jan Nowak told reporters.

Japan's Aegis Ashore plan was suspended in 2020; Seoul and U.S. officials watched THAAD tests off Guam. Germany's
Arrow-3 is said to be operational. Moscow denied that S-400 systems were sent to Serbia on 14 June.
— Ann Lee, editor
"""
CSV = f'title;text;date\nA;"{WORDS}\n";3 May 2025\nB;{WORDS};03/05/2025\n'.encode()
ROW = f'{{"title": "A", "text": "{WORDS}", "date": 1746230400, "x": [1, 2.5, null, {{"name": "R"}}]}}\n'
RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\x y}\f0 The \b plan\b0, S\'e3o \u8217?\uc1 P\par"

SOUND: dict[str, bytes] = {
    "a.txt": ARTICLE.encode(),
    "a.md": f"# Poland orders\n\n*{WORDS}*\n\n- [a](https://example.org)\n".encode(),
    "a.html": PAGE.encode(),
    "a.htm": f"<p>{WORDS * 3}</p><table><tr><td>a<td>b</table>".encode(),
    "a.mhtml": saved_page(),
    "a.pdf": pdf(WORDS, WORDS),
    "a.docx": word(WORDS, rows=(("Buyer", "System"), ("Poland", "Patriot"))),
    "a.rtf": RTF + WORDS.encode() + b"}",
    "a.eml": mail(WORDS, PAGE, b"%PDF-"),
    "a.json": ROW.encode(),
    "a.csv": CSV,
    "a.tsv": CSV.replace(b";", b"\t"),
    "a.jsonl": ROW.encode() * 3,
    "a.zip": packed(**{"a.txt": WORDS.encode(), "b/b.csv": CSV, "c.docx": word(WORDS)}),
}
