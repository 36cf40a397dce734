"""Odd websockets and odd requests: no answer is a failure or shows a trace, and others are still served."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.loops import run_apart
from tests.servers import HOST, UVICORN, Served, serve
from tests.sessions import Session, opened


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all that is sent here."""
    with serve(tmp_path_factory.mktemp("odd") / "log.txt", command=UVICORN) as served:
        yield served


@asynccontextmanager
async def beside_a_reader(server: Served) -> AsyncIterator[None]:
    """Whatever is done inside, a reader who came before and one who comes after get their pages."""
    async with opened(server.address, "all-actions") as reader:
        await reader.run()
        yield
        await reader.run("progress=next")
    async with opened(server.address, "all-gaps") as late:
        await late.run()


def rerun(**fields: str) -> bytes:
    """A message that asks for a run."""
    message = BackMsg()
    message.rerun_script.SetInParent()
    for name, value in fields.items():
        setattr(message.rerun_script, name, value)
    return bytes(message.SerializeToString())


def odd_widget() -> bytes:
    """A run with a value for a widget that there is not, and one of the wrong kind for one that there is."""
    message = BackMsg()
    message.rerun_script.page_name = "all-actions"
    for name in ("$$ID-0-nothing", "$$ID-0-q", "$$ID-0-progress", ""):
        state = message.rerun_script.widget_states.widgets.add()
        state.id = name
        state.int_array_value.data.extend([-1, 2**40])
    return bytes(message.SerializeToString())


def asking(kind: str) -> bytes:
    """A message of another kind."""
    message = BackMsg()
    setattr(message, kind, True)
    return bytes(message.SerializeToString())


FRAMES: dict[str, bytes | str] = {
    "text": "hello",
    "nothing": b"",
    "noise": bytes(range(256)),
    "half a message": rerun(page_name="all-actions", query_string="q=speech")[:-5],
    "a page that is not": rerun(page_name="../../etc/passwd"),
    "a page code that is not": rerun(page_script_hash="0" * 32),
    "a query that is no query": rerun(page_name="all-actions", query_string="%%%&&=\x00&ks=%ff"),
    "a very long query": rerun(page_name="all-actions", query_string="q=" + "speech " * 20_000),
    "many parameters": rerun(page_name="all-actions", query_string="&".join(f"a{n}={n}" for n in range(5000))),
    "a fragment that is not": rerun(page_name="all-actions", fragment_id="nothing"),
    "odd widgets": odd_widget(),
    "stop": asking("stop_script"),
    "clear the cache": asking("clear_cache"),
    "shut down": asking("debug_shutdown_runtime"),
    "disconnect": asking("debug_disconnect_websocket"),
    "git": asking("load_git_info"),
    "a large frame": bytes(2_000_000),
}


async def send_odd(server: Served, frame: bytes | str) -> bytes:
    """What comes back, within a second, after an odd frame."""
    came = bytearray()
    async with opened(server.address, "all-actions") as session:
        with suppress(ConnectionClosed, TimeoutError):
            await session.socket.send(frame)
            async with asyncio.timeout(1):
                while True:
                    answer = await session.socket.recv()
                    came += answer if isinstance(answer, bytes) else answer.encode()
    return bytes(came)


def test_odd_frames_show_no_trace_and_disturb_nobody(server: Served) -> None:
    """All at once, as each is listened to for a second."""

    async def converse() -> list[bytes]:
        async with beside_a_reader(server):
            return await asyncio.gather(*(send_odd(server, frame) for frame in FRAMES.values()))

    answers = dict(zip(FRAMES, run_apart(converse()), strict=True))
    traces = {name for name, came in answers.items() if b"Traceback" in came or b"site-packages" in came}
    assert traces == set()
    assert server.process.poll() is None


def test_a_frame_of_text_ends_the_connection_and_leaves_no_trace_in_the_log(server: Served) -> None:
    async def converse() -> int:
        async with beside_a_reader(server), opened(server.address, "all-actions") as session:
            await session.socket.send("hello")
            await session.socket.wait_closed()
            return session.socket.close_code or 0

    before = len(server.log.read_text())
    assert run_apart(converse()) == 1003
    assert "Traceback" not in server.log.read_text()[before:]


def test_connections_that_say_nothing_or_leave_at_once_disturb_nobody(server: Served) -> None:
    async def converse() -> None:
        async with beside_a_reader(server):
            for _ in range(60):
                async with opened(server.address, "") as session:
                    await leave(session)

    run_apart(converse())


async def leave(session: Session) -> None:
    """Ask for a run and go before it is done."""
    await session.socket.send(rerun(page_name="all-actions"))
    session.socket.transport.abort()


@pytest.mark.parametrize("path", ["/", "/all-actions", "/_stcore/stream/more", "/_stcore/other"])
def test_a_live_connection_to_another_address_is_refused(server: Served, path: str) -> None:
    async def attempt() -> ClientConnection:
        return await connect(f"ws://{HOST}:{server.port}{path}")

    with pytest.raises(InvalidStatus) as refused:
        run_apart(attempt())
    assert refused.value.response.status_code in (403, 404)


UPGRADE = b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"

REQUESTS = {
    "no HTTP": b"hello\r\n\r\n",
    "TLS": bytes.fromhex("16030100c8010000c40303") + bytes(64),
    "binary path": b"GET /\xff\xfe\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "encoded path": b"GET /%00%ff%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "path upwards": b"GET /static/../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "whole address": b"GET http://other.test/all-actions HTTP/1.1\r\nHost: other.test\r\n\r\n",
    "no host": b"GET /all-actions HTTP/1.1\r\n\r\n",
    "old HTTP": b"GET /all-actions HTTP/1.0\r\n\r\n",
    "unknown method": b"BREW /all-actions HTTP/1.1\r\nHost: x\r\n\r\n",
    "body": b"POST /data/actions.csv HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
    "repeated parameters": b"GET /data/actions.csv?" + b"ks=ks1&" * 2000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "long address": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 3000 + b"\r\n",
    "upgrade without a key": b"GET /_stcore/stream HTTP/1.1\r\nHost: x\r\n" + UPGRADE,
    "upgrade by POST": b"POST /_stcore/stream HTTP/1.1\r\nHost: x\r\n" + UPGRADE,
    "odd range": b"GET /app/static/icon.svg HTTP/1.1\r\nHost: x\r\nRange: bytes=9-1,-,a\r\n\r\n",
    "Streamlit's other endpoints": b"GET /_stcore/metrics HTTP/1.1\r\nHost: x\r\n\r\n",
    "an upload": b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
}


def send_raw(port: int, request: bytes) -> bytes:
    """The first bytes that come back for a request; none where the server only closes."""
    with socket.create_connection((HOST, port), timeout=10) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(request)
        connection.settimeout(3)
        with suppress(TimeoutError, ConnectionResetError):
            return connection.recv(65_536)
    return b""


@pytest.mark.parametrize("name", REQUESTS)
def test_an_odd_request_gets_no_failure_and_no_trace(server: Served, name: str) -> None:
    answer = send_raw(server.port, REQUESTS[name])
    assert not answer or answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3", b"HTTP/1.1 4", b"HTTP/1.0 4")), answer[:200]
    assert b"Traceback" not in answer
    assert b"root:" not in answer
    assert send_raw(server.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 200")
