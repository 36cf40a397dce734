"""From another site: a page in its frame where it may, with no navigation; data for its scripts; nothing more."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error, expect

from bench.served import serving
from inclusion.web.settings import FRAMED_BY
from tests.browser.conftest import NewReader
from tests.browser.reader import SETTLED, Reader
from tests.browser.server import HOST, UVICORN
from tests.site_map import DATASET


class Council(BaseHTTPRequestHandler):
    """A page of another site, with a frame for the address that its own address ends with."""

    def do_GET(self) -> None:
        """Answer with the page."""
        page = f'<!DOCTYPE html><title>Council</title><iframe width="900" height="800" src="{self.path[1:]}"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def council() -> Iterator[str]:
    """The address of the other site."""
    server = ThreadingHTTPServer((HOST, 0), Council)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def explorer(council: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer that the other site may frame."""
    log = tmp_path_factory.mktemp("framed") / "log.txt"
    with serving(log, command=UVICORN, environment={FRAMED_BY: f"https://www.example.org {council}"}) as server:
        yield server.address


@pytest.fixture
def visitor(any_reader: NewReader, council: str) -> Reader:
    """A reader of the other site."""
    return any_reader(council)


def test_a_page_in_a_frame_of_a_site_that_may_is_live_and_has_no_navigation(visitor: Reader, explorer: str) -> None:
    visitor.page.goto(f"{visitor.home}/{explorer}/all-actions?embed=true&progress=next")
    frame = visitor.page.frames[1]
    frame.wait_for_function(SETTLED)
    assert frame.locator(".row").count() > 0
    for absent in ("stSidebar", "stSidebarNav", "stLogo", "stExpandSidebarButton"):
        expect(frame.get_by_test_id(absent)).to_have_count(0)
    frame.get_by_role("radio", name="Done").click()
    frame.wait_for_url(f"{explorer}/all-actions?*progress=achieved*")
    assert "embed=true" in frame.url
    assert visitor.context.cookies() == []


def test_no_other_site_may_frame_it(any_reader: NewReader, explorer: str, council: str) -> None:
    reader = any_reader(council.replace(HOST, "localhost"))
    reader.page.goto(f"{reader.home}/{explorer}/all-actions?embed=true")
    expect(reader.page.frame_locator("iframe").locator("main")).to_have_count(0)
    assert [fault for fault in reader.faults if "frame-ancestors" in fault]


READ = """async address => {
    const answer = await fetch(address, {headers: {"If-None-Match": '"nothing"'}});
    return [answer.status, answer.headers.get("Data-Version"), (await answer.text()).length];
}"""


@pytest.mark.parametrize("path", ["data/actions.csv", "data/latest/outcomes.json", "data/lincolnshire-inclusion.zip"])
def test_a_program_of_another_site_reads_the_data(visitor: Reader, explorer: str, path: str) -> None:
    visitor.page.goto(visitor.home)
    status, version, length = visitor.page.evaluate(READ, f"{explorer}/{path}")
    assert (status, version) == (200, DATASET.release.release)
    assert length > 1000


def test_a_program_of_another_site_reads_no_page(visitor: Reader, explorer: str) -> None:
    visitor.page.goto(visitor.home)
    with pytest.raises(Error, match="Failed to fetch"):
        visitor.page.evaluate(READ, f"{explorer}/all-actions")
