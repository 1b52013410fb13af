"""Who may ask this server at all: those who call it by a name of its own, and, for the open connection, its own pages.

Streamlit looks at the name for the open connection alone, and at a foreign page's origin only after it has asked a
host on the internet for this machine's own address. Neither gets that far.
"""

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from picket import readonly

NAMELESS = "This server does not answer to that name; whoever runs it can add it to server.allowedHosts.\n"
READ_ONLY = "This server shows its library and takes no files.\n"
UPLOADS = "/_stcore/upload_file"


class Gate:
    """ASGI middleware that answers 403 to whoever is not let in, with a sentence to who asks for a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        within = self.app
        if scope["type"] == "http" and not _named(Headers(scope=scope)):
            within = PlainTextResponse(NAMELESS, 403)
        elif scope["type"] == "http" and readonly.is_set() and UPLOADS in scope["path"]:
            within = PlainTextResponse(READ_ONLY, 403)
        elif scope["type"] == "websocket" and not _own_page(Headers(scope=scope)):
            within = WebSocketClose(1008)  # policy violation; before the handshake it is a 403
        await within(scope, receive, send)


def _named(headers: Headers) -> bool:
    """Whether the server is called by a name of its own."""
    return is_host_allowed(headers.get("host"))


def _own_page(headers: Headers) -> bool:
    """Whether a connection is asked for by a page of this server, or by no page at all."""
    origin = headers.get("origin")
    return _named(headers) and (origin is None or origin.partition("://")[2] == headers["host"])


GATE = Middleware(Gate)
