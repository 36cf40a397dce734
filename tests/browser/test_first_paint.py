"""The live page takes the place of the first paint, and nothing that a reader has begun is lost."""

import pytest
from playwright.sync_api import expect

from inclusion.actions.find import find_actions
from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import DATASET

SET_CURSOR = """offset => {
    const line = document.querySelectorAll('#first-paint .row .line')[3].firstChild;
    getSelection().collapse(line, offset);
    return line.data;
}"""
"""What a screen reader does while it reads: neither key nor pointer is seen."""

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


def test_the_live_page_waits_for_a_pause_of_what_is_read_aloud_and_keeps_the_place(reader: Reader) -> None:
    reader.page.clock.install()
    release = reader.open_first_paint("all-actions")
    reader.page.clock.run_for(2000)
    read = reader.page.evaluate(SET_CURSOR, 5)
    release()
    expect(reader.page.locator("[data-testid=stMain] h1")).to_be_attached()
    reader.page.clock.run_for(7000)
    expect(reader.page.locator("#first-paint")).to_be_visible()
    expect(reader.page.locator("#not-live")).to_be_hidden()
    reader.page.clock.run_for(10_000)
    reader.settle()
    assert reader.page.evaluate(CURSOR) == [read, 5]


def test_a_field_that_is_entered_ends_the_wait(reader: Reader) -> None:
    release = reader.open_first_paint("all-actions")
    reader.page.evaluate(SET_CURSOR, 5)
    release()
    expect(reader.page.locator("[data-testid=stMain] h1")).to_be_attached()
    reader.page.locator("#first-paint").get_by_role("searchbox").focus()
    reader.settle()
    expect(reader.search).to_be_focused()
