"""Pictures of every page from phone to wide screen, light and dark: `.venv/bin/python -m tests.browser.screenshots`.

They go to screenshots/, which git ignores. With `--readme` it takes the picture of the README instead.
"""

import sys
from itertools import product

from playwright.sync_api import Browser

from inclusion.site.page import SitePage
from tests.browser.by_hand import site_in_browser
from tests.browser.fixtures import Scheme, make_context, open_window
from tests.browser.reader import Reader
from tests.servers import ROOT
from tests.site_map import PAGES, name_of

FOLDER = ROOT / "screenshots"
README_PICTURE = ROOT / "docs" / "overview.png"


def main() -> None:
    """Serve the explorer, and take its pictures."""
    with site_in_browser() as (browser, home):
        if "--readme" in sys.argv[1:]:
            take_first_screen(browser, home)
        else:
            take_all(browser, home)


def take_all(browser: Browser, home: str) -> None:
    """A picture of each page whole, at each width, light and dark."""
    FOLDER.mkdir(exist_ok=True)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for page, width, scheme in product(PAGES, (390, 820, 1280, 1920), schemes):
        take_whole(browser, home, page, width, scheme)


def take_whole(browser: Browser, home: str, page: SitePage, width: int, scheme: Scheme) -> None:
    """A picture of one page from top to bottom; the window grows, as the page scrolls inside it."""
    reader = open_page(browser, home, page.slug, width, scheme)
    height = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    reader.page.set_viewport_size({"width": width, "height": min(int(height), 16000)})
    file = FOLDER / f"{name_of(page)}-{width}-{scheme}.png"
    reader.settle().page.screenshot(path=file, animations="disabled")
    reader.context.close()
    print(file.relative_to(ROOT))


def take_first_screen(browser: Browser, home: str) -> None:
    """The first screen of the overview, for the README."""
    reader = open_page(browser, home, "", 1280, "light")
    reader.page.screenshot(path=README_PICTURE, animations="disabled")
    print(README_PICTURE.relative_to(ROOT))


def open_page(browser: Browser, home: str, address: str, width: int, scheme: Scheme) -> Reader:
    """A page as a phone or a desktop shows it."""
    context = make_context(browser, touch=width < 600)
    return open_window(context, home, width=width, scheme=scheme).open(address)


if __name__ == "__main__":
    main()
