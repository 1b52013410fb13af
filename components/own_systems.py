"""An analyst's own systems: what there is, and the form that adds one, changes it or takes it away.

Everything typed is looked over before anything is written; what is wrong stands beside the form, and nothing typed is
lost. What is saved is applied at once: the documents that it concerns are read again in the background.
"""

from __future__ import annotations

from typing import get_args

import streamlit as st

from components import apart, cached, faults, heading, look, presenting, server, session
from picket.catalogue.draft import LABELS, Draft, beside_of, beside_text, draft_of, lines, remove, write
from picket.catalogue.load import Catalogue
from picket.catalogue.own import own_folder
from picket.catalogue.review import dangers, review
from picket.catalogue.schema import Kind, System
from picket.errors import CatalogueError, FilterError
from picket.filter import Filter

_FORM, _EDITED, _REMOVING, _SEEN, _SAID = "own-system", "own-edited", "own-removing", "own-seen", "own-said"


def draw() -> None:
    """The own systems with what is being read again for them, and the form."""
    catalogue = server.catalogue()
    if said := session.recall(_SAID):
        st.toast(said)
    if server.read_only():
        st.caption("This dashboard is for reading only: own systems are added where the library is edited.")
        return
    _doing()
    _listed(catalogue)
    _form(catalogue)


def _doing() -> None:
    """How many documents are being read again; the page is drawn anew when that is done."""
    held = server.following()
    if held.running:
        apart.part(_watch, run_every=0.5)()
    elif held.failure:
        st.error(look.verbatim(held.failure), icon=":material/error:")


def _watch() -> None:
    held = server.following()
    progress = held.progress
    if not held.running:
        st.rerun()
    if progress is None:
        st.caption("Looking for the documents that name what was changed …")
        return
    verb = "is" if progress.total == 1 else "are"
    said = f"{look.counted(progress.total, 'document')} {verb} being read again for your own systems"
    st.progress(progress.share, text=f"{said}: {progress.words()}")


def _listed(catalogue: Catalogue) -> None:
    own = [system for key, system in catalogue.systems.items() if key in catalogue.own]
    counts = _mentions() if own else {}
    for system in own:
        with st.container(border=True, key=f"own-{system.key}"):
            _one(system, counts.get(system.key, 0))
    for issue in catalogue.issues:
        said = f"A file of your own systems is left out. {issue.where}: {issue.message} {issue.hint}"
        st.warning(look.verbatim(said), icon=":material/warning:")
    if not own and not catalogue.issues:
        st.caption("None yet. A system added here is looked for in every document of this library.")


def _one(system: System, mentions: int) -> None:
    names = dict.fromkeys((*system.names, *(rule.form for rule in system.ambiguous)))
    with st.container(horizontal=True, vertical_alignment="center"):
        said = f"**{look.verbatim(system.short)}** · {system.kind} · {look.counted(mentions, 'mention')}"
        st.markdown(f"{said}  \n{look.verbatim(', '.join(names))}", width="stretch")
        if draft_of(system) is None:
            st.caption(f"Written by hand: change {look.verbatim(system.key)}.yml itself.", width="content")
        else:
            st.button(
                "Edit", key=f"own-edit-{system.key}", on_click=faults.heard(_edit), args=(system.key,),
                help=f"Put {look.verbatim(system.short)} into the form",
            )  # fmt: skip
        st.button(
            "Remove …", key=f"own-remove-{system.key}", on_click=faults.heard(_ask), args=(system.key,),
            help=f"Take {look.verbatim(system.short)} away",
        )  # fmt: skip
    if session.turn(f"{_REMOVING}-{system.key}") % 2:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"Remove “{system.short}”, and its mentions from every document?", width="stretch")
            if st.button("Remove", key=f"own-yes-{system.key}", type="primary"):
                _remove(system)
            st.button("Keep", key=f"own-no-{system.key}", on_click=faults.heard(_ask), args=(system.key,))


def _ask(key: str) -> None:
    """Ask whether to remove a system, or do not ask any longer."""
    session.next_turn(f"{_REMOVING}-{key}")


def _remove(system: System) -> None:
    try:
        remove(own_folder(server.library().location), system.key)
    except CatalogueError as error:
        st.error(look.verbatim(str(error)), icon=":material/error:")
        return
    _ask(system.key)
    session.remember(_SAID, f"“{look.verbatim(system.short)}” was removed.")
    st.rerun()


