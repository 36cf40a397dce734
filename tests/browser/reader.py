"""A reader with a browser: opens pages, waits until they have settled, reads what stands there.

The only module of the tests that knows the page's markup.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from playwright.sync_api import TimeoutError as TimedOut

from inclusion.site.action_list import in_pages

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1') && document.fonts.status === 'loaded'
        && !document.querySelector('#first-paint, [data-testid=stSkeleton]')
        && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(chart => chart.querySelector('svg'));
}"""

OVERFLOW = """() => Math.max(0, ...[document.scrollingElement, document.querySelector('[data-testid=stMain]')]
    .map(element => element.scrollWidth - element.clientWidth))"""

CUT = """() => [...document.querySelectorAll('[data-testid=stApp] *')]
    .filter(element => element.checkVisibility({visibilityProperty: true}) && element.clientWidth > 2
        && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
        && element.scrollWidth > element.clientWidth + 1 && element.textContent.trim())
    .map(element => element.textContent.slice(0, 60))"""

SMALL = """(least) => {
    const boxOf = target => (target.closest('[data-testid=stTextInputRootElement]') ?? target).getBoundingClientRect();
    const inSentence = link => getComputedStyle(link).display === 'inline'
        && [...link.parentElement.childNodes].some(node => node.nodeType === 3 && /\\p{L}{3}/u.test(node.data));
    return [...document.querySelectorAll('a[href], button, select, summary, input:not([role=combobox])')]
        .filter(target => target.checkVisibility({visibilityProperty: true})
            && !target.closest('[data-testid=stSkipToContent]') && !inSentence(target))
        .map(target => [target.ariaLabel || target.textContent, boxOf(target)])
        .filter(([, box]) => box.width < 24 || box.height < least)
        .map(([name, box]) => `${name.slice(0, 60)}: ${box.width} by ${box.height}`);
}"""

CROSSING = """() => {
    const rows = [];
    const texts = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const owner = text.parentElement;
        if (!text.data.trim() || !owner.checkVisibility({visibilityProperty: true}) || owner.closest('svg')) continue;
        if (owner.closest('[data-testid=stIconMaterial], .words thead, .unseen')) continue; // a sign, or not seen
        const range = document.createRange();
        range.selectNodeContents(text);
        rows.push(...[...range.getClientRects()].filter(box => box.width > 2).map(box => [text.data.trim(), box]));
    }
    const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
    return rows.flatMap(([one, a], index) => rows.slice(index + 1)
        .filter(([, b]) => cross(a, b)).map(([other]) => `${one.slice(0, 40)} / ${other.slice(0, 40)}`));
}"""

STOP = """() => {
    const stop = document.activeElement;
    if (stop === document.body) return null;
    const main = document.querySelector('[data-testid=stMain]');
    const outlined = stop.closest('[data-testid=stTextInputRootElement]') ?? (stop.matches('input[role=combobox]')
        ? stop.closest('[role=group]:has([data-testid=stMultiSelectTagsContainer])') : stop);
    const style = getComputedStyle(outlined);
    const box = stop.getBoundingClientRect();
    return {
        name: (stop.ariaLabel || stop.textContent).trim().slice(0, 40),
        in_main: main !== stop && main.contains(stop),
        left: box.left, right: box.right, top: box.top + main.scrollTop, bottom: box.bottom + main.scrollTop,
        seen: stop.checkVisibility({opacityProperty: true, visibilityProperty: true})
            && box.width > 2 && box.left >= 0 && box.right <= innerWidth && box.bottom > 0 && box.top < innerHeight,
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}"""

MOVING = """() => [...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after'].map(part => {
    const style = getComputedStyle(element, part);
    const lasts = times => times.split(',').some(time => parseFloat(time) > 0.01);
    const moves = lasts(style.transitionDuration) || style.animationName !== 'none' && lasts(style.animationDuration);
    return moves ? `${element.dataset.testid || element.className || element.tagName} ${part}` : '';
})).filter(Boolean)"""

LISTEN = """() => {
    window.heard = [];
    const status = document.getElementById('announcer');
    new MutationObserver(() => status.textContent && window.heard.push(status.textContent))
        .observe(status, {childList: true, characterData: true, subtree: true});
}"""


