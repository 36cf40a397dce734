"""What each address answers, with which status and headers."""

from collections.abc import Iterator

import pytest
from starlette.types import Message
from streamlit import config

from inclusion.site.page import SitePage
from inclusion.web.start import lifespan
from streamlit_app import app
from tests.conftest import DataFolder
from tests.loops import run_apart
from tests.site_map import PAGES, name_of
from tests.web.asgi import ask, converse, talk

CLOSED = [
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/agent/interact",
    "/_stcore/upload_file/a/b",
    "/_stcore/bidi-components/a",
    "/_stcore/script-health-check",
    "/component/a/index.html",
    "/media/a.png",
    "/auth/login",
    "/oauth2callback",
    "/favicon.png",
    "/manifest.json",
    "/index.html",
    "/static/index.html",
    "/streamlit_app.py",
    "/data/actions",
]

NOWHERE = [
    "/nowhere",
    "/nowhere/",
    "//",
    "/all-actions//",
    "/all-actions/nowhere",
    "/a/b/c",
    "//nowhere",
    "/../data/actions.csv",
    "/%00",
]

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@pytest.fixture
def faulty_data(real_folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's data has one fault."""
    real_folder.set("actions.csv", 2, priority="9")
    monkeypatch.setenv("INCLUSION_DATA", str(real_folder.path))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_answers_with_its_own_title_description_heading_and_language(page: SitePage) -> None:
    answer = ask(f"/{page.slug}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en-GB">' in answer.text
    assert f"<title>{page.full_title({})}</title>" in answer.text
    assert answer.text.count('<meta name="description" content="') == 1
    assert '<meta name="description" content=""' not in answer.text
    assert answer.text.count("<h1>") == 1


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_streamlit_offers_and_the_site_does_not_need_is_not_there(path: str, method: str) -> None:
    assert ask(path, method=method).status == 404


@pytest.mark.parametrize("path", NOWHERE)
def test_an_address_without_a_page_is_a_404_in_the_look_of_the_site(path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert answer.text.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<h1>There is no page here</h1>" in answer.text
    root = "../" * (path.count("/") - 1) or "./"
    assert f'<link rel="stylesheet" href="{root}app/static/explorer.css">' in answer.text
    assert f'<a href="{root}all-actions">All actions</a>' in answer.text


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/all-actions/", b"", "../all-actions"),
        ("/all-actions/", b"progress=next&q=a%20b", "../all-actions?progress=next&q=a%20b"),
        ("/data/", b"", "../data"),
        ("/data/actions.csv/", b"priority=2", "../actions.csv?priority=2"),
        ("/healthz/", b"", "../healthz"),
        ("/app/static/icon.svg/", b"", "../icon.svg"),
    ],
)
@pytest.mark.parametrize("root_path", ["", "/explorer"])
def test_a_slash_at_the_end_leads_to_the_address_without_it(
    path: str, query: bytes, location: str, root_path: str
) -> None:
    answer = ask(root_path + path, query=query, root_path=root_path)
    assert (answer.status, answer.headers["location"]) == (308, location)
    assert ask(path, method="POST").status == 405


@pytest.mark.parametrize("path", ["/nowhere", "/all-actions", "/data/actions.csv", "/app/static/icon.svg", "/healthz"])
def test_the_head_of_an_answer_is_that_of_the_whole(path: str) -> None:
    whole, head = ask(path), ask(path, method="HEAD")
    assert head.body == b""
    assert (head.status, head.headers) == (whole.status, whole.headers)
    assert head.headers["content-length"] == str(len(whole.body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/all-actions", "/app/static/icon.svg", "/readyz", "/sitemap.xml"])
def test_only_reading_is_allowed(path: str, method: str) -> None:
    answer = ask(path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/data/actions.csv", "/app/static/icon.svg", "/healthz", "/_stcore/health"]
)
def test_every_answer_has_the_security_headers(path: str) -> None:
    headers = ask(path).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert "default-src 'self'; script-src 'self' 'sha256-" in policy
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config"])
def test_the_clients_own_questions_go_to_streamlit(path: str) -> None:
    assert ask(path).text == f"passed on: {path}"


def test_a_proxy_may_put_the_site_below_a_path() -> None:
    answer = ask("/explorer/all-actions", root_path="/explorer")
    assert answer.status == 200
    missing = ask("/explorer/a/b", root_path="/explorer")
    assert (missing.status, 'href="../app/static/explorer.css"' in missing.text) == (404, True)


@pytest.fixture(params=["explorer", "/send/explorer/"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    """Streamlit was told a path to stand below, `--server.baseUrlPath`; its address is "/explorer"."""
    config.set_option("server.baseUrlPath", request.param)
    yield f"/{request.param.strip('/')}"
    config.set_option("server.baseUrlPath", "")


def test_the_whole_site_stands_below_the_path_that_streamlit_was_told(base: str) -> None:
    page = ask(f"{base}/all-actions")
    assert (page.status, page.body) == (200, ask(f"{base}/all-actions").body)
    for path in ("/", "/data/actions.csv", "/healthz", "/app/static/icon.svg", "/_stcore/health"):
        assert ask(base + path).status == 200
    assert ask(f"{base}/_stcore/health").text == f"passed on: {base}/_stcore/health"
    missing = ask(f"{base}/a/b")
    assert (missing.status, 'href="../app/static/explorer.css"' in missing.text) == (404, True)


def test_the_path_itself_leads_to_the_first_page(base: str) -> None:
    answer = ask(base)
    assert (answer.status, answer.headers["location"]) == (308, f"{base.rpartition('/')[2]}/")


@pytest.mark.parametrize("path", ["/", "/all-actions", "/data/actions.csv", "/_stcore/health"])
def test_an_address_that_is_not_below_it_is_told_where_the_site_is(base: str, path: str) -> None:
    answer = ask(path)
    root = ("../" * (path.count("/") - 1) or "./") + f"{base[1:]}/"
    assert answer.status == 404
    assert f'<a href="{root}">{base}/</a>' in answer.text
    assert f'<link rel="stylesheet" href="{root}app/static/explorer.css">' in answer.text
    assert "passed on" not in answer.text


def test_a_health_check_need_not_know_the_path(base: str) -> None:
    assert (ask("/healthz").text, ask(f"{base}/healthz").text) == ("ok\n", "ok\n")


@pytest.mark.parametrize("path", ["/", "/all-actions", "/_stcore/agent", "/_stcore/stream/a"])
def test_a_websocket_elsewhere_is_closed(path: str) -> None:
    sent = run_apart(converse({"type": "websocket", "path": path, "headers": []}))
    assert sent == [{"type": "websocket.close", "code": 1000}]


@pytest.mark.parametrize("frame", [{"text": "hello"}, {"text": "hello", "bytes": None}, {"text": ""}])
def test_a_live_connection_ends_at_a_frame_of_text(frame: Message) -> None:
    sent, came = run_apart(talk([{"bytes": b"1"}, frame, {"bytes": b"2"}]))
    assert came == [
        {"type": "websocket.receive", "bytes": b"1"},
        {"type": "websocket.disconnect", "code": 1003},
    ]
    assert sent == [{"type": "websocket.send", "bytes": b"1"}, {"type": "websocket.close", "code": 1003}]


def test_a_live_connection_of_bytes_is_passed_on() -> None:
    sent, came = run_apart(talk([{"bytes": b"1"}, {"bytes": b"", "text": None}]))
    assert [message["type"] for message in came] == ["websocket.receive", "websocket.receive", "websocket.disconnect"]
    assert [message["bytes"] for message in sent] == [b"1", b"", b"late"]


@pytest.mark.parametrize(("path", "text"), [("/healthz", "ok\n"), ("/readyz", "ready\n")])
def test_a_server_with_data_is_alive_and_ready(path: str, text: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.text, answer.headers["cache-control"]) == (200, text, "no-store")


@pytest.mark.usefixtures("faulty_data")
@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), ("/readyz", 503), ("/", 503), ("/all-actions", 503), ("/data/actions.csv", 503)],
)
def test_a_server_with_faulty_data_is_alive_but_not_ready(path: str, status: int) -> None:
    answer = ask(path)
    assert answer.status == status
    assert "Traceback" not in answer.text
    assert "actions.csv" not in answer.text


@pytest.mark.usefixtures("faulty_data")
def test_faults_are_told_in_the_words_of_the_site() -> None:
    answer = ask("/a/b")
    assert "<h1>The data is being corrected</h1>" in answer.text
    assert answer.headers["retry-after"] == "300"


@pytest.mark.usefixtures("faulty_data")
def test_data_that_was_mended_is_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("/readyz").status == 503
    monkeypatch.delenv("INCLUSION_DATA")
    assert ask("/readyz").status == 200


@pytest.mark.usefixtures("faulty_data")
def test_the_server_starts_with_faulty_data_and_names_each_fault_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def start() -> None:
        async with lifespan(app):
            pass

    run_apart(start())
    assert "actions.csv, row 2, column priority" in caplog.text


def test_a_page_still_answers_at_the_address_that_it_had_before(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INCLUSION_DATA", str(folder.path))
    answer = ask("/ships", query=b"progress=next")
    assert (answer.status, answer.headers["location"]) == (308, "boats?progress=next")
    assert ask("/boats", query=b"progress=next").status == 200
