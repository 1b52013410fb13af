"""Getting ready for the first page while the server starts and the browser loads Streamlit's own files.

What pages are made of takes half a second to import, the catalogue a quarter to read: nobody has to wait for either.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread

from picket.errors import CatalogueError


def begin() -> None:
    """Begin, beside whatever else this process does."""
    Thread(target=_warm, name="warming", daemon=True).start()


def _warm() -> None:
    import_module("components.frame")
    from picket.catalogue.own import library_catalogue
    from picket.library.store import place

    with suppress(CatalogueError):  # the page that needs it says what is wrong
        library_catalogue(place())
