"""The concordance: every place of words that are typed, or of a name, within the filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from components import cached, heading, kwic, look, server, session
from picket import concordance, saying
from picket.address import entity_of, name_of
from picket.concordance import ORDERS, Concordance, Order
from picket.errors import FilterError
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.passages import of_documents

SIZE = 50
SORTED = 20_000
"""Places up to which they can be put in order by the words around them."""

NAMES = 400
"""Names offered; others are found by typing them as words."""

ORDER_NAMES = {
    "document": "As they stand in the texts", "date": "Oldest first", "left": "By the words before",
    "right": "By the words after",
}  # fmt: skip
HELP = "One word, or several in this order: **aegis ashore**. **intercept\\*** takes in all words that begin so."


@dataclass(frozen=True)
class Lines:
    """The rows of a concordance with their words, made as far as they are looked at; all of it can be taken away."""

    ledger: Ledger
    rows: pd.DataFrame
    title: str
    columns: Mapping[str, str] = field(default_factory=lambda: concordance.COLUMNS)

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, start: int, end: int) -> pd.DataFrame:
        """Some of the lines, with what is known of their documents."""
        rows = self.rows.iloc[start:end].reset_index(drop=True)
        said = concordance.lines(rows, self.ledger.texts(rows["document"].unique()))
        facts = of_documents(self.ledger.snapshot.documents, rows["document"], "id", "name", "source", "published")
        return pd.concat([pd.DataFrame(facts).rename(columns={"id": "document"}), rows[["start", "end"]], said], axis=1)

    def batches(self, columns: Sequence[str] = ()) -> Iterator[pd.DataFrame]:
        """All lines, piece by piece."""
        for start in range(0, max(len(self.rows), 1), 5_000):
            part = self.part(start, start + 5_000)
            yield part[list(columns)] if columns else part


def draw(scope: Filter) -> None:
    """What is looked for, and its lines."""
    typed, name = session.value("w"), session.value("of")
    order: Order = session.value("order", ORDERS, "document")  # type: ignore[assignment]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Words", placeholder="a word or a phrase", width=260, help=HELP, type="search",
                      **session.control("w", typed, drops=("of", "p", "all")))  # fmt: skip
        _names(scope, name)
        st.selectbox("Order", ORDERS, format_func=ORDER_NAMES.__getitem__, width=230,
                     **session.control("order", order, drops=("p",)))  # fmt: skip
    if not (typed or name):
        st.html('<p class="picket-hint">Type a word, or choose a name, to see every place where it stands.</p>')
        return
    try:
        found, words, label = _found(scope, typed, name)
    except FilterError as error:
        st.warning(look.verbatim(str(error)), icon=":material/search_off:")
        return
    title = f"Places of {words}: {ORDER_NAMES[order].lower()}"
    _show(Lines(server.ledger(), _ordered(found, order), title), found, words, label)


def _found(scope: Filter, typed: str, name: str) -> tuple[Concordance, str, str]:
    """The places, what was looked for in words, and its kind."""
    if typed:
        return cached.found(scope, typed, session.value("all") == "yes"), f"“{typed.strip()}”", "other"
    one = entity_of(name)
    wanted = replace(scope, label=one.label, key=one.key).check(server.catalogue())
    return concordance.mentions(cached.where(wanted)), saying.focus(wanted, server.ledger()), one.label


def _names(scope: Filter, name: str) -> None:
    """A list of the names mentioned most."""
    rows = cached.view("entities", scope).first(NAMES)
    offered = {name_of(Entity(label, key)): str(words) for label, key, words in rows[["label", "key", "entity"]].values}
    if name and name not in offered:
        one = entity_of(name)
        offered = {name: saying.entity(Entity(one.label, one.key), server.ledger()), **offered}
    st.selectbox(
        "or a name", list(offered), index=None, placeholder="Any name", width=240,
        format_func=lambda one: offered.get(one, one), **session.control("of", name or None, drops=("w", "p", "all")),
    )  # fmt: skip


def _ordered(found: Concordance, order: Order) -> pd.DataFrame:
    """The places in an order; by the words around them only if not too many texts must be read for it."""
    ledger, rows = server.ledger(), found.rows
    if order not in ("left", "right"):
        return concordance.ordered(rows, order, {}, ledger.documents["published"])
    if len(rows) > SORTED:
        st.caption(f"More than {SORTED:,} places are not put in order by words; narrow the filter for that.")
        return rows
    texts = ledger.texts(rows["document"].unique())
    return concordance.ordered(rows, order, texts, ledger.documents["published"])


def _show(lines: Lines, found: Concordance, words: str, label: str) -> None:
    documents = look.counted(lines.rows["document"].nunique(), "document")
    note = f"{look.counted(len(lines), 'place')} in {documents}"
    heading.draw(words, note, lines, "concordance", words, key="kwic")
    if found.scanned < found.documents:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Looked through the first {found.scanned:,} of {found.documents:,} documents that hold it.")
            if st.button(f"Look through all {found.documents:,}", key="look-through-all"):
                session.choose(all="yes")
                st.rerun()
    if not len(lines):
        st.html('<p class="picket-hint">It stands nowhere within the filter.</p>')
        return
    pages = -(-len(lines) // SIZE)
    page = session.page_of("p", pages)
    part = lines.part((page - 1) * SIZE, page * SIZE)
    data = kwic.content(part, page, pages, SIZE, len(lines), label, look.dark())

    def ask(asked: dict[str, int]) -> None:
        session.choose(p=str(asked["page"]) if asked["page"] > 1 else "")

    def opened(place: dict[str, Any]) -> None:
        session.remember("opened", place)

    kwic.draw(data, "kwic", session.triggered("kwic", "ask", ask), session.triggered("kwic", "open", opened))
    if place := session.recall("opened"):
        session.open_text(place["document"], int(place["start"]), int(place["end"]))
