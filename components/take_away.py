"""Everything that the filter keeps, taken away at once: a workbook, or an archive with every format."""

from __future__ import annotations

import streamlit as st

from components import cached, download, look, preparing, session
from picket import saying
from picket.export import Taken
from picket.filter import Filter


def draw() -> None:
    """One button; what it opens says what would be taken, and offers it."""
    with st.popover("Take away", icon=":material/download:", key="take-away", on_change="rerun") as panel:
        if panel.open:
            _offer(session.scope())


def _offer(scope: Filter) -> None:
    ledger = cached.where(scope)
    st.markdown(f"**{look.verbatim(saying.scope(scope, ledger))}**")
    documents, mentions = look.counted(len(ledger.documents), "document"), look.counted(len(ledger), "mention")
    st.caption(f"{documents}, {mentions}; with the filter, its link, what is missing, and what each column holds.")
    if not len(ledger.documents):
        return

    def take() -> Taken:
        return Taken.whole(ledger, scope)

    of = (scope, ledger.snapshot.revision)
    for form, label in (("xlsx", "Excel workbook (.xlsx)"), ("zip", "Archive with every format (.zip)")):
        file = preparing.File(form, download.file_name("all"), take, len(ledger), (form, of))
        preparing.draw(file, f"take-away-{form}", label)
    download.manifest(take, "all", key="take-away-manifest")
