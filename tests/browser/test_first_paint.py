"""The live page takes the place of the first paint, and nothing that a reader has begun is lost."""

import pytest
from playwright.sync_api import expect

from inclusion.actions.find import find_actions
from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET, MEASURES

SET_CURSOR = """([part, offset]) => {
    const textOf = part => document.querySelector('#first-paint ' + part).firstChild;
    getSelection().collapse(textOf(part), offset);
    return textOf(part.startsWith('form') ? '.lead' : part).data;
}"""
"""What a screen reader does while it reads: neither key nor pointer is seen."""

NOTE_LOADED = """if (window === top) addEventListener("load", () => {
    window.loaded = document.getElementById("first-paint") ? "first paint" : "live page";
});"""

CURSOR = "[getSelection().anchorNode.data, getSelection().anchorOffset]"


@pytest.mark.parametrize("address", ["", "all-actions"])
def test_what_was_typed_goes_over_and_typing_goes_on(reader: Reader, address: str) -> None:
    release = reader.open_first_paint(address)
    reader.search.click()
    reader.page.keyboard.type("spee")
    release()
    reader.settle()
    expect(reader.search).to_be_focused()
    reader.page.keyboard.type("ch")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/all-actions?q=speech")


def test_what_has_the_focus_and_what_was_opened_go_over(reader: Reader) -> None:
    release = reader.open_first_paint("all-actions")
    row = reader.page.locator(f"#{find_actions(DATASET, progress=['next'])[3].action}")
    row.locator("> summary").focus()
    reader.page.keyboard.press("Enter")
    release()
    reader.settle()
    expect(row.locator("> summary")).to_be_focused()
    expect(row).to_have_attribute("open", "")


def test_the_focus_on_a_link_of_the_menu_goes_to_the_button_that_opens_it_on_a_phone(new_reader: NewReader) -> None:
    reader = new_reader(width=390)
    release = reader.open_first_paint("glossary")
    reader.page.locator("#first-paint > nav a").last.focus()
    release()
    reader.settle()
    expect(reader.page.get_by_role("button", name="Menu", exact=True)).to_be_focused()


@pytest.mark.parametrize(("part", "kept"), [(".row:nth-child(4) .line", 5), ("form label", 0)])
def test_the_live_page_waits_for_a_pause_of_what_is_read_aloud_and_keeps_the_place(
    new_reader: NewReader, part: str, kept: int
) -> None:
    """In the form, which the live page has not, the place is the text before it."""
    reader = new_reader(clock=True)
    release = reader.open_first_paint("all-actions")
    reader.page.clock.run_for(2000)
    reader.page.evaluate(SET_CURSOR, ["h1", 0])
    release()
    expect(reader.page.locator("[data-testid=stMain] h1")).to_be_attached()
    read = reader.page.evaluate(SET_CURSOR, [part, 5])
    reader.page.clock.run_for(7000)
    expect(reader.page.locator("#first-paint")).to_be_visible()
    expect(reader.page.locator("#not-live")).to_be_hidden()
    reader.page.clock.run_for(10_000)
    reader.settle()
    assert reader.page.evaluate(CURSOR) == [read, kept]


def test_a_field_that_is_entered_ends_the_wait(reader: Reader) -> None:
    release = reader.open_first_paint("all-actions")
    reader.page.evaluate(SET_CURSOR, ["form label", 5])
    release()
    expect(reader.page.locator("[data-testid=stMain] h1")).to_be_attached()
    reader.page.locator("#first-paint").get_by_role("searchbox").focus()
    reader.settle()
    expect(reader.search).to_be_focused()


@pytest.mark.parametrize("comes", [True, False])
def test_a_page_has_loaded_once_the_live_page_stands_or_cannot_come(new_reader: NewReader, comes: bool) -> None:
    """Then a screen reader begins to read."""
    reader = new_reader(clock=not comes)
    reader.page.add_init_script(NOTE_LOADED)
    if not comes:
        reader.page.route("**/_stcore/*", lambda route: route.abort())
    reader.begin("all-actions")
    if not comes:
        reader.page.clock.fast_forward(10_000)
    reader.page.wait_for_load_state("load")
    assert reader.page.evaluate("window.loaded") == ("live page" if comes else "first paint")
    expect(reader.page.locator("#not-live")).to_be_visible(visible=not comes)


def test_the_focus_on_a_link_takes_the_text_cursor_with_it(reader: Reader) -> None:
    """By it a screen reader finds its place again."""
    release = reader.open_first_paint("all-actions")
    link = reader.page.locator("#first-paint > nav a", has_text="Glossary")
    link.focus()
    release()
    reader.settle()
    expect(reader.page.locator("[data-testid=stSidebarNavLink]", has_text="Glossary")).to_be_focused()
    assert reader.page.evaluate(CURSOR) == ["Glossary", 0]


@pytest.mark.parametrize("width", [390, 1920])
def test_the_live_page_stands_where_the_first_paint_stood(new_reader: NewReader, width: int) -> None:
    """Many tabs make a page no wider than its window."""
    reader = new_reader(width=width)
    release = reader.open_first_paint(max(MEASURES, key=lambda measure: len(measure.title)).slug)
    assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    before = reader.page.locator("#first-paint main h1").bounding_box()
    release()
    after = reader.settle().page.locator("[data-testid=stMain] h1").bounding_box()
    assert before
    assert after
    assert (before["x"], before["width"]) == (after["x"], after["width"])


def test_the_controls_of_a_list_fit_the_first_paint(reader: Reader) -> None:
    reader.open_first_paint("all-actions")
    reader.page.locator("#filters details").evaluate("part => part.open = true")
    form, *controls = reader.page.locator("#filters, #filters :is(input:not([type=hidden]), select, button)").all()
    outer = form.bounding_box()
    assert outer
    for box in (control.bounding_box() for control in controls):
        assert box
        assert outer["x"] <= box["x"] < box["x"] + box["width"] <= outer["x"] + outer["width"]


def test_past_the_menu_one_is_in_the_content_before_and_after(reader: Reader) -> None:
    """The address gets no fragment, as Orca says the start of one again and again while a page loads."""
    release = reader.open_first_paint("all-actions")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main#content")).to_be_focused()
    assert reader.page.url == f"{reader.home}/all-actions"
    release()
    reader.settle()
    expect(reader.page.locator("[data-testid=stMain]")).to_be_focused()
