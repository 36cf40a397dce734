"""One server and one browser for all tests of a process; an empty page for each reader.

What draws or serves is imported when a test asks for it, so that tests without a browser start quickly.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.chromium import BROWSER_FLAGS, NO_BROWSER, NO_OPTIMISING, find_browser
from tests.conftest import DataFolder
from tests.servers import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.reader import Reader

NewReader = Callable[..., "Reader"]
Scheme = Literal["light", "dark"]

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
        chromium = playwright.chromium.launch(executable_path=path, args=[*BROWSER_FLAGS, NO_OPTIMISING])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, browser: "Browser") -> Iterator[str]:
    """The address of the server that the browser tests of a process share."""
    del browser  # no server without a browser
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as served:
        yield served.address


def make_context(browser: "Browser", *, touch: bool = False, forced: bool = False) -> "BrowserContext":
    """A context; with `touch` that of a phone, `forced` has the reader's own few colours in place of the page's."""
    context = browser.new_context(
        forced_colors="active" if forced else "none",
        has_touch=touch,
        is_mobile=touch,
        user_agent=PHONE if touch else None,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    return context


Device = tuple[bool, bool, bool]
"""Whether it is a phone, has forced colours, and has a clock that the test may turn."""

Borrow = Callable[..., "AbstractContextManager[Reader]"]


@pytest.fixture(scope="session")
def borrow(browser: "Browser") -> Iterator[Borrow]:
    """Lend an empty tab of any sort of device, for a reader of any server; it is cleared and kept for the next reader.

    A tab keeps its process, and with it Streamlit's compiled scripts: a page costs half of what it costs in a new tab.
    """
    contexts: dict[Device, BrowserContext] = {}
    idle: dict[Device, list[Reader]] = defaultdict(list)

    @contextmanager
    def lend(
        home: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Scheme = "light",
        touch: bool = False,
        forced: bool = False,
        clock: bool = False,
    ) -> "Iterator[Reader]":
        device = touch, forced, clock
        if device not in contexts:
            contexts[device] = make_context(browser, touch=touch, forced=forced)
            if clock:  # it stays for all pages of a context
                contexts[device].clock.install()
        reader = idle[device].pop() if idle[device] else open_window(contexts[device], home)
        reader.home, reader.faults = home, []
        set_window(reader.page, width=width, height=height, scheme=scheme)
        yield reader
        clear(reader)
        idle[device].append(reader)

    yield lend
    for context in contexts.values():
        context.close()


@pytest.fixture
def any_reader(borrow: Borrow) -> Iterator[NewReader]:
    """Make readers of any server, each with a page in a window of some width and height, light or dark."""
    with ExitStack() as lent:
        yield lambda home, **look: lent.enter_context(borrow(home, **look))


def open_window(
    context: "BrowserContext", home: str, *, width: int = 1280, height: int = 900, scheme: Scheme = "light"
) -> "Reader":
    """A reader with an empty page in a new tab."""
    from tests.browser.reader import Reader  # noqa: PLC0415 (see above)

    page = context.new_page()
    set_window(page, width=width, height=height, scheme=scheme)
    return Reader(page, home)


def set_window(page: "Page", *, width: int, height: int, scheme: Scheme) -> None:
    """Give a page the size of its window and the reader's colours."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, media="null")


def clear(reader: "Reader") -> None:
    """Leave a page, and forget what it left in the browser: the next reader is a new one."""
    page = reader.page
    page.unroute_all()
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")
    page.mouse.move(0, 0)
    reader.set_letters()
    reader.context.clear_cookies()
    reader.context.clear_permissions()


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
