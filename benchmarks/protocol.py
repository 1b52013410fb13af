"""A reader of the dashboard without a browser: what a browser says to the server, and what it is told.

It speaks Streamlit's own protocol and draws nothing, so that what is measured is the server, and so that one machine
can be many readers.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

Query = Mapping[str, str | Sequence[str]]

PATIENCE = 120.0
"""Seconds in which the server must say something."""

ONCE = ("trigger_value", "string_trigger_value", "json_trigger_value")
"""What a widget reports once, and not again with the next thing that is done."""


class Wrong(AssertionError):
    """A reader would have seen an error."""


@dataclass(frozen=True)
class Drawn:
    """Something on the page: `kind` is its field in Streamlit's Element, `fragment` the part that is drawn alone."""

    kind: str
    element: Element
    fragment: str

    @property
    def widget(self) -> Any:
        """What of it is of its kind."""
        return getattr(self.element, self.kind)


@dataclass
class _Page:
    """What one run of the script drew, by its place."""

    drawn: dict[tuple[int, ...], Drawn] = field(default_factory=dict)

    def take(self, place: tuple[int, ...], delta: Delta) -> None:
        if delta.WhichOneof("type") == "new_element":
            kind = delta.new_element.WhichOneof("type") or "empty"
            self.drawn[place] = Drawn(kind, delta.new_element, delta.fragment_id)


class Reader:
    """Someone with a page open. `query` is what the address holds, `drawn` what is on the page."""

    def __init__(self, url: str, known_as: str = "") -> None:
        """Connect; `known_as` is the id of a session that was cut off and is to go on."""
        address = url.replace("http://", "ws://") + "/_stcore/stream"
        protocols: Any = ["streamlit", "none", *([known_as] if known_as else [])]
        self._held = ExitStack()
        self._socket = self._held.enter_context(connect(address, subprotocols=protocols, max_size=None))
        self.id, self.page, self.query = known_as, "", dict[str, list[str]]()
        self._pages: dict[str, str] = {}
        self._states: dict[str, WidgetState] = {}
        self._shown = _Page()

    @property
    def drawn(self) -> list[Drawn]:
        """Everything on the page."""
        return list(self._shown.drawn.values())

    def close(self) -> None:
        """Leave, as a browser that is closed."""
        self._held.close()

    def open(self, page: str = "", query: Query | None = None) -> float:
        """Go to a page by its name in the address; seconds until it is drawn. Raises Wrong."""
        if page != self.page:
            self._states = {}
        self.page, self.query = page, parse_qs(urlencode(query or {}, doseq=True))
        return self._run()

    def report(self, key: str, fragment: str = "", **value: Any) -> float:
        """A widget says its value (`string_value="Japan"`); seconds until the page answers it. Raises Wrong."""
        self._states[key] = WidgetState(id=key, **value)
        took = self._run(fragment)
        if next(iter(value)) in ONCE:
            self._states.pop(key, None)
        return took

    def trigger(self, component: Drawn, event: str, value: Any) -> float:
        """A component of ours tells of an event; seconds until the page answers it. Raises Wrong."""
        key = f"$$STREAMLIT_INTERNAL_KEY_{component.widget.id}__events"
        said = json.dumps([{"event": event, "value": value}])
        return self.report(key, component.fragment, json_trigger_value=said)

    def _run(self, fragment: str = "") -> float:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = urlencode(self.query, doseq=True)
        state.page_script_hash = self._pages.get(self.page, "")
        state.page_name = "" if state.page_script_hash else self.page
        state.fragment_id = fragment
        state.widget_states.widgets.extend(self._states.values())
        begun = time.perf_counter()
        self._socket.send(asked.SerializeToString())
        self._hear()
        return time.perf_counter() - begun

    def _hear(self) -> None:
        """What the server says until a run has come to its end. Raises Wrong only then, so that nothing is left of it."""
        new, where = _Page(), f"{self.page}?{urlencode(self.query, doseq=True)}"
        wrong: list[str] = []
        while True:
            told = ForwardMsg.FromString(self._socket.recv(timeout=PATIENCE, decode=False))
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.id, new = told.new_session.initialize.session_id or self.id, _Page()
            elif kind == "navigation":
                self._pages = {page.url_pathname: page.page_script_hash for page in told.navigation.app_pages}
                self.page = next(n for n, of in self._pages.items() if of == told.navigation.page_script_hash)
            elif kind == "page_info_changed":
                self.query = parse_qs(told.page_info_changed.query_string, keep_blank_values=True)
            elif kind == "delta":
                new.take(tuple(told.metadata.delta_path), told.delta)
                wrong += amiss(told.delta.new_element)
            elif kind == "page_not_found":
                wrong.append("there is no such page")
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
        if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            wrong.append("the script does not compile")
        if wrong:
            raise Wrong(f"{where}: {'; '.join(wrong)}")
        if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self._shown = new
            self._forget()
        else:
            self._shown.drawn |= new.drawn

    def _forget(self) -> None:
        """Widgets that are no longer on the page have nothing to say."""
        there = {getattr(one.widget, "id", "") for one in self.drawn}
        self._states = {key: state for key, state in self._states.items() if key in there}


def amiss(element: Element) -> list[str]:
    """A traceback, or a sentence in a red box: nothing that is done here deserves one."""
    kind = element.WhichOneof("type")
    if kind == "exception":
        return [f"{element.exception.type}: {element.exception.message}"]
    return [element.alert.body] if kind == "alert" and element.alert.format == element.alert.ERROR else []
