"""One fresh server and one browser for all browser tests; a fresh browser context for each reader."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.reader import PHONE, Reader
from tests.browser.server import BROWSER_FLAGS, NO_BROWSER, find_browser, serve

NewReader = Callable[..., Reader]

expect.set_options(timeout=10_000)  # milliseconds; a machine may be slow


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Without one the tests are skipped with the reason; where CI is set they fail with it.

    It lasts for this package only: as long as it is open, no other test could start an event loop.
    """
    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """The address of the server that the browser tests share."""
    del browser  # no server without a browser
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def make_context(
    browser: Browser,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: str = "light",
    touch: bool = False,
    forced: bool = False,
) -> BrowserContext:
    """A fresh context; `forced` has the reader's own few colours in place of the page's."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        forced_colors="active" if forced else "none",
        has_touch=touch,
        is_mobile=touch,
        user_agent=PHONE if touch else None,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    return context


@pytest.fixture
def any_reader(browser: Browser) -> Iterator[NewReader]:
    """Make readers of any server, each in a fresh context."""
    with ExitStack() as contexts:

        def make(home: str, **look: Any) -> Reader:
            context = make_context(browser, **look)
            contexts.callback(context.close)
            return Reader(context.new_page(), home)

        yield make


@pytest.fixture
def new_reader(server: str, any_reader: NewReader) -> NewReader:
    """Make readers of the shared server."""

    def make(**look: object) -> Reader:
        return any_reader(server, **look)

    return make


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """A reader with a mouse and a window 1280 pixels wide."""
    return new_reader()


@pytest.fixture
def broken_data(tmp_path: Path) -> Path:
    """A copy of the data whose first action belongs to a priority that there is not."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in Path("data").glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    actions = folder / "actions.csv"
    head, first, *rest = actions.read_text(encoding="utf-8").split("\n")
    cells = first.split(",")
    cells[2] = "9"
    actions.write_text("\n".join([head, ",".join(cells), *rest]), encoding="utf-8")
    return folder
