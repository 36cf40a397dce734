"""The site in a browser for what is run by hand: pictures, records, tasks."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import BROWSER_FLAGS, NO_BROWSER, find_browser
from tests.servers import serve


@contextmanager
def site_in_browser() -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of a server that runs as long as the block; without a browser the program ends."""
    path = find_browser()
    if path is None:
        sys.exit(NO_BROWSER)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield browser, server.address
        browser.close()
