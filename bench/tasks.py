"""Do ten readers' tasks in a browser, and write what each cost: `python -m bench.tasks`.

Each begins on the overview, at 1280 and at 390 pixels. Written into docs/tasks.md between its marks: presses until
something useful stands there, what has to be typed and scrolled, and the place of the first useful thing on its page.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator
from pypdf import PdfReader

from bench.report import table, write_between_markers
from tests.browser.by_hand import site_in_browser
from tests.browser.fixtures import make_context, open_window
from tests.browser.reader import Reader
from tests.servers import ROOT
from tests.site_map import MEASURES, PRIORITIES

FILE = ROOT / "docs" / "tasks.md"
WINDOWS = ((1280, 900), (390, 844))
DEVICES = {
    "1280 by 900": (1280, 900, False),
    "phone, 390 by 844": (390, 844, True),
    "desktop window of 390": (390, 844, False),
    "tablet, 768 by 1024": (768, 1024, True),
    "tablet, 820 by 1180, as a desktop": (820, 1180, False),
    "640 by 450, which is 1280 at 200%": (640, 450, False),
    "1920 by 1080": (1920, 1080, False),
}
"""Width, height, and whether it is a touch screen."""

TOP = """element => {
    const main = document.querySelector('[data-testid=stMain]');
    return element.getBoundingClientRect().top + main.scrollTop;
}"""


@dataclass
class Walk:
    """What a reader does from the overview on, and what it costs."""

    reader: Reader
    height: int
    presses: int = 0
    typed: str = ""
    scrolled: float = 0

    def press(self, target: Locator) -> "Walk":
        """Scroll to a target as far as needed, and press it."""
        before = self.place()
        target.scroll_into_view_if_needed()
        self.scrolled += abs(self.place() - before)
        target.click()
        self.presses += 1
        self.reader.settle()
        self.reader.page.wait_for_timeout(500)  # until the answer to the press stands still
        return self

    def search(self, words: str) -> "Walk":
        """Type words into the search and press Enter."""
        self.reader.search.fill(words)
        self.reader.search.press("Enter")
        self.typed = words
        self.reader.page.wait_for_url("**q=*")
        self.reader.settle()
        return self

    def open_menu(self) -> "Walk":
        """Open the menu where it is not open."""
        menu = self.reader.page.get_by_test_id("stExpandSidebarButton")
        return self.press(menu) if menu.is_visible() else self

    def place(self) -> float:
        """How far down the page the window stands."""
        return float(self.reader.page.get_by_test_id("stMain").evaluate("main => main.scrollTop"))

    def cost(self, first: Locator) -> list[str]:
        """Presses, what was typed, pixels scrolled, and the place of the first useful thing."""
        top = round(float(first.first.evaluate(TOP)))
        return [str(self.presses), self.typed, str(round(self.scrolled)), place_words(top, self.height)]


def place_words(top: int, height: int) -> str:
    """A place in pixels, and whether it is on the first screen."""
    return f"{top}" if top < height else f"{top}, below the first screen"


Task = Callable[[Walk], Iterator[tuple[str, list[str]]]]


def parent(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A parent of a child of 4 with a speech delay."""
    page = walk.reader.page
    yield "words of a parent", walk.search("speech delay").cost(page.locator(".row"))
    walk = start_again(walk).press(page.get_by_role("link", name="Questions"))
    walk.press(page.get_by_role("link", name="help children under 5 to talk"))
    yield "a question, its answer", walk.cost(page.locator("h1 ~ p, .answer"))
    yield "a question, the first action", walk.cost(page.locator(".row"))


