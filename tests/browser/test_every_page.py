"""Each page, opened once: it comes whole and quiet, nothing runs off or is too small to press, axe-core finds nothing.

In windows of all widths and with larger letters. axe-core looks at a page of each kind in a wide window, in a tablet's
and, in dark colours, in a phone's; the record of tests.record_access has every page in every window.
"""

import re
from collections.abc import Iterator

import pytest

from inclusion.site.page import SitePage
from tests.browser.fixtures import Borrow
from tests.browser.reader import Part, Reader
from tests.browser.test_axe import ON_PLACES, violations
from tests.site_map import FIRST_OF_KIND, MEASURES, PAGES, PRIORITIES, name_of

WIDTHS = (1280, 768, 640, 390, 320)
"""640 is 1280 at 200%."""

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""


@pytest.fixture(scope="module", params=PAGES, ids=name_of)
def page(request: pytest.FixtureRequest) -> SitePage:
    """Each page of the site."""
    found: SitePage = request.param
    return found


@pytest.fixture(scope="module")
def opened(page: SitePage, borrow: Borrow, server: str) -> Iterator[Reader]:
    """A reader of each page, which is opened once for all tests that only look at it."""
    with borrow(server) as reader:
        yield reader.open(page.slug)


@pytest.fixture(scope="module")
def heard(opened: Reader) -> list[Part]:
    """What assistive technology is told of each page."""
    return opened.heard()


def test_a_page_comes_whole_and_quiet_by_its_address(opened: Reader, page: SitePage) -> None:
    opened.expect_whole(page.full_title({}))
    assert opened.page.url == f"{opened.home}/{page.slug}"


def test_no_typeface_of_streamlits_own_is_fetched(opened: Reader) -> None:
    """They weigh more than half a megabyte, and the site has its own letters and signs."""
    fetched = opened.page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    loaded = opened.page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)")
    assert [name for name in fetched if name.startswith(f"{opened.home}/static/media/")] == []
    assert {"IBM Plex Sans", "Explorer Serif"} <= set(loaded) <= {"IBM Plex Sans", "Explorer Serif", "Source Sans"}


def test_axe_finds_nothing_on_a_page_of_each_kind(opened: Reader, page: SitePage) -> None:
    if page in FIRST_OF_KIND:
        assert violations(opened) == []
        opened.overflow_at(768)
        assert violations(opened, *ON_PLACES) == []
        opened.overflow_at(320)
        opened.page.emulate_media(color_scheme="dark")
        assert violations(opened) == []
        opened.page.emulate_media(color_scheme="light")


DRAWN = re.compile("graphics-|SvgRoot|mark$")
"""Roles of a chart's marks, of a drawing below its picture, and of what a search found."""

NAMED = {"link", "button", "DisclosureTriangle", "image", "tab", "radio", "searchbox", "combobox", "navigation"}
"""Roles of what is pressed, seen or gone to: it is heard by its name."""


def test_what_is_heard_has_a_name_that_is_short(heard: list[Part]) -> None:
    named = [part for part in heard if part.role in NAMED]
    assert [part for part in named if not part.name] == []
    assert [part.name for part in named if len(part.name) > 100] == []


def test_no_mark_of_a_drawing_and_no_empty_landmark_is_heard(heard: list[Part]) -> None:
    assert [part for part in heard if DRAWN.search(part.role)] == []
    assert [part for part in heard if part.is_empty and part.role in ("banner", "status", "main", "region")] == []


def test_the_words_of_a_tab_or_a_choice_are_heard_once(heard: list[Part]) -> None:
    inside = [part for part in heard if {"tab", "radio"} & set(part.within)]
    assert [part for part in inside if part.role == "paragraph"] == []


QUESTIONS = [
    "Wider than in England?",
    "Better than before?",
    "More than chance?",
    "Like our neighbours?",
    "Which promises?",
]
"""What a councillor asks of a measure."""


def test_a_measures_page_and_no_other_answers_five_questions_within_two_screens(opened: Reader, page: SitePage) -> None:
    answers = opened.page.locator(".answers > div")
    is_measure = page.slug in [measure.slug for measure in MEASURES]
    assert answers.locator("dt").all_inner_texts() == (QUESTIONS if is_measure else [])
    assert all(len(text.strip()) > 10 for text in answers.locator("dd").all_inner_texts())
    for width, height in ((1280, 900), (390, 844)) if is_measure else ():
        opened.overflow_at(width)
        assert answers.last.evaluate("one => one.getBoundingClientRect().bottom") <= 2 * height, width


def test_the_first_action_of_a_list_starts_on_the_first_screen_of_a_phone(opened: Reader, page: SitePage) -> None:
    if page.slug in ("all-actions", *(priority.slug for priority in PRIORITIES)):
        opened.overflow_at(390)
        assert opened.page.locator(".row").first.evaluate("row => row.getBoundingClientRect().top") < 560


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
    opened.set_letters(larger=2)
    size = opened.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert (size, opened.overflow_at(1280)) == ("36px", 0)
    assert opened.cut_texts() == []