def _edit(key: str) -> None:
    """Put a system into the form, or with "" an empty one."""
    session.next_turn(_FORM)
    session.remember(_EDITED, key)


def _mentions() -> dict[str, int]:
    rows = cached.table("systems", Filter())
    return dict(zip(rows["system"], rows["mentions"].astype(int)))


def _form(catalogue: Catalogue) -> None:
    if presenting.on():
        return
    key = _edited(catalogue)
    system = catalogue.systems.get(key)
    title = f"Change “{system.short}”" if system else "Add a system of your own"
    heading.plain(title, "Only a name and a kind are needed; what is typed is looked over before it is saved.")
    with st.form(f"{_FORM}-{session.turn(_FORM)}", border=True):
        typed = _fields(catalogue, (draft_of(system) if system else None) or Draft(), key)
        said = st.container()
        saved = st.form_submit_button("Save" if system else "Add system", type="primary", icon=":material/save:")
    if system:
        st.button("Cancel", key="own-cancel", on_click=faults.heard(_edit), args=("",))
    if saved:
        with said:
            _save(typed, catalogue, key)


def _edited(catalogue: Catalogue) -> str:
    """The key of the system in the form, "" for a new one."""
    key: str = session.recall(_EDITED) or ""
    key = key if key in catalogue.own else ""
    session.remember(_EDITED, key)
    return key


def _fields(catalogue: Catalogue, old: Draft, key: str) -> Draft:
    turn, kinds = session.turn(_FORM), list(get_args(Kind))
    below = catalogue.family(key) if key else set()
    others = sorted({*catalogue.systems} - below, key=lambda one: catalogue.systems[one].short.casefold())
    systems = ["", *others]

    def at(field: str) -> str:
        return f"{_FORM}-{field}-{turn}"

    left, right = st.columns([2, 1])
    name = left.text_input(LABELS["name"], old.name, key=at("name"))
    short = right.text_input(LABELS["short"], old.short, key=at("short"), placeholder="optional: what lists show")
    left, right = st.columns(2)
    kind = left.selectbox(
        LABELS["kind"], kinds, kinds.index(old.kind) if old.kind in kinds else None, key=at("kind"),
        placeholder="Choose a kind",
    )  # fmt: skip
    part_of = right.selectbox(
        LABELS["part_of"], systems, systems.index(old.part_of) if old.part_of in systems else 0, key=at("part_of"),
        format_func=lambda one: catalogue.systems[one].short if one else "none",
    )  # fmt: skip
    aliases = _area("aliases", "\n".join(old.aliases), at, "optional, one a line; spelling and plurals are followed")
    beside = _area(
        "beside", beside_text(old.beside), at, "optional, one a line: Shield: missile, radar",
        "A name that also means something else counts where one of these words stands in the same sentence. The "
        "system's own name also counts further on in a document that names the system surely.",
    )  # fmt: skip
    found = _area("found", "\n".join(old.found), at, "optional, one a line: they are tried before anything is saved")
    not_found = _area("not_found", "\n".join(old.not_found), at, "optional, one a line")
    return Draft(
        _tidy(name), _tidy(short), kind or "", part_of or "", lines(aliases), beside_of(beside), lines(found),
        lines(not_found),
    )  # fmt: skip


def _area(field: str, old: str, at: object, hint: str, help: str | None = None) -> str:
    assert callable(at)
    return st.text_area(LABELS[field], old, key=at(field), placeholder=hint, help=help, height=80)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _save(draft: Draft, catalogue: Catalogue, key: str) -> None:
    """Write what was typed; or say what is wrong with it, or what to think over first."""
    folder = own_folder(server.library().location)
    looked = review(draft, catalogue, folder, key)
    for complaint in looked.complaints:
        st.error(look.verbatim(complaint.sentence), icon=":material/error:")
    if looked.complaints:
        return
    if session.recall(_SEEN) != draft and (warned := dangers(draft, _documents)):
        session.remember(_SEEN, draft)
        for sentence in warned:
            st.warning(look.verbatim(sentence), icon=":material/warning:")
        return
    try:
        write(folder, looked.key, looked.text)
    except CatalogueError as error:
        st.error(look.verbatim(str(error)), icon=":material/error:")
        return
    _edit("")
    session.remember(_SAID, f"“{look.verbatim(draft.short or draft.name)}” was saved.")
    st.rerun()


def _documents(name: str) -> int:
    """In how many documents a name stands."""
    try:
        return len(cached.matching('"' + name.replace('"', " ") + '"'))
    except FilterError:
        return 0