def senco(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A SENCo asks whether the GCSE gap is wider than England's, and whether it is getting better."""
    page = walk.reader.page
    walk.open_menu().press(page.get_by_test_id("stSidebarNavLink").filter(has_text="GCSE"))
    yield "the gap beside England's, in words", walk.cost(page.locator(".finding"))
    yield "its chart", walk.cost(page.locator("[data-testid=stVegaLiteChart]"))
    walk.press(page.get_by_role("tab", name="Over time", exact=True))
    yield "is it getting better?", walk.cost(page.locator("[role=tabpanel] h2"))


def officer(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A council officer: what priority 2 promises next for secondary schools, as a file."""
    page = walk.reader.page
    walk.press(page.get_by_role("main").get_by_role("link", name=PRIORITIES[1].short_title))
    walk.press(walk.reader.choice("radio", "Next"))
    yield "what is next, with its file", walk.cost(walk.reader.download)
    walk.press(walk.reader.panel_button("Age"))
    panel = page.get_by_role("dialog", name="Age")
    for age in ("11 to 14", "14 to 16"):
        walk.press(panel.get_by_role("button", name=re.compile(rf"^{age}")))
    page.keyboard.press("Escape")
    yield "of secondary age, with what names no age", walk.cost(walk.reader.found)


def forum(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """The chair of a forum: how long EHC plans take."""
    walk.search("EHC plan waiting")
    yield "what is not mentioned, and the nearest", walk.cost(walk.reader.page.locator(".row"))


def councillor(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A councillor asks which promises have a date."""
    walk.press(walk.reader.page.get_by_role("link", name=re.compile(r"^\d+ say when$")))
    yield "the promises", walk.cost(walk.reader.page.locator(".row"))


def brief(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A brief on mental health, on paper."""
    page = walk.reader.page
    walk.search("mental health").press(page.get_by_role("link", name="Print"))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    yield f"the brief, {len(PdfReader(io.BytesIO(pdf)).pages)} sheets", walk.cost(page.locator(".brief"))


def take_chart(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """An officer takes a chart into a report."""
    page = walk.reader.page
    walk.press(page.get_by_role("main").get_by_role("link", name="gaps are wider"))
    yield "picture with title, legend, source", walk.cost(page.locator("a[href$='.png']"))


def go_back(walk: Walk) -> Iterator[tuple[str, list[str]]]:
    """A reader follows an action from far down a list, and goes back."""
    page = walk.reader.page
    walk.press(page.get_by_role("main").get_by_role("link", name="promised next"))
    row = page.locator(".row").nth(20)
    walk.press(row.locator("summary"))
    link = row.get_by_role("link", name=re.compile("page", re.IGNORECASE)).first
    link.scroll_into_view_if_needed()
    before = walk.place()
    walk.press(link)
    page.go_back()
    walk.reader.settle()
    page.wait_for_timeout(800)
    words = f"back at {round(walk.place())} of {round(before)} pixels"
    yield words, walk.cost(row)


TASKS: dict[str, Task] = {
    "1. Parent: a child of 4 with a speech delay": parent,
    "2. SENCo: the gap at GCSE grade 4": senco,
    "3. Officer: next, secondary, priority 2, as a file": officer,
    "4. Forum: how long EHC plans take": forum,
    "5. Councillor: promises with a date": councillor,
    "6. A brief on mental health": brief,
    "7. A chart for a report": take_chart,
    "8. Back to the place in a list": go_back,
}


def start_again(walk: Walk) -> Walk:
    """The same reader on the overview, with nothing done yet."""
    return Walk(walk.reader.open(), walk.height)


def costs(browser: Browser, home: str) -> Iterator[list[str]]:
    """The rows of the table of tasks."""
    for name, task in TASKS.items():
        for width, height in WINDOWS:
            context = make_context(browser, touch=width < 500)
            reader = open_window(context, home, width=width, height=height).open()
            for what, cost in task(Walk(reader, height)):
                yield [name, what, str(width), *cost]
            context.close()


def places(browser: Browser, home: str) -> Iterator[list[str]]:
    """The rows of the table of devices: where the first action of a priority and the chart of a measure stand."""
    for name, (width, height, touch) in DEVICES.items():
        context = make_context(browser, touch=touch)
        reader = open_window(context, home, width=width, height=height)
        found = [
            reader.open(address).page.locator(part).first.evaluate(TOP)
            for address, part in (
                (PRIORITIES[0].slug, ".row"),
                (f"{PRIORITIES[0].slug}?ks=early-years", ".row"),
                (MEASURES[0].slug, "[data-testid=stVegaLiteChart]"),
            )
        ]
        yield [name, *(place_words(round(top), height) for top in found)]
        context.close()


def main() -> None:
    """Serve the explorer, do the tasks, and write the tables."""
    with site_in_browser() as (browser, home):
        tasks = table(
            ["Task", "Until", "Width", "Presses", "Typed", "Scrolled", "First useful thing, pixels down"],
            list(costs(browser, home)),
        )
        devices = table(
            ["Window", "First action", "First action, an age chosen", "Chart of a measure"],
            list(places(browser, home)),
        )
    write_between_markers(f"{tasks}\n\n{devices}", FILE)


if __name__ == "__main__":
    main()