@dataclass(frozen=True)
class Part:
    """A part of the page as Chromium tells it to assistive technology: what it is, its name, and what it is in."""

    role: str
    name: str
    within: tuple[str, ...]
    is_empty: bool


@dataclass(frozen=True)
class Stop:
    """What has the focus: its name, its place on the page in pixels, and whether it and its outline are seen."""

    name: str
    in_main: bool
    left: float
    right: float
    top: float
    bottom: float
    seen: bool
    outlined: bool


FITS = f"""() => {{
    window.fitsSince = ({OVERFLOW})() ? null : window.fitsSince ?? performance.now();
    const needed = document.querySelector('[data-testid=stVegaLiteChart]') ? 100 : 0;
    const fits = window.fitsSince !== null && performance.now() - window.fitsSince >= needed;
    if (fits) window.fitsSince = null;
    return fits;
}}"""
"""Whether nothing runs off the page; where there are charts, which are drawn anew, for a tenth of a second."""


@dataclass
class Reader:
    """An empty page at first, with everything on it that should not have happened."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen for errors, and for requests that leave the server."""
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("console", lambda said: self.note_console(said.type, said.text, said.location.get("url", "")))
        self.page.on("request", lambda request: self.note_request(request.url))
        self.page.on("websocket", lambda socket: self.note_request(socket.url))

    def note_console(self, kind: str, text: str, url: str) -> None:
        """Keep an error that the page wrote to the console."""
        if kind == "error":
            self.faults.append(f"console error: {text} ({url})")

    def note_request(self, url: str) -> None:
        """Keep a request to another host."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.home).netloc:
            self.faults.append(f"request to another host: {url}")

    @property
    def context(self) -> BrowserContext:
        """The browser context, which holds the cookies."""
        return self.page.context

    def open(self, address: str = "") -> "Reader":
        """Open an address of the site, and wait until it stands still."""
        self.begin(address)
        return self.settle()

    def begin(self, address: str = "") -> None:
        """Ask for an address of the site, and go on as soon as its content is there: it has loaded later."""
        self.page.goto(f"{self.home}/{address}", wait_until="domcontentloaded")

    def expect_whole(self, title: str) -> None:
        """The page has its title and one h1, no dialog, no trace and no cookie, and nothing went wrong."""
        expect(self.page).to_have_title(title)
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        expect(self.page.locator("[data-testid=stException]")).to_have_count(0)
        text = self.page.locator("body").inner_text()
        assert "Traceback" not in text
        assert "could not be" not in text
        assert self.faults == []
        assert self.context.cookies() == []

    def settle(self) -> "Reader":
        """Wait until the page is connected, its script has run and its charts are drawn."""
        self.page.wait_for_function(SETTLED, polling=50)
        return self

    def expect_asked(self, **asked: str) -> None:
        """Wait until the address has these parameters and no others."""
        self.page.wait_for_url(lambda url: dict(parse_qsl(urlsplit(url).query)) == asked)

    @property
    def rows(self) -> list[str]:
        """The ids of the actions on the page, from top to bottom."""
        return [
            str(row) for row in self.page.locator(".row details[id]").evaluate_all("rows => rows.map(row => row.id)")
        ]

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
        return self.page.locator(".ways a[download]").first

    @property
    def notices(self) -> Locator:
        """What the page says about an address with a mistake."""
        return self.page.get_by_role("alert")

    @property
    def answers(self) -> Locator:
        """Everything on the page that can answer a question: rows, cards, charts, tables."""
        return self.page.locator("[data-testid=stMain] :is(.row, .card, [data-testid=stVegaLiteChart], table)")

    @property
    def chips(self) -> list[str]:
        """What is chosen, as the links that take it away name it."""
        return self.page.locator(".chip > :nth-child(2)").all_inner_texts()

    def choice(self, role: str, name: str) -> Locator:
        """A radio button, pill or option whose label is the name, then perhaps a count."""
        return self.page.locator("[data-testid=stMain], [role=listbox], [data-testid=stPopoverBody]").get_by_role(
            role,  # type: ignore[arg-type]
            name=re.compile(rf"^{re.escape(name)}( \(?\d+\)?)?$"),
        )

    def open_panel(self, name: str, press: Callable[[Locator], None] = Locator.click) -> Locator:
        """Open the panel of a filter, by the word on its button, and wait until its choices are there."""
        press(self.panel_button(name))
        panel = self.page.get_by_role("dialog", name=name)
        expect(panel.locator("button, input").first).to_be_visible()
        return panel

    def panel_button(self, name: str) -> Locator:
        """The button of a filter's panel."""
        return self.page.locator("[data-testid=stPopoverButton]").filter(has_text=re.compile(rf"^{name}expand"))

    def expect_found(self, number: int) -> None:
        """Wait until the page says that it found this many actions, and shows as many rows, or as many as it does."""
        expect(self.found).to_have_text(re.compile(rf"^\s*{number} (of|actions?|promises?)\b"))
        expect(self.page.locator(".row")).to_have_count(len(in_pages(range(number))[0]))

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
            self.page.wait_for_function(FITS, timeout=10_000)
        return int(self.page.evaluate(OVERFLOW))

    def tab_to(self, target: Locator, *, most: int = 120) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"Tab did not reach {target} in {most} steps")

    def listen(self) -> Callable[[], list[str]]:
        """Start to note what is announced; what was, when called."""
        self.page.evaluate(LISTEN)
        return lambda: [str(words) for words in self.page.evaluate("window.heard")]

    def expect_heard(self, words: str) -> None:
        """Wait until these words are the last that were announced."""
        self.page.wait_for_function("words => window.heard.at(-1) === words", arg=words)

    def heard(self) -> list[Part]:
        """What assistive technology is told of the page, from top to bottom."""
        session = self.context.new_cdp_session(self.page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        by_id = {node["nodeId"]: node for node in nodes}

        def parts(node: dict[str, Any], within: tuple[str, ...]) -> Iterator[Part]:
            children = [by_id[child] for child in node.get("childIds", []) if child in by_id]
            role, name = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
            if not node["ignored"] and role != "InlineTextBox":  # a line of a text
                yield Part(role, " ".join(name.split()), within, is_empty=not children)
                within = (*within, role)
            for child in children:
                yield from parts(child, within)

        return list(parts(nodes[0], ()))

    def hold_scripts(self) -> Callable[[], None]:
        """Keep the live page from coming; what lets it come."""
        held: list[Route] = []
        comes = False

        def meet(route: Route) -> None:
            if comes:
                route.continue_()
            else:
                held.append(route)

        def release() -> None:
            nonlocal comes
            comes = True
            for route in held:
                route.continue_()

        self.page.route("**/static/js/*", meet)

        return release

    def open_first_paint(self, address: str = "") -> Callable[[], None]:
        """Open an address and see its first content; what lets the live page come."""
        release = self.hold_scripts()
        self.page.goto(f"{self.home}/{address}", wait_until="commit")
        expect(self.page.locator("#first-paint h1")).to_be_visible()
        self.page.wait_for_function("() => document.querySelector('#first-paint footer')")
        return release

    def moving_parts(self) -> list[str]:
        """The parts of the page whose style has them move for more than a hundredth of a second."""
        return [str(part) for part in self.page.evaluate(MOVING)]

    def style(self, selector: str, name: str, part: str | None = None) -> str:
        """What a property of the first such element comes to, or of a part of it such as "::after"."""
        script = "(element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name)"
        return str(self.page.locator(selector).first.evaluate(script, [name, part]))

    def tab_through(self, *, most: int = 150) -> list[Stop]:
        """Press Tab from the top of the page until the focus has left it; what had the focus, in order."""
        stops: list[Stop] = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(STOP)
            if found is None:
                return stops
            stops.append(Stop(**found))
        raise AssertionError(f"{most} steps of Tab did not leave the page")

    def set_letters(self, *, larger: int = 1) -> "Reader":
        """Set the browser's own size of text to the usual 16 pixels, or to so many times as much."""
        session = self.context.new_cdp_session(self.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * larger, "fixed": 13 * larger}})
        return self

    def cut_texts(self) -> list[str]:
        """The texts that are wider than what shows them."""
        return [str(text) for text in self.page.evaluate(CUT)]

    def crossing_texts(self) -> list[str]:
        """Pairs of texts that lie on each other."""
        return [str(pair) for pair in self.page.evaluate(CROSSING)]

    def small_targets(self, *, least: int = 24) -> list[str]:
        """What can be pressed and is narrower than 24 pixels, or lower than the least; links in sentences aside."""
        return [str(target) for target in self.page.evaluate(SMALL, least)]
