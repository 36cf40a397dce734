"""Ask the web layer over ASGI, without a server and without Streamlit behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.types import Message, Receive, Scope, Send

from inclusion.web.layer import Layer
from inclusion.web.live_connection import LIVE_CONNECTION
from tests.loops import run_apart


@dataclass(frozen=True)
class Answer:
    """What came back; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


async def behind(scope: Scope, _: Receive, send: Send) -> None:
    """Stands where Streamlit stands: says which address it was asked for."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": f"passed on: {scope['path']}".encode()})


def ask(
    path: str,
    *,
    query: bytes = b"",
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    root_path: str = "",
) -> Answer:
    """The layer's answer to one request; `path` is decoded, as a server hands it on."""
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "server": ("explorer.test", 80),
        "client": ("127.0.0.1", 1),
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "surrogateescape"),
        "root_path": root_path,
        "query_string": query,
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in (headers or {}).items()],
    }
    start, *rest = run_apart(converse(scope))
    fields = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], fields, b"".join(message["body"] for message in rest))


async def converse(scope: Scope) -> list[Message]:
    """What the layer sends for a scope."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"} if scope["type"] == "websocket" else {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await Layer(behind)(scope, receive, send)
    return sent


async def talk(frames: Sequence[Message]) -> tuple[list[Message], list[Message]]:
    """What the layer sends on a live connection with these frames, and what the app behind it receives.

    The app sends each frame back, and one more when the connection has ended, as it may not yet know.
    """
    sent: list[Message] = []
    came: list[Message] = []
    waiting = [{"type": "websocket.receive", **frame} for frame in frames]

    async def echo(_: Scope, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            came.append(message)
            await send({"type": "websocket.send", "bytes": message["bytes"]})
        came.append(message)
        await send({"type": "websocket.send", "bytes": b"late"})

    async def receive() -> Message:
        return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1001}

    async def send(message: Message) -> None:
        sent.append(message)

    await Layer(echo)({"type": "websocket", "path": LIVE_CONNECTION, "headers": []}, receive, send)
    return sent, came
