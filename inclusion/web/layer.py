"""What stands between a browser and Streamlit: it decides what each address answers, and sets every answer's headers.

Streamlit itself is asked only for its live connection and the two small files which its client fetches before that.
"""

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inclusion.records.load import DatasetError, current_dataset
from inclusion.web.assets import answer_asset, asset_paths
from inclusion.web.content import Answer
from inclusion.web.pages import answer_correction, answer_not_found, answer_page, find_page
from inclusion.web.routes import ROUTES
from inclusion.web.shell import content_security_policy
from inclusion.web.words import ONLY_READING

LIVE_CONNECTION = "/_stcore/stream"
STREAMLIT_FILES = {"/_stcore/health", "/_stcore/host-config"}
READING = ("GET", "HEAD")
NOT_ACCEPTED = 1003
"""The code with which a websocket is closed that sends a kind of frame which is not taken."""

HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Layer:
    """The ASGI middleware around Streamlit's app."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app that is asked for what is Streamlit's."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "http":
            await self.answer(scope, receive, with_headers(scope, send))
        elif scope["type"] == "websocket" and address_of(scope) != LIVE_CONNECTION:
            await receive()
            await send({"type": "websocket.close", "code": 1000})
        elif scope["type"] == "websocket":
            await self.serve_live(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def serve_live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a live connection on, but end it at a frame of text: Streamlit takes bytes, and fails with a trace."""
        is_open = True

        async def receive_bytes() -> Message:
            nonlocal is_open
            message = await receive()
            if message["type"] != "websocket.receive" or message.get("bytes") is not None:
                return message
            is_open = False
            await send({"type": "websocket.close", "code": NOT_ACCEPTED})
            return {"type": "websocket.disconnect", "code": NOT_ACCEPTED}

        async def send_while_open(message: Message) -> None:
            if is_open:
                await send(message)

        await self.app(scope, receive_bytes, send_while_open)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request; a worker thread makes the answer, as that may take some milliseconds."""
        if address_of(scope) in STREAMLIT_FILES:
            await self.app(scope, receive, send)
        else:
            response = await run_in_threadpool(make_response, Request(scope))
            await response(scope, receive, send)


def address_of(scope: Scope) -> str:
    """The address within the site: the path without what the server was told to put before it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", "").rstrip("/"))


def make_response(request: Request) -> Response:
    """What an address answers: a file, a page, a route's answer, or that there is nothing."""
    try:
        answer = find_answer(address_of(request.scope))
    except DatasetError:
        answer = answer_correction
    if answer is None:
        return answer_not_found(request)
    if request.method not in READING:
        return PlainTextResponse(f"{ONLY_READING}\n", 405, {"Allow": ", ".join(READING)})
    return answer(request)


def find_answer(address: str) -> Answer | None:
    """The function that answers an address, or None where nothing is there; needs the data only for pages."""
    if address in asset_paths():
        return partial(answer_asset, address)
    if address in ROUTES:
        return ROUTES[address]
    page = find_page(current_dataset(), address)
    return partial(answer_page, page) if page else None


def with_headers(scope: Scope, send: Send) -> Send:
    """A `send` that adds the site's headers to an answer, and leaves out the body where only the head is asked for."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        elif message["type"] == "http.response.body" and scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return send_with_headers
