"""What the reader has chosen: the only file that touches session state and the URL.

Everything that shapes a figure lives in the URL and nowhere else, so that a link opens the same view and the back
button takes one step back: every change writes the whole query at once. The *scope* (picket.address) and what is
counted go along to every page; the *selection* (what was clicked on this page) opens its evidence and is gone on the
next page, as are the choices of one page alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast
from urllib.parse import urlencode

import streamlit as st

from components import apart, cached, faults, server, visit
from components.selection import Selection, read, same, written
from picket import address
from picket.address import Query
from picket.filter import TERMS, Filter
from picket.ledger import UNITS, Unit
from picket.library import SavedView

UNIT, VIEW, SELECTED = "count", "view", "show"
_PAGE, _FOLLOWING, _MARKING, _SELECTOR, _ACTS = "page-now", "following", "marking", "selector", "acts"
_SCOPE = ("from", "until", "added_from", "added_until", "undated", "q", "within", "senses", "read")
_SCOPE += tuple(before + address.NAMES[field] for field in TERMS for before in ("", address.NOT))
"""Parameters of the scope."""

PRESENT, HOLD, HIDDEN, BRIEFING, STEP = "present", "hold", "names", "briefing", "step"
_SCREEN = (PRESENT, HOLD, HIDDEN, BRIEFING, STEP)
"""How a page is shown to a meeting: goes along to every page like the scope, and is no part of a saved view."""

_LONGEST = 1_500
"""Characters of a scope in a link; a longer one is kept in the library and named in the link."""


# The URL


def enter(page: str) -> None:
    """This run is of this page (its name in the address)."""
    if page != st.session_state.get(_PAGE):
        st.session_state.setdefault(_ACTS, {}).clear()
    st.session_state[_PAGE] = page
    st.session_state[_FOLLOWING], st.session_state[_MARKING] = [], []


def query() -> Query:
    """All parameters of the page, those of a saved view among them."""
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    return {**_held(given), **given}


def carried() -> Query:
    """The parameters that go along to another page: what a link to it holds."""
    found = query()
    going = {name: found[name] for name in (*_SCOPE, UNIT, *_SCREEN) if name in found}
    held = _held(found, everywhere=True)
    if held and _scope_of(held) == _scope_of(going):
        return {VIEW: found[VIEW], **_beyond(going, held)}
    return going


def value(name: str, choices: Iterable[str] = (), usual: str = "") -> str:
    """One parameter of this page; the usual one when it is not given, or not among the choices."""
    found = query().get(name, [""])[-1]
    allowed = list(choices)
    return found if found and (not allowed or found in allowed) else usual


def page_of(name: str, pages: int) -> int:
    """The page, from 1, that a parameter asks for, the last one where there are fewer."""
    return min(max(address.number(value(name), 1), 1), pages)


def choose(**values: str | Sequence[str]) -> None:
    """Write parameters, in one step of the browser's history; "" and () take one away."""
    changed = {name: [v] if isinstance(v, str) else list(v) for name, v in values.items()}
    _write({**query(), **changed})


def control(name: str, shown: Any, *, drops: Sequence[str] = ()) -> dict[str, Any]:
    """Arguments for a widget that shows a parameter of the URL and writes it; `drops` are those it makes void."""
    st.session_state[name] = shown
    return {"key": name, "on_change": faults.heard(_chosen), "args": (name, tuple(drops))}


def show(key: str, words: str) -> str:
    """The key itself, under which a widget now shows these words, whatever was typed into it before."""
    st.session_state[key] = words
    return key


def typed(key: str) -> str:
    """What was typed into the widget under this key."""
    return str(st.session_state[key]).strip()


def _chosen(name: str, drops: tuple[str, ...]) -> None:
    picked = st.session_state[name]
    words = picked.isoformat() if isinstance(picked, date) else picked or ""
    if isinstance(picked, bool):
        words = "true" if picked else "false"
    choose(**{name: words, **dict.fromkeys(drops, "")})


