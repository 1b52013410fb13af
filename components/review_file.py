"""Decisions as a file: taken away, and a colleague's looked at before it is merged, or taken back again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import analyst, download, faults, heading, look, review_acts, server, session
from picket.corrections import commands, saying
from picket.corrections.decision import Decision
from picket.corrections.exchange import Received, handed, received
from picket.corrections.files import written
from picket.corrections.standing import withdrawal

_UPLOAD = "decisions-file"
_LARGEST = 50
"""Megabytes: some 100,000 decisions."""

_LISTED = 8
"""Bad lines and conflicts told one by one."""


def away(some: Sequence[Decision], label: str, key: str, *what: str) -> None:
    """A button that downloads decisions, with what takes them back."""
    log = server.standing()
    st.download_button(
        label, data=lambda: written(handed(some, log)), file_name=f"{download.file_name('decisions', *what)}.jsonl",
        mime="application/jsonl", key=key, on_click="ignore", icon=":material/download:", disabled=not some,
        help=f"{look.counted(len(some), 'decision')}, to be merged here or with `picket decide` in another library",
    )  # fmt: skip


def draw(rules: bool) -> None:
    """The whole log to take away, and a file to merge; of `rules` also what they can become."""
    log = server.standing()
    heading.plain("With colleagues", "Decisions travel as a file; what came with one can be taken back.")
    away(log.log, "All decisions as a file", "decisions-all")
    file = st.file_uploader(
        "Decisions of a colleague", type=["jsonl"], key=f"{_UPLOAD}-{session.turn(_UPLOAD)}",
        max_upload_size=_LARGEST,
    )  # fmt: skip
    if file:
        _offer(received(file.getvalue(), log), file.name)
    else:
        st.caption("What is in a file is shown before any of it is merged.")
    if rules:
        _taught()


def _offer(found: Received, name: str) -> None:
    """What a file would bring, and buttons to merge it or to take it back."""
    _tell(found)
    with st.container(horizontal=True):
        st.button(
            f"Merge {look.counted(len(found.new), 'decision')}", key="merge-file", type="primary",
            icon=":material/merge:", on_click=faults.heard(_done), args=(found.new,),
            disabled=server.read_only() or not (found.sound and found.new),
        )  # fmt: skip
        if found.standing:
            st.button(
                f"Take back the {len(found.standing):,} that stand", key="unmerge-file", icon=":material/undo:",
                disabled=not analyst.name(), on_click=faults.heard(_done),
                help="All decisions of the file that hold in this library",
                args=([withdrawal(one, analyst.name(), f"file {name} taken back") for one in found.standing],),
            )  # fmt: skip


def _taught() -> None:
    """What rules can become outside of this library."""
    heading.plain("What is learnt", "catalogue entries and annotated documents, to be read before they are used")
    with st.container(horizontal=True):
        st.download_button(
            "Catalogue entries", data=lambda: commands.entries(server.library()), mime="application/yaml",
            file_name=f"{download.file_name('entries')}.yml", key="taught-entries", on_click="ignore",
            icon=":material/download:", help="The rules that hold, by what they name (YAML)",
        )  # fmt: skip
        ledger = server.ledger()
        st.download_button(
            "Gold documents", data=lambda: commands.gold(ledger), mime="application/jsonl",
            file_name=f"{download.file_name('gold')}.jsonl", key="taught-gold", on_click="ignore",
            icon=":material/download:", help="Every document that a correction changed, annotated as corrected (JSONL)",
        )  # fmt: skip


def _done(decisions: Sequence[Decision]) -> None:
    review_acts.decide(decisions, given=True)
    session.next_turn(_UPLOAD)


def _tell(found: Received) -> None:
    """What the file holds, what it would contradict, and what is wrong with it."""
    counts = {
        "new": len(found.new), "known already": len(found.known), "in conflict": len(found.conflicts),
        "not readable": len(found.bad) + len(found.other),
    }  # fmt: skip
    figures = "".join(f"<div><dd>{count:,}</dd><dt>{look.escape(words)}</dt></div>" for words, count in counts.items())
    st.html(f'<dl class="picket-tallies">{figures}</dl>')
    wrong = [f"Line {number}: {told}." for number, told in found.bad]
    wrong += [f"The decision {one.id} is in the log already and says something else." for one in found.other]
    if wrong:
        st.error(f"Nothing is merged from a file with wrong lines.\n\n{_list(wrong)}", icon=":material/error:")
    if found.conflicts:
        told = [f"{_says(one.holds)}. {_says(one.overruled)}." for one in found.conflicts]
        st.warning(f"Contradictions are kept and listed under *In conflict*.\n\n{_list(told)}")


def _says(one: Decision) -> str:
    return f"{one.who}: {saying.said(one, server.ledger())}"


def _list(told: Sequence[str]) -> str:
    more = [f"and {len(told) - _LISTED:,} more"] if len(told) > _LISTED else []
    return "\n".join(f"- {look.verbatim(line)}" for line in [*told[:_LISTED], *more])
