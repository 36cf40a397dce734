"""Who may open a live connection, what Streamlit is told of it, and what the log says of one that is refused."""

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from inclusion.web.layer import Layer
from inclusion.web.live_connection import LIVE_CONNECTION, tell_missing_host, tell_missing_upgrade
from tests.loops import run_apart
from tests.web.asgi import ask

ORIGIN = ("Origin", "https://send.example.org")


async def connect(*headers: tuple[str, str], path: str = LIVE_CONNECTION) -> tuple[list[Scope], list[Message]]:
    """The connections that reach Streamlit, and what the layer sends."""
    scope: Scope = {
        "type": "websocket",
        "path": path,
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
    }
    came: list[Scope] = []
    sent: list[Message] = []

    async def streamlit(scope: Scope, _receive: Receive, _send: Send) -> None:
        came.append(scope)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await Layer(streamlit)(scope, receive, send)
    return came, sent


@pytest.mark.parametrize(
    "headers",
    [
        [ORIGIN, ("Host", "send.example.org")],
        [ORIGIN, ("Host", "SEND.example.org:443")],
        [("Origin", "http://127.0.0.1:8080"), ("Host", "127.0.0.1")],
        [("Origin", "http://[::1]:8080"), ("Host", "[::1]:8501")],
        [ORIGIN, ("Host", "10.0.0.7:8501"), ("X-Forwarded-Host", "send.example.org")],
        [ORIGIN, ("Host", "10.0.0.7:8501"), ("X-Forwarded-Host", "send.example.org, inner.example.org")],
        [("Host", "10.0.0.7:8501")],
        [],
    ],
)
def test_a_page_of_the_site_goes_live(headers: list[tuple[str, str]]) -> None:
    ((scope,), sent) = run_apart(connect(*headers))
    assert sent == []
    assert [name for name, _ in scope["headers"]] == [name.lower().encode() for name, _ in headers if name != "Origin"]


@pytest.mark.parametrize(
    "headers",
    [
        [ORIGIN, ("Host", "127.0.0.1:8501")],
        [ORIGIN, ("Host", "")],
        [ORIGIN],
        [("Origin", "null"), ("Host", "send.example.org")],
        [("Origin", ""), ("Host", ":80")],
        [("Origin", "https://["), ("Host", "[")],
        [("Origin", "https://send.example.org.evil.example"), ("Host", "send.example.org")],
        [("Origin", "http://localhost:8501"), ("Host", "send.example.org")],
    ],
)
def test_a_page_of_another_site_does_not(headers: list[tuple[str, str]]) -> None:
    assert run_apart(connect(*headers)) == ([], [{"type": "websocket.close", "code": 1000}])


def test_the_public_address_that_the_operator_set_is_the_site_whatever_a_proxy_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("INCLUSION_ADDRESS", "https://send.example.org/explorer")
    came, _ = run_apart(connect(ORIGIN, ("Host", "127.0.0.1:8501")))
    assert len(came) == 1
    came, _ = run_apart(connect(("Origin", "https://other.example.org"), ("Host", "127.0.0.1:8501")))
    assert came == []


@pytest.mark.parametrize(
    ("name", "value", "before"),
    [("server.enableCORS", False, True), ("server.corsAllowedOrigins", ["https://send.example.org"], [])],
)
def test_what_a_host_sets_for_streamlit_holds_too(name: str, value: object, before: object) -> None:
    config.set_option(name, value)
    try:
        came, _ = run_apart(connect(ORIGIN, ("Host", "127.0.0.1:8501")))
    finally:
        config.set_option(name, before)
    assert len(came) == 1


def test_the_log_says_once_which_header_a_proxy_left_out(caplog: pytest.LogCaptureFixture) -> None:
    tell_missing_host.cache_clear()
    for _ in range(3):
        run_apart(connect(ORIGIN, ("Host", "127.0.0.1:8501")))
    assert len(caplog.records) == 1
    assert "'https://send.example.org' was refused, as it asked for the host '127.0.0.1:8501'" in caplog.text
    assert "X-Forwarded-Host" in caplog.text


def test_a_connection_that_came_as_a_request_is_nowhere_and_the_log_says_why(caplog: pytest.LogCaptureFixture) -> None:
    tell_missing_upgrade.cache_clear()
    assert [ask(LIVE_CONNECTION).status for _ in range(3)] == [404, 404, 404]
    assert len(caplog.records) == 1
    assert "without the headers Upgrade and Connection" in caplog.text
