"""The live connection between a page and Streamlit: who may open it, and which frames may come in.

Where it cannot be opened, the page says so (`enhance/handover.js`), and the log says which header a proxy left out.
"""

import logging
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from inclusion.web.address import asked_hosts
from inclusion.web.settings import ADDRESS, public_host

logger = logging.getLogger("inclusion")

LIVE_CONNECTION = "/_stcore/stream"
NOT_ACCEPTED = 1003
"""The code with which a websocket is closed that sends a kind of frame which is not taken."""


def comes_from_here(scope: Scope) -> bool:
    """Whether a page of this site opens a connection: the host of its origin is the one that was asked.

    Ports are left aside, as proxies change them. A client that tells no origin is no browser. Streamlit's own settings
    hold too, which a host may give at the start: `server.enableCORS` and `server.corsAllowedOrigins`.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    known = {host_name(f"//{host}") for host in asked_hosts(headers)} | {public_host()}
    known |= {host_name(allowed) for allowed in config.get_option("server.corsAllowedOrigins")}
    if origin is None or host_name(origin) in known - {""} or not config.get_option("server.enableCORS"):
        return True
    tell_missing_host(origin, headers.get("host", ""))
    return False


def host_name(address: str) -> str:
    """The host in an address, without its port; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # a bracket without its pair
        return ""


def without_origin(scope: Scope) -> Scope:
    """The same connection without its origin, which is known to be right.

    Streamlit would compare it again, with ports, and ask another server on the internet for this one's address.
    """
    headers = MutableHeaders(raw=list(scope["headers"]))
    del headers["origin"]
    return {**scope, "headers": headers.raw}


def answer_without_upgrade(_: Request) -> Response:
    """A live connection that came as an ordinary request."""
    tell_missing_upgrade()
    raise HTTPException(404)


@lru_cache(maxsize=100)
def tell_missing_host(origin: str, host: str) -> None:
    """Log, once, what to mend where pages stay without their live filters."""
    logger.warning(
        "A live connection from %r was refused, as it asked for the host %r. If that is your site, let the proxy pass "
        "on the header Host or X-Forwarded-Host as the reader sent it, or set %s (docs/hosting.md).",
        origin,
        host,
        ADDRESS,
    )


@lru_cache(maxsize=1)
def tell_missing_upgrade() -> None:
    """Log, once, what to mend where a proxy passes no websockets on."""
    logger.warning(
        "A live connection came without the headers Upgrade and Connection. Let the proxy pass them on for %s "
        "(docs/hosting.md).",
        LIVE_CONNECTION,
    )


def close_at_text(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """The two ways of a connection that ends at a frame of text: Streamlit takes bytes, and fails with a trace."""
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

    return receive_bytes, send_while_open
