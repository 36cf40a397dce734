"""What stands between a browser and Streamlit: the site's own answers, the headers of every answer, a guard.

Streamlit itself is asked only for its live connection and the two small files which its client fetches before that.
"""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from inclusion.web.address import address_of
from inclusion.web.downloads import LEAVE, OPEN
from inclusion.web.live_connection import LIVE_CONNECTION, close_at_text, comes_from_here, without_origin
from inclusion.web.routes import make_site
from inclusion.web.settings import framers
from inclusion.web.shell import content_security_policy

STREAMLIT_FILES = {"/_stcore/health", "/_stcore/host-config"}


def site_headers() -> dict[str, str]:
    """The headers of every answer."""
    return {
        "Content-Security-Policy": content_security_policy(framers()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class Layer:
    """The ASGI middleware around Streamlit's app."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app that is asked for what is Streamlit's; both stand below the path that Streamlit was told."""
        self.base = base = "/".join(["", *filter(None, config.get_option("server.baseUrlPath").split("/"))])
        self.streamlit, self.site = app, make_site(base)
        self.files, self.live = {base + address for address in STREAMLIT_FILES}, base + LIVE_CONNECTION
        self.headers = site_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "http":
            app = self.streamlit if address_of(scope) in self.files else self.site
            leave = LEAVE if address_of(scope).removeprefix(self.base).startswith(OPEN) else {}
            await app(scope, receive, with_headers({**self.headers, **leave}, scope, send))
        elif scope["type"] != "websocket":
            await self.streamlit(scope, receive, send)
        elif address_of(scope) == self.live and comes_from_here(scope):
            await self.streamlit(without_origin(scope), *close_at_text(receive, send))
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1000})


def with_headers(headers: Mapping[str, str], scope: Scope, send: Send) -> Send:
    """A `send` that adds headers to an answer, and leaves out the body where only the head is asked for."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        elif message["type"] == "http.response.body" and scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return send_with_headers