def _write(wanted: Mapping[str, Sequence[str]]) -> None:
    """Put parameters into the URL; the scope by the name of a saved view where it is that view's, or very long."""
    full = {name: list(values) for name, values in wanted.items() if any(values) and name != VIEW}
    scope, held = _scope_of(full), _held(wanted)
    if held and scope == _scope_of(held) and held.keys() <= full.keys():
        st.query_params.from_dict({VIEW: list(wanted[VIEW]), **_beyond(full, held)})
    elif (
        not server.read_only()
        and sum(len(name) + len(v) + 2 for name, values in scope.items() for v in values) > _LONGEST
    ):
        key = server.library().save_view("", scope)
        cached.forget_views()
        st.query_params.from_dict({VIEW: [key], **_beyond(full, scope)})
    else:
        st.query_params.from_dict(full)


def _held(given: Mapping[str, Sequence[str]], everywhere: bool = False) -> Query:
    """What the saved view that is named holds: of another page, or for every page, its scope and unit alone."""
    found = cached.saved_view(given[VIEW][-1]) if given.get(VIEW) else None
    if found is None:
        return {}
    here = found.page == st.session_state.get(_PAGE, "") and not everywhere
    return {name: list(values) for name, values in found.query.items() if here or name in (*_SCOPE, UNIT)}


def _scope_of(parameters: Query) -> Query:
    return {name: values for name, values in parameters.items() if name in _SCOPE}


def _beyond(parameters: Query, held: Query) -> Query:
    return {name: values for name, values in parameters.items() if held.get(name) != values}


def save_view(page: str, name: str) -> None:
    """Keep this page, with all that its link holds, under a name; the link becomes that name."""
    key = server.library().save_view(page, _seen(), name)
    cached.forget_views()
    st.query_params.from_dict({VIEW: [key]})


def view_here(page: str) -> str:
    """The key of a view of this page as it stands: that of the link, else of one kept without a name."""
    held, key = _seen(), st.query_params.get(VIEW, "")
    view = cached.saved_view(key) if key else None
    if view and view.page == page and {name: list(values) for name, values in view.query.items()} == held:
        return key
    return server.library().save_view(page, held)


def _seen() -> Query:
    """What a view of this page holds: all parameters but how it is shown, and the page of its evidence."""
    return {parameter: values for parameter, values in query().items() if parameter not in (VIEW, "p", *_SCREEN)}


def open_view(view: SavedView) -> None:
    """Go to a saved view."""
    _visit(view.page, {VIEW: [view.key]})


def lost_view() -> str:
    """The view that the link names when the library has none of that name, else ""."""
    key = st.query_params.get(VIEW, "")
    return key if key and not cached.saved_view(key) else ""


# The scope


def scope() -> Filter:
    """The filter of every page. Raises FilterError when the link asks for what there is not."""
    return address.asked(query()).check(server.catalogue())


def narrow(wanted: Filter, **more: str) -> None:
    """Make this the filter of every page; what was selected is let go."""
    kept = {name: values for name, values in query().items() if name not in (*_SCOPE, SELECTED, "sort", "p", "page")}
    _write({**kept, **address.query(wanted), **{name: [value] for name, value in more.items()}})


def start_over() -> None:
    """No filter, nothing selected."""
    _write({name: values for name, values in query().items() if name in (UNIT, *_SCREEN)})


def unit() -> Unit:
    """Whether figures count mentions, documents, stories or sources."""
    return cast(Unit, value(UNIT, UNITS, "mentions"))


# The meeting


def presenting() -> bool:
    """Whether the page is shown to a meeting, by itself or as a step of a briefing."""
    return value(PRESENT) == "yes" or bool(value(BRIEFING))


def names_hidden() -> bool:
    """Whether the meeting is not to read names of documents and notes."""
    return presenting() and value(HIDDEN) == "hidden"


def leave_meeting() -> None:
    """The page as it is shown to one reader."""
    choose(**dict.fromkeys(_SCREEN, ""))


