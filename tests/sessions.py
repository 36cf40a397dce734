"""A session that speaks Streamlit's own protocol, as a browser does, without drawing anything."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 30
"""Seconds after which a run counts as lost."""


DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
"""How the run of a page, or of its part, ends."""


class RunError(Exception):
    """A run ended with something else than success."""


@dataclass
class Session:
    """An open connection to a page; `page_hash` and `fragment` are how the server calls what runs anew after a choice.

    `messages` is how many the server has sent.
    """

    socket: ClientConnection
    page: str
    page_hash: str = ""
    fragment: str = ""
    messages: int = 0

    async def run(self, query: str = "") -> float:
        """Run the page with the parameters of an address, as a choice does; the seconds until it was done."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self.page
        message.rerun_script.page_script_hash = self.page_hash
        message.rerun_script.fragment_id = self.fragment
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            await self.finish()
        return time.perf_counter() - began

    async def finish(self) -> None:
        """Read messages until the run has ended."""
        while True:
            frame = await self.socket.recv()
            self.messages += 1
            message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
            if message.WhichOneof("type") == "navigation":
                self.page_hash = message.navigation.page_script_hash
            self.fragment = message.delta.fragment_id or self.fragment
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished not in DONE:
                    raise RunError(message.script_finished)
                return


@asynccontextmanager
async def opened(address: str, page: str) -> AsyncIterator[Session]:
    """A session on a page of a server, before its first run."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(stream, subprotocols=["streamlit"], origin=address, max_size=None) as socket:  # type: ignore[list-item, arg-type]
        yield Session(socket, page)
