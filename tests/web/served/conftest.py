"""One server for all tests of this package; a page of another site."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from inclusion.site.reports import VARIABLE as REPORT_ADDRESS
from inclusion.web.settings import FRAMED_BY
from tests.servers import HOST, UVICORN, Served, serve


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


@pytest.fixture(scope="package")
def council() -> Iterator[str]:
    """The address of the other site."""
    server = ThreadingHTTPServer((HOST, 0), Council)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="package")
def server(council: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that the other site may frame, and that has no address for reports."""
    settings = {FRAMED_BY: f"https://www.example.org {council}", REPORT_ADDRESS: ""}
    log = tmp_path_factory.mktemp("served") / "log.txt"
    with serve(log, command=UVICORN, environment=settings) as served:
        yield served