def step_link(number: int, view: SavedView | None) -> str:
    """The link, without its host, to a step (from 1) of the briefing that is open; `view` None: its view is gone."""
    own = {name: values for name, values in query().items() if name in (PRESENT, HIDDEN, BRIEFING)}
    asked = {**({VIEW: [view.key]} if view else {}), **own, STEP: [str(number)]}
    return f"{(view.page if view else '') or '.'}?{urlencode(asked, doseq=True)}"


def only_names_step() -> bool:
    """Whether the link says which step of which briefing, and nothing of what is to be seen."""
    return bool(value(BRIEFING)) and set(st.query_params) <= {*_SCREEN}


def present(briefing: str) -> None:
    """Go to the first step of a briefing, on whatever page it is."""
    _visit("", {BRIEFING: [briefing], STEP: ["1"]})


# The selection


def selected() -> Selection:
    """What was clicked on this page."""
    return read(value(SELECTED))


def select(chosen: Selection | None = None) -> None:
    """Select what was clicked; nothing clears the selection."""
    choose(show=written(chosen or {}), sort="", p="", tab="")


def selected_key(label: str) -> str:
    """The key selected on this page if it is of kind `label`, else ''."""
    chosen = selected()
    return chosen.get("key", "") if chosen.get("label") == label else ""


# Clicks


def clicked_cell(widget: str, key: str, selects: Callable[[int, str], Selection | None]) -> Callable[[], None]:
    """A callback for a table drawn under `key`: a click on a cell selects `selects(row, column)`, a second clears."""

    def follow() -> None:
        cells = st.session_state[key]["selection"]["cells"]
        chosen = selects(*cells[0]) if cells else None
        if chosen is None and (cells or st.session_state.get(f"{widget}:last") is None):
            return  # a cell that opens nothing, or a row that was ticked
        if cells and same(chosen, st.session_state.get(f"{widget}:last")) and same(chosen, selected()):
            return
        _follow(widget, chosen)

    return _light(key, follow)


def clicked_point(
    widget: str, selects: Callable[..., Selection], key: str = "", by_itself: bool = True
) -> Callable[[], None]:  # fmt: skip
    """A callback for a chart drawn under `key` (default: its name): a click on a mark selects
    `selects(*its customdata)`, a second click clears. `by_itself`: the chart shows what was clicked in it.
    """

    def follow() -> None:
        points = st.session_state[key or widget]["selection"]["points"]
        _follow(widget, selects(*points[0]["customdata"]) if points else None, by_itself)

    return _light(key or widget, follow)


