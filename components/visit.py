"""Going to another page as one step of the browser's history.

`st.switch_page` with a query writes that query into the address of the page that is left before it goes on, so that
the back button would first lead to a page that never was.
"""

from __future__ import annotations

from components import look

_VISIT = look.component(__file__, "<span hidden></span>")


def draw(url: str, turn: int, instead: bool = False) -> None:
    """Have the browser go to an address of this dashboard, once for each `turn`; `instead` of the one that is open."""
    _VISIT(key=f"visit-{turn}", data={"url": url, "instead": instead})
