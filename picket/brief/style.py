"""The look of a brief as a page: dark on white, system fonts, and how it breaks into sheets of A4 or Letter."""

from __future__ import annotations

import re

from picket import choropleth

_PAGE = """
:root { color-scheme: light }
* { box-sizing: border-box }
html { font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1f2430; background: #fff }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 2.5rem 0 .6rem; border-top: 2px solid #1f2430; padding-top: .6rem }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 1.8rem 0 .5rem }
h4 { font-size: 1.05rem; margin: 1.4rem 0 .4rem }
p { margin: .4rem 0 .8rem }
a { color: #165d9c }
a:focus-visible { outline: 3px solid #c04a00; outline-offset: 2px }
.over, .note { color: #4b5563 }
.over { font-weight: 600; margin: 0 }
.standing { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0;
  padding: .8rem 1rem; border: 1px solid #9aa1ad; border-left: 6px solid #1f2430 }
.standing dt, .steps dt { font-weight: 600 }
.standing dd { margin: 0 }
.steps dd { margin: 0 0 .5rem }
.headlines { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .8rem; margin: 1rem 0;
  padding: 0; list-style: none }
.headlines li { border-top: 2px solid #9aa1ad; padding-top: .3rem }
.headlines b { display: block; font-size: 1.7rem; line-height: 1.2 }
.headlines small { display: block; font-size: 1rem; color: #4b5563 }
figure { margin: 1rem 0 }
figure svg { display: block; width: 100%; height: auto; font-family: inherit }
figure.chart svg { max-width: 50rem }
figcaption { color: #4b5563; margin-top: .4rem }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .5rem 0; padding: 0; list-style: none }
.legend i { display: inline-block; width: 1.6em; height: 1em; margin-right: .4em; vertical-align: -.12em;
  border: 1px solid #4b5563 }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: .6rem 0 1rem }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d8dce4;
  overflow-wrap: break-word }
th { font-weight: 600 }
thead th { border-bottom: 2px solid #1f2430 }
tbody th { font-weight: 400 }
.number { width: 7.2rem; text-align: right; white-space: nowrap; padding-right: 1rem }
.what { width: 8.5rem }
.day { width: 8rem }
.cited { width: 13rem }
.from { width: 11rem }
.place { width: 3rem }
.half { width: 50% }
td small { display: block; font-size: 1rem; color: #4b5563 }
.mark { font-weight: 700 }
.annex, .sources { padding-left: 0; list-style: none }
.annex li, .sources li { margin: 0 0 .7rem; padding-left: 3.2rem; position: relative }
.annex li > b, .sources li > b { position: absolute; left: 0 }
.annex li:target { background: #fff3c4 }
.annex span, .sources span { color: #4b5563 }
"""

_PRINT = """
@media print {
  html { font-size: 11pt; line-height: 1.4 }
  body { max-width: none; padding: 0 }
  a { color: inherit; text-decoration: none }
  h1, h2, h3, h4, caption { break-after: avoid }
  thead, tbody tr:first-child { break-before: avoid }
  tr, figure, .annex li, .sources li, .headlines li, .standing { break-inside: avoid }
  .apart { break-before: page }
  .annex li:target { background: none }
  .legend i, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
@page { margin: 20mm 16mm 18mm;
  @top-left { content: "%(title)s"; font: 10pt system-ui, Arial, sans-serif; color: #4b5563 }
  @top-right { content: "%(made)s"; font: 10pt system-ui, Arial, sans-serif; color: #4b5563 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 10pt system-ui, Arial, sans-serif; color: #4b5563 }
}
@page :first { @top-left { content: "" } @top-right { content: "" } }
"""

_RUNNING = 70
"""Characters of the title in the running header."""


def style(title: str, made: str) -> str:
    """The whole style sheet; title and day stand in the running header of every sheet but the first."""
    shades = "".join(f".{name_of(shade)} {{ background: {shade} }}\n" for shade in (*choropleth.LIGHT, choropleth.LAND))
    short = title if len(title) <= _RUNNING else f"{title[:_RUNNING].rstrip()}…"
    return _PAGE + shades + _PRINT % {"title": _quoted(short), "made": _quoted(made)}


def name_of(shade: str) -> str:
    """The class of a swatch of this colour: the page's policy allows no style of its own on an element."""
    return f"shade-{shade.removeprefix('#')}"


def _quoted(words: str) -> str:
    """Words inside a CSS string, all but letters, digits and spaces by their numbers: nothing in them ends it.

    The space after a number belongs to it, so that one that follows in the words is kept.
    """
    return re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):06x} ", words)
