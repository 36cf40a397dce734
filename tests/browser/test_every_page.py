"""Each page, opened once: it comes whole and quiet, nothing runs off or is too small to press, axe-core finds nothing.

In windows of all widths and with larger letters. axe-core looks here in one window; at one page of each kind it looks
in all of them (test_axe).
"""

from collections.abc import Iterator

import pytest

from inclusion.site.page import SitePage
from tests.browser.fixtures import Contexts, leave, open_window
from tests.browser.reader import Reader
from tests.browser.test_axe import violations
from tests.site_map import PAGES, name_of

WIDTHS = (1280, 768, 640, 390, 320)
"""640 is 1280 at 200%."""

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
EACH_PAGE = [pytest.param(page, id=name_of(page), marks=pytest.mark.xdist_group(f"page {page.slug}")) for page in PAGES]


@pytest.fixture(scope="module", params=EACH_PAGE)
def page(request: pytest.FixtureRequest) -> SitePage:
    """Each page of the site."""
    found: SitePage = request.param
    return found


@pytest.fixture(scope="module")
def opened(page: SitePage, contexts: Contexts, server: str) -> Iterator[Reader]:
    """A reader of each page, which is opened once for all tests that only look at it."""
    reader = open_window(contexts(), server).open(page.slug)
    yield reader
    leave(reader.page)


def test_a_page_comes_whole_and_quiet_by_its_address(opened: Reader, page: SitePage) -> None:
    opened.expect_whole(page.full_title({}))
    assert opened.page.url == f"{opened.home}/{page.slug}"


def test_axe_finds_nothing_in_one_window(opened: Reader) -> None:
    assert violations(opened) == []


def test_a_page_never_scrolls_sideways(opened: Reader) -> None:
    overflow = {width: opened.overflow_at(width) for width in WIDTHS}
    assert {width: pixels for width, pixels in overflow.items() if pixels} == {}


def test_what_can_be_pressed_is_24_pixels_wide_and_high(opened: Reader) -> None:
    opened.overflow_at(390)
    assert opened.small_targets() == []


def test_text_spaced_by_the_reader_fits_a_narrow_window(opened: Reader) -> None:
    style = opened.page.add_style_tag(content=TEXT_SPACING)
    assert opened.overflow_at(320) == 0
    style.evaluate("style => style.remove()")


def test_letters_twice_as_large_fit(opened: Reader) -> None:
    opened.overflow_at(1280)
    opened.double_letters()
    size = opened.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert (size, opened.overflow_at(1280)) == ("36px", 0)
    assert opened.cut_texts() == []
