"""Every page in windows of all widths and with larger letters: nothing runs off, is cut, or is too small to press."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.fixtures import NewReader, make_context
from tests.browser.reader import Reader
from tests.site_map import PAGES, PRIORITIES, name_of

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
WIDTHS = (1280, 768, 640, 390, 320)
LONGEST = f"{PRIORITIES[1].slug}?progress=next&ks=ks3&theme=behaviour-ap,adulthood&partner=icb,lpcf&q=school"
"""Filters with long names, shown as chips."""


@pytest.fixture(scope="module", params=PAGES, ids=name_of)
def page_reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    """A reader of each page, which is opened once for all tests that only measure it."""
    context = make_context(browser)
    yield Reader(context.new_page(), server).open(request.param.slug)
    context.close()


def test_a_page_never_scrolls_sideways(page_reader: Reader) -> None:
    """640 is 1280 at 200%."""
    overflow = {width: page_reader.overflow_at(width) for width in WIDTHS}
    assert {width: pixels for width, pixels in overflow.items() if pixels} == {}


def test_what_can_be_pressed_is_24_pixels_wide_and_high(page_reader: Reader) -> None:
    page_reader.overflow_at(390)
    assert page_reader.small_targets() == []


@pytest.mark.parametrize("address", [LONGEST, "all-actions?page=2", "action?id=P1-N03", "brief?theme=health"])
def test_what_can_be_pressed_in_lists_of_actions_is_44_pixels_high_on_a_phone(
    new_reader: NewReader, address: str
) -> None:
    reader = new_reader(width=390, height=844, touch=True).open(address)
    for row in reader.page.locator(".row summary").all()[:1]:
        row.tap()
    assert reader.small_targets(least=44) == []


def test_text_spaced_by_the_reader_fits_a_narrow_window(page_reader: Reader) -> None:
    style = page_reader.page.add_style_tag(content=TEXT_SPACING)
    assert page_reader.overflow_at(320) == 0
    style.evaluate("style => style.remove()")


def test_letters_twice_as_large_fit(page_reader: Reader) -> None:
    page_reader.overflow_at(1280)
    page_reader.double_letters()
    size = page_reader.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert (size, page_reader.overflow_at(1280)) == ("36px", 0)
    assert page_reader.cut_texts() == []


def test_letters_are_18_pixels_high_unless_the_reader_wants_others(reader: Reader) -> None:
    size = reader.open("glossary").page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "18px"


@pytest.mark.parametrize("address", ["", LONGEST, "key-stage-2-expected-standard", "glossary"])
def test_letters_twice_as_large_do_not_lie_on_each_other(reader: Reader, address: str) -> None:
    reader.double_letters().open(address)
    assert (reader.crossing_texts(), reader.cut_texts()) == ([], [])
    assert reader.overflow_at(640) == 0
    assert reader.crossing_texts() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_names_of_filters_and_pages_are_never_cut(new_reader: NewReader, width: int) -> None:
    reader = new_reader(width=width).open(LONGEST)
    assert reader.cut_texts() == []
    assert reader.small_targets() == []
    opening = reader.page.locator("[data-testid=stExpandSidebarButton]")
    if width <= 768:
        opening.click()
        expect(opening).to_be_hidden()
    expect(reader.page.locator("[data-testid=stSidebarNavLink]").last).to_be_visible()
    assert reader.cut_texts() == []


@pytest.mark.parametrize("address", [*(priority.slug for priority in PRIORITIES), "all-actions"])
def test_the_first_action_starts_on_the_first_screen_of_a_phone(new_reader: NewReader, address: str) -> None:
    reader = new_reader(width=390, height=844, touch=True).open(address)
    top = reader.page.locator(".row").first.evaluate("row => row.getBoundingClientRect().top")
    assert top < 560
