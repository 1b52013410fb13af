"""A large file made in the background, so that a page can tell how far it is and go on in the meantime."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import TemporaryFile
from threading import Thread

from picket.errors import PicketError
from picket.export import BOOKS, Taken, pieces

UNFORESEEN = "It could not be made; the server's log tells why."


class _Stopped(PicketError):
    """A reader no longer wants it."""


class Making:
    """A file in one of BOOKS or EXPORTERS.

    `running` until it is `finished`, was stopped, or failed: then `failure` says why in a sentence.
    """

    def __init__(self, take: Callable[[], Taken], form: str) -> None:
        self._take, self._form = take, form
        self._done, self._rows, self._stop = 0, 1, False
        self._file = TemporaryFile(prefix="picket-")  # noqa: SIM115 - open as long as it is offered
        self.running, self.finished, self.failure = True, False, ""
        Thread(target=self._run, name="export", daemon=True).start()

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1."""
        return min(self._done / self._rows, 1.0)

    def stop(self) -> None:
        """Make no more of it."""
        self._stop = True

    def bytes(self) -> bytes:
        """The file, once it is finished."""
        self._file.seek(0)
        return self._file.read()

    def _tell(self, rows: int) -> None:
        self._done += rows
        if self._stop:
            raise _Stopped

    def _run(self) -> None:
        self.failure = UNFORESEEN
        try:
            self._write()
            self.failure, self.finished = "", True
        except _Stopped:
            self.failure = ""
        except (PicketError, OSError) as error:
            self.failure = str(error)
        finally:
            self.running = False

    def _write(self) -> None:
        taken = self._take()
        self._rows = max(BOOKS[self._form].rows(taken) if self._form in BOOKS else taken.rows, 1)
        for piece in pieces(taken, self._form, self._tell):
            self._file.write(piece)
