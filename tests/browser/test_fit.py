"""Long names, large letters and small screens: nothing is cut, lies on something else, or hides what was asked for."""

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.browser.test_every_page import WIDTHS
from tests.site_map import PRIORITIES

LONGEST = f"{PRIORITIES[1].slug}?progress=next&ks=ks3&theme=behaviour-ap,adulthood&partner=icb,lpcf&q=school"
"""Filters with long names, shown as chips."""


@pytest.mark.parametrize("address", [LONGEST, "all-actions?page=2", "action?id=P1-N03", "brief?theme=health"])
def test_what_can_be_pressed_in_lists_of_actions_is_44_pixels_high_on_a_phone(
    new_reader: NewReader, address: str
) -> None:
    reader = new_reader(width=390, height=844, touch=True).open(address)
    for row in reader.page.locator(".row summary").all()[:1]:
        row.tap()
    assert reader.small_targets(least=44) == []


def test_letters_are_18_pixels_high_unless_the_reader_wants_others(reader: Reader) -> None:
    size = reader.open("glossary").page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "18px"


@pytest.mark.parametrize("address", ["", LONGEST, "key-stage-2-expected-standard", "glossary"])
def test_letters_twice_as_large_do_not_lie_on_each_other(reader: Reader, address: str) -> None:
    reader.set_letters(larger=2).open(address)
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
