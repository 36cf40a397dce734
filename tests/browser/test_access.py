"""What axe cannot see: focus, announcements, keys, narrow windows, large and spaced text, paper."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import PRIORITIES

FILTERED = f"{PRIORITIES[1].slug}?progress=next&ks=ks3&theme=behaviour-ap&q=school"
"""One action, found by filters of each kind."""


def test_the_first_tab_stop_skips_to_the_content(reader: Reader) -> None:
    reader.open("all-actions")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(":focus")).to_have_text("Skip to main content")


def test_the_language_is_british_english(reader: Reader) -> None:
    expect(reader.open().page.locator("html")).to_have_attribute("lang", "en-GB")


def test_the_number_found_is_announced_once_for_each_change_of_the_filters(reader: Reader) -> None:
    """With what a link did; also where as many are found: a space at the end makes the same words new."""
    reader.open("all-actions?progress=next")
    heard = reader.listen()
    reader.expect_found(62)
    assert heard() == []
    reader.page.get_by_role("link", name="Sort by theme").click()
    reader.expect_asked(progress="next", sort="theme")
    reader.expect_heard("Sorted by theme. 62 promises")
    reader.page.go_back()
    reader.expect_asked(progress="next")
    reader.expect_heard("62 promises")
    reader.page.go_forward()
    reader.expect_heard("62 promises\u00a0")
    reader.choice("radio", "Done").click()
    reader.expect_heard("71 actions listed as done")
    reader.page.wait_for_timeout(600)
    assert heard() == [
        "Sorted by theme. 62 promises",
        "62 promises",
        "62 promises\u00a0",
        "71 actions listed as done",
    ]


def test_a_new_page_takes_the_focus_to_its_heading(reader: Reader) -> None:
    reader.open()
    priority = PRIORITIES[0]
    reader.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=priority.short_title).click()
    heading = reader.page.locator("h1", has_text=priority.title)
    expect(heading).to_be_focused()


@pytest.mark.parametrize("key", ["r", "c"])
def test_a_single_letter_is_no_command(reader: Reader, key: str) -> None:
    """Alone, "r" would run the page again and "c" open a dialog that clears caches."""
    reader.open("all-actions")
    reader.page.evaluate(
        """() => {
            window.states = [];
            const app = document.querySelector('[data-testid=stApp]');
            new MutationObserver(() => window.states.push(app.dataset.testScriptState))
                .observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
        }"""
    )
    reader.page.keyboard.press(key)
    reader.panel_button("Age").focus()
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    assert reader.page.evaluate("window.states") == []


def test_what_has_the_focus_is_outlined_in_dark_colours_too(new_reader: NewReader) -> None:
    reader = new_reader(scheme="dark").open("all-actions")
    reader.tab_to(reader.download)
    outline = reader.download.evaluate("link => getComputedStyle(link).outlineStyle")
    assert outline != "none"


def test_a_button_with_the_focus_keeps_its_shape(reader: Reader) -> None:
    reader.open("how-success-is-measured")
    shape = reader.style(".btn", "border-radius")
    reader.page.keyboard.press("Shift")
    reader.page.locator(".btn").first.focus()
    assert reader.style(".btn", "outline-style") == "solid"
    assert reader.style(".btn", "border-radius") == shape


@pytest.mark.parametrize(
    ("address", "width", "forced"),
    [(FILTERED, 1280, False), (FILTERED, 640, True), ("key-stage-2-expected-standard", 1280, True)],
)
def test_tab_goes_down_the_page_in_sight_and_outlined(
    new_reader: NewReader, address: str, width: int, forced: bool
) -> None:
    """Where colours are forced, shadows and tints are gone; an outline stays."""
    stops = new_reader(width=width, forced=forced).open(address).tab_through()
    assert [stop.name for stop in stops if not stop.seen] == []
    assert [stop.name for stop in stops if not stop.outlined] == []
    inside = [stop for stop in stops if stop.in_main]
    assert len(inside) > 15
    backwards = [
        (one.name, other.name)
        for one, other in pairwise(inside)
        if (other.bottom <= one.top and other.left < one.right) or (other.right <= one.left and other.top < one.bottom)
    ]
    assert backwards == []


def test_the_menu_of_a_narrow_window_takes_the_focus_and_gives_it_back(new_reader: NewReader) -> None:
    reader = new_reader(width=640).open("glossary")
    keyboard = reader.page.keyboard
    opening = reader.page.get_by_role("button", name="Menu", exact=True)
    reader.tab_to(opening, most=4)
    keyboard.press("Enter")
    first = reader.page.locator("[data-testid=stSidebarNavLink]").first
    expect(first).to_be_focused()
    keyboard.press("Shift+Tab")
    expect(reader.page.get_by_role("button", name="Close menu")).to_be_focused()
    keyboard.press("Enter")
    expect(opening).to_be_focused()
    expect(first).to_be_hidden()


def test_a_page_chosen_in_the_menu_of_a_narrow_window_is_not_covered_by_it(new_reader: NewReader) -> None:
    reader = new_reader(width=640).open("glossary")
    reader.page.get_by_role("button", name="Menu", exact=True).click()
    reader.page.locator("[data-testid=stSidebarNavLink]", has_text="All gaps").click()
    expect(reader.page.locator("h1", has_text="All gaps")).to_be_focused()
    expect(reader.page.locator("[data-testid=stSidebarNavLink]").first).to_be_hidden()


def test_nothing_moves_for_a_reader_who_wants_less_motion(new_reader: NewReader) -> None:
    reader = new_reader(width=640).open(FILTERED)
    reader.page.get_by_role("button", name="Menu", exact=True).click()
    assert reader.moving_parts() == []


def test_paper_shows_the_list_without_controls(reader: Reader) -> None:
    reader.open(PRIORITIES[0].slug)
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(reader.search).to_be_hidden()
    expect(reader.page.locator(".row").first).to_be_visible()
