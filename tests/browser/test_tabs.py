"""Views of a measure as tabs, the search of the overview, and the menu: what a reader does, the address keeps."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import MEASURES

SEVERAL = MEASURES[2]
"""A measure that shares its age with others and has several views."""


def test_a_tab_shows_its_chart_and_is_kept_by_the_address(reader: Reader) -> None:
    reader.open(SEVERAL.slug)
    tabs = reader.page.get_by_role("tab")
    names = tabs.all_inner_texts()
    heard = reader.listen()
    tabs.last.click()
    reader.page.wait_for_url("**?view=*")
    expect(reader.page.get_by_role("tabpanel").locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
    reader.expect_heard(reader.page.get_by_role("tabpanel").get_by_role("heading").first.inner_text())
    assert len(heard()) == 1
    reader.open(f"{SEVERAL.slug}?{urlsplit(reader.page.url).query}")
    expect(reader.page.get_by_role("tab", selected=True)).to_have_text(names[-1])
    reader.page.get_by_role("tab", name=names[0]).click()
    reader.page.wait_for_url(lambda url: "view" not in parse_qs(urlsplit(url).query))
    reader.settle()
    reader.page.go_back()
    expect(reader.page.get_by_role("tab", selected=True)).to_have_text(names[-1])
    assert reader.faults == []


def test_the_chart_stands_on_the_first_screen(reader: Reader) -> None:
    plate = reader.open(SEVERAL.slug).page.locator("[class*=st-key-plate]")
    assert plate.evaluate("plate => plate.getBoundingClientRect().top") < 520


def test_the_search_of_the_overview_leads_to_the_list(reader: Reader) -> None:
    reader.open("")
    reader.page.get_by_role("searchbox").fill("speech")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/all-actions?q=speech")
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()
    reader.settle()
    assert 0 < reader.number_found() < 133
    assert reader.faults == []


def test_a_page_without_an_entry_is_marked_at_the_one_that_leads_to_it(reader: Reader) -> None:
    reader.open(MEASURES[3].slug)
    current = reader.page.locator("[data-testid=stSidebarNavLink][aria-current]")
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("href", f"{reader.home}/{SEVERAL.slug}")
    reader.page.locator("[data-testid=stSidebarNavLink]", has_text="Glossary").click()
    reader.page.wait_for_url("**/glossary")
    expect(current).to_have_count(1)
    expect(current).to_have_text("Glossary")


@pytest.mark.parametrize("width", [390, 820, 999])
def test_the_menu_is_closed_where_it_would_lie_over_the_page(new_reader: NewReader, width: int) -> None:
    reader = new_reader(width=width).open("")
    opening = reader.page.locator("[data-testid=stExpandSidebarButton]")
    expect(opening).to_be_visible()
    left = reader.page.locator("h1").bounding_box()
    opening.click()
    expect(reader.page.locator("[data-testid=stSidebarNavLink]").last).to_be_visible()
    assert reader.page.locator("h1").bounding_box() == left
    reader.page.locator("[data-testid=stSidebarNavLink]", has_text="Glossary").click()
    reader.page.wait_for_url("**/glossary")
    expect(opening).to_be_visible()


def test_a_page_begins_below_the_button_of_a_menu_that_was_closed(reader: Reader) -> None:
    reader.open("")
    reader.page.locator("[data-testid=stSidebarCollapseButton] button").dispatch_event("click")
    opening = reader.page.locator("[data-testid=stExpandSidebarButton]")
    expect(opening).to_be_visible()
    below = opening.evaluate("one => one.closest('header').getBoundingClientRect().bottom")
    assert reader.page.locator("#root .eyebrow").first.evaluate("one => one.getBoundingClientRect().top") >= below - 8


def test_tab_gets_into_a_view_that_is_being_made_and_what_is_made_anew_keeps_the_focus(reader: Reader) -> None:
    reader.open(MEASURES[0].slug)
    reader.page.get_by_role("tab").first.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_url("**?view=*")
    reader.page.keyboard.press("Tab")
    reader.settle()
    expect(reader.page.get_by_role("tabpanel").locator(":focus")).to_have_count(1)
    link = reader.page.get_by_role("link", name="Picture of this chart (SVG)")
    link.focus()
    link.evaluate("link => { link.outerHTML = link.outerHTML; }")
    expect(link).to_be_focused()
