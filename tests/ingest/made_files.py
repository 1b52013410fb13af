"""Small files of the formats that are not plain text, made for the tests."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO

import docx

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Poland orders two Patriot batteries | The Harbor Post</title>
<meta property="og:site_name" content="The Harbor Post">
<meta property="article:published_time" content="2025-05-03T10:00:00Z">
<meta name="author" content="Ann Lee"></head>
<body><nav><a href="/">Home</a> <a href="/world">Brazil votes</a></nav>
<article><h1>Poland orders two Patriot batteries</h1>
<p>WARSAW — Poland has ordered two Patriot batteries, the defence minister said on Friday after a long debate.</p>
<p>The deal is worth 4 billion dollars; officials in Tōkyō &amp; Seoul watched “closely”.</p>
<script>document.title = "hacked"</script></article>
<aside>Read more: Chile wins the cup</aside><footer>Copyright</footer></body></html>"""


def pdf(*pages: str) -> bytes:
    """A PDF of these pages, one line of text each; an empty one has no text, as a scan has none."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, words in enumerate(pages):
        drawn = f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}").encode("latin-1")


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word document of these paragraphs, with a table at its end when there are rows."""
    made, out = docx.Document(), BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows):
            for cell, text in zip(cells.cells, row):
                cell.text = text
    made.save(out)
    return out.getvalue()


def mail(plain: str = "", page: str = "", attachment: bytes = b"") -> bytes:
    """A message from Ann Lee of 3 May 2025."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Lee <ann@example.org>", "Patriot für Polen"
    message["Date"] = "Sat, 03 May 2025 23:30:00 +0900"
    if plain:
        message.set_content(plain)
    if page:
        (message.add_alternative if plain else message.set_content)(page, subtype="html")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="annex.pdf")
    return message.as_bytes()


def saved_page() -> bytes:
    """The page as a browser saves it in one file."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by a browser>", "Poland orders two Patriot batteries"
    message.set_content(PAGE, subtype="html", charset="utf-8")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a@b>")
    return message.as_bytes()
