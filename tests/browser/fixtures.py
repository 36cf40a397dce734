"""One fresh server and one browser for all tests of a process; a fresh browser context for each reader.

What draws or serves is imported when a test asks for it, so that tests without a browser start quickly.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import BROWSER_FLAGS, NO_BROWSER, find_browser
from tests.conftest import DataFolder
from tests.servers import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.reader import Reader

NewReader = Callable[..., "Reader"]

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36"
)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium. Without one the tests are skipped with the reason; where CI is set they fail with it.

    Its driver keeps an event loop running in the tests' thread; other tests run theirs in `tests.loops.run_apart`.
    """
    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 (see above)

    expect.set_options(timeout=10_000)  # milliseconds; a machine may be slow
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, browser: "Browser") -> Iterator[str]:
    """The address of the server that the browser tests of a process share."""
    del browser  # no server without a browser
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as served:
        yield served.address


def make_context(
    browser: "Browser",
    *,
    width: int = 1280,
    height: int = 900,
    scheme: str = "light",
    touch: bool = False,
    forced: bool = False,
) -> "BrowserContext":
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
def any_reader(browser: "Browser") -> Iterator[NewReader]:
    """Make readers of any server, each in a fresh context."""
    from tests.browser.reader import Reader  # noqa: PLC0415 (see above)

    with ExitStack() as contexts:

        def make(home: str, **look: Any) -> Reader:
            context = make_context(browser, **look)
            contexts.callback(context.close)
            return Reader(context.new_page(), home)

        yield make


@pytest.fixture
def new_reader(server: str, any_reader: NewReader) -> NewReader:
    """Make readers of the shared server."""

    def make(**look: object) -> "Reader":
        return any_reader(server, **look)

    return make


@pytest.fixture
def reader(new_reader: NewReader) -> "Reader":
    """A reader with a mouse and a window 1280 pixels wide."""
    return new_reader()


@pytest.fixture
def broken_data(folder: DataFolder) -> Path:
    """Data whose first action belongs to a priority that there is not."""
    folder.set("actions.csv", "P1-A01", priority="9")
    return folder.path
