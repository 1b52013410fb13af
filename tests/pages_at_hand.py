"""The dashboard as tests drive it: through `app.py`, on a library of its own."""

import json
import re
from pathlib import Path
from unittest import mock

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[1] / "app.py")
PAGES = (
    "overview",
    "entities",
    "map",
    "systems",
    "timeline",
    "changes",
    "review",
    "together",
    "concordance",
    "compare",
    "text",
    "library",
    "about",
)


def seen(markdown: str) -> str:
    """What a reader sees of words that components.look made safe for Markdown."""
    whole = re.sub(r"&#(\d+);", lambda end: chr(int(end[1])), markdown.replace(":small[]", ""))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", whole)


class NavigationPages(PagesManager):
    """AppTest takes a folder named pages/ for Streamlit's automatic one; the server (app.py) does not."""

    def __init__(self, *args, **kwargs):
        PagesManager.uses_pages_directory = False
        super().__init__(*args, **kwargs)


class Visit:
    """A visitor: `at` is the page as it stands after the last step."""

    def __init__(self, page: str = "overview", **query: str | list[str]) -> None:
        self.at = AppTest.from_file(APP, default_timeout=60)
        if page != "overview":
            self.go(page, **query)
        else:
            self.at.query_params.update(query)
            self.run()

    def run(self) -> "Visit":
        with mock.patch("streamlit.testing.v1.app_test.PagesManager", NavigationPages):
            self.at.run()
        assert not self.at.exception, self.at.exception
        strip = self.component("picket_presenting")
        if strip["waits"]:  # for the size of type, which a browser tells
            self.at.session_state["presenting:root"] = 21 if strip["on"] else 15
            return self.run()
        return self

    def go(self, page: str, **query: str | list[str]) -> "Visit":
        """On to another page, by a link with this query."""
        with mock.patch("streamlit.testing.v1.app_test.PagesManager", NavigationPages):
            self.at.switch_page(f"pages/{page}.py")
        self.at.query_params.update(query)
        return self.run()

    def trigger(self, key: str, value: object) -> "Visit":
        """What a control, component or chart under `key` reports, as the browser would send it."""
        self.at.session_state[key] = value
        return self.run()

    @property
    def words(self) -> str:
        """All our own HTML on the page."""
        return "\n".join(element.proto.body for element in self.at.get("html"))

    def component(self, name: str):
        """The data that the page gives to one of our components."""
        return next(json.loads(e.proto.json) for e in self.at.get("bidi_component") if e.proto.component_name == name)

    def frame(self, key: str):
        """The DataFrame shown under a key."""
        return next(e.value for e in self.at.dataframe if re.search(rf"-{key}(-\d+)?$", e.proto.id))

    def figure(self, key: str) -> dict:
        """The plotly figure shown under a key."""
        return next(json.loads(e.proto.spec) for e in self.at.get("plotly_chart") if e.proto.id.endswith(f"-{key}"))