def triggered(key: str, name: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """A callback for a component drawn under `key`: `act` is called with what it reports as `name`."""

    def follow() -> None:
        if (reported := st.session_state[key].get(name)) is not None:
            act(reported)

    return _light(f"{key}:{name}", follow)


def _light(name: str, act: Callable[[], None]) -> Callable[[], None]:
    """A callback that does this and holds nothing but its name.

    Streamlit keeps the callbacks of all that was ever drawn until its session ends, and with them would keep the rows
    that they tell of. What is to be done is kept here instead, of each widget once and while its page is open.
    """
    st.session_state.setdefault(_ACTS, {})[name] = act
    return partial(_act, name)


@faults.heard
def _act(name: str) -> None:
    if act := st.session_state[_ACTS].get(name):
        act()


def toggle(chosen: Selection) -> None:
    """Select this, or nothing if it is what is selected: for what shows the selection itself. Only in callbacks."""
    _redraw("", None if same(chosen, selected()) else chosen)


def follows(key: str, draw: Callable[[], None]) -> None:
    """Draw a part of the page that shows the selection: it is drawn anew by itself when something is selected."""
    st.session_state[_FOLLOWING].append(key)
    apart.part(draw, key)()


def marks(widget: str, draw: Callable[[], None]) -> None:
    """Draw a table or chart that shows by itself what was clicked in it: it can be drawn anew alone to forget that."""
    st.session_state[_MARKING].append(widget)
    apart.part(draw, _mark(widget))()


def _mark(widget: str) -> str:
    return f"{widget}-marks"


def fresh(widget: str) -> str:
    """The key under which to draw a widget that selects: a new one once the selection has moved on elsewhere.

    A table or chart would otherwise go on showing its older click, and a second click there would only undo it.
    """
    if (last := st.session_state.get(f"{widget}:last")) is not None and not same(last, selected()):
        st.session_state.get(_ACTS, {}).pop(_key(widget), None)
        st.session_state[f"{widget}:turn"] = st.session_state.get(f"{widget}:turn", 0) + 1
        st.session_state[f"{widget}:last"] = None
    return _key(widget)


def _key(widget: str) -> str:
    turn = st.session_state.get(f"{widget}:turn", 0)
    return f"{widget}-{turn}" if turn else widget


def _follow(widget: str, chosen: Selection | None, by_itself: bool = True) -> None:
    """Select what a widget reports, None when it was clicked away there.

    A widget that still showed an older click (the selection has moved on elsewhere) reports a click on the same
    mark as clicked away; what is meant is that mark again.
    """
    last = st.session_state.get(f"{widget}:last")
    if chosen is None and last is not None and not same(selected(), last):
        chosen = last
    st.session_state[f"{widget}:last"] = chosen
    _redraw(widget if by_itself else "", chosen)


def _redraw(widget: str, chosen: Selection | None) -> None:
    """Select, and draw anew what follows the selection and what still shows an older one; else all of the page.

    `widget` is the table or chart that was clicked and shows it by itself; "" for what is drawn by the selection.
    """
    shows = st.session_state.get(_SELECTOR, "") if selected() else ""
    st.session_state[_SELECTOR] = widget
    select(chosen)
    following, marking = st.session_state.get(_FOLLOWING), st.session_state.get(_MARKING, [])
    if following and shows in ("", widget):
        st.rerun(following)
    elif following and shows in marking:
        st.rerun([*following, _mark(shows)])


# Reading


def place_to_read(documents: Sequence[str]) -> tuple[str, tuple[int, int] | None]:
    """The document that the Text page shows and the place in it to scroll to.

    The URL's `doc` and `at` decide; without a `doc` that is in the library it is the first of these.
    """
    asked = value("doc")
    first, _, last = value("at").partition("-")
    start, end = address.number(first, None), address.number(last, None)
    return asked or documents[0], None if start is None or end is None else (start, end)


def open_text(document: str, start: int = 0, end: int = 0) -> None:
    """Go to the Text page: to a document, or to [start, end) (code points) in it."""
    go("text", doc=document, at=f"{start}-{end}" if end else "")


def go(page: str, **more: str) -> None:
    """Go to a page with the scope, and these parameters of its own."""
    own = {name: [text] for name, text in more.items() if text}
    _visit(page, {**carried(), **own})


def _visit(page: str, parameters: Query) -> None:
    next_turn("visit")
    visit.draw(f"{page or '.'}?{urlencode(parameters, doseq=True)}", turn("visit"))


# What is kept between two runs


def turn(name: str) -> int:
    """How often something was done with: a widget keyed by it starts empty after each time."""
    return int(st.session_state.get(f"{name}:turn", 0))


def next_turn(name: str) -> None:
    """It is done with once more."""
    st.session_state[f"{name}:turn"] = turn(name) + 1


def remember(name: str, value: Any) -> None:
    """Keep a message or a choice for the next run of this session."""
    st.session_state[name] = value


def reported(key: str, name: str, usual: str) -> str:
    """What a component drawn under `key` last reported as its state `name`, on whatever page."""
    found, kept = st.session_state.get(key), f"{key}:{name}"
    if found and found.get(name):
        st.session_state[kept] = found[name]  # Streamlit forgets what a component reported when its page is left
    return str(st.session_state.get(kept, usual))


def kept(name: str, usual: Any = None) -> Any:
    """What was remembered under `name`, for as long as the session lasts; `usual` if nothing was."""
    return st.session_state.get(name, usual)


def recall(name: str) -> Any:
    """What was remembered under `name`, once."""
    return st.session_state.pop(name, None)
