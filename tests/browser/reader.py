"""A reader with a browser: opens pages, waits until they have settled, reads what stands there.

The only module of the tests that knows the page's markup.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as TimedOut

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36"
)

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1') && document.fonts.status === 'loaded'
        && !document.querySelector('#first-paint, [data-testid=stSkeleton]')
        && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(chart => chart.querySelector('svg'));
}"""

OVERFLOW = """() => Math.max(0, ...[document.scrollingElement, document.querySelector('[data-testid=stMain]')]
    .map(element => element.scrollWidth - element.clientWidth))"""


@dataclass
class Reader:
    """A page of a fresh browser context, with everything on it that should not have happened."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen for errors, and for requests that leave the server."""
        host = urlsplit(self.home).netloc
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("console", lambda said: self.note_console(said.type, said.text, said.location.get("url", "")))
        self.page.on("request", lambda request: self.note_request(request.url, host))
        self.page.on("websocket", lambda socket: self.note_request(socket.url, host))

    def note_console(self, kind: str, text: str, url: str) -> None:
        """Keep an error that the page wrote to the console."""
        if kind == "error":
            self.faults.append(f"console error: {text} ({url})")

    def note_request(self, url: str, host: str) -> None:
        """Keep a request to another host."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            self.faults.append(f"request to another host: {url}")

    @property
    def context(self) -> BrowserContext:
        """The browser context, which holds the cookies."""
        return self.page.context

    def open(self, address: str = "") -> "Reader":
        """Open an address of the site, and wait until it stands still."""
        self.page.goto(f"{self.home}/{address}")
        return self.settle()

    def settle(self) -> "Reader":
        """Wait until the page is connected, its script has run and its charts are drawn."""
        self.page.wait_for_function(SETTLED)
        return self

    def expect_asked(self, **asked: str) -> None:
        """Wait until the address has these parameters and no others."""
        self.page.wait_for_url(lambda url: dict(parse_qsl(urlsplit(url).query)) == asked)

    @property
    def cards(self) -> list[str]:
        """The ids of the actions on the page, from top to bottom."""
        return [str(card) for card in self.page.locator(".card").evaluate_all("cards => cards.map(card => card.id)")]

    @property
    def found(self) -> Locator:
        """The line that says how many actions were found."""
        return self.page.locator(".found")

    @property
    def search(self) -> Locator:
        """The search box."""
        return self.page.get_by_role("searchbox")

    @property
    def download(self) -> Locator:
        """The link to the CSV of what is shown."""
        return self.page.locator("a[download]")

    @property
    def notices(self) -> Locator:
        """What the page says about an address with a mistake."""
        return self.page.get_by_role("alert")

    def choice(self, role: str, name: str) -> Locator:
        """A radio button, pill or option whose label is the name, then perhaps a count."""
        return self.page.locator("[data-testid=stMain], [role=listbox]").get_by_role(
            role,  # type: ignore[arg-type]
            name=re.compile(rf"^{re.escape(name)}( \(?\d+\)?)?$"),
        )

    def open_choices(self, name: str, press: Callable[[Locator], None] = Locator.click) -> None:
        """Open the list of choices of a filter; it closes when the page scrolls, so that comes first."""
        box = self.page.get_by_role("combobox", name=name)
        box.scroll_into_view_if_needed()
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        press(box)
        expect(self.page.get_by_role("listbox")).to_be_visible()

    def expect_found(self, number: int) -> None:
        """Wait until the page says that it found this many actions, and shows as many cards."""
        expect(self.found).to_have_text(re.compile(rf"^{number} (of|actions?)\b"))
        expect(self.page.locator(".card")).to_have_count(number)

    def number_found(self) -> int:
        """How many actions the page says it found."""
        return int((self.found.inner_text()).split()[0].replace(",", ""))

    def expect_charts(self) -> Locator:
        """The charts of the page, once they are drawn."""
        charts = self.page.locator("[data-testid=stVegaLiteChart]")
        expect(charts).not_to_have_count(0)
        self.settle()
        return charts

    def overflow_at(self, width: int) -> int:
        """By how many pixels the page is wider than a window of this width, whichever element scrolls."""
        self.page.set_viewport_size({"width": width, "height": 900})
        with suppress(TimedOut):  # charts take a moment to fit themselves to a new width
            self.page.wait_for_function(f"() => ({OVERFLOW})() === 0", timeout=2000)
        return int(self.page.evaluate(OVERFLOW))

    def tab_to(self, target: Locator, *, most: int = 120) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"Tab did not reach {target} in {most} steps")
