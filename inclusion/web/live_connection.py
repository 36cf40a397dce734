"""The live connection between a page and Streamlit: which frames may come in."""

from starlette.types import Message, Receive, Send

LIVE_CONNECTION = "/_stcore/stream"
NOT_ACCEPTED = 1003
"""The code with which a websocket is closed that sends a kind of frame which is not taken."""


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
