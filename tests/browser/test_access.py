"""What axe cannot see: focus, announcements, keys, narrow windows, large and spaced text, paper."""

import pytest
from playwright.sync_api import expect

from inclusion.site import SitePage
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.site_map import PAGES, PRIORITIES, name_of

TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_never_scrolls_sideways(reader: Reader, page: SitePage) -> None:
    """640 is 1280 at 200%; at 320 the text is also spaced as a reader may set it."""
    reader.open(page.slug)
    overflow = {f"{width} px": reader.overflow_at(width) for width in (1280, 768, 640, 390, 320)}
    reader.page.add_style_tag(content=TEXT_SPACING)
    overflow["320 px, spaced"] = reader.overflow_at(320)
    assert {window: pixels for window, pixels in overflow.items() if pixels} == {}


def test_the_first_tab_stop_skips_to_the_content(reader: Reader) -> None:
    reader.open("all-actions")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(":focus")).to_have_text("Skip to main content")


def test_the_language_is_british_english(reader: Reader) -> None:
    expect(reader.open().page.locator("html")).to_have_attribute("lang", "en-GB")


def test_the_number_found_is_announced_when_it_changes(reader: Reader) -> None:
    reader.open("all-actions")
    status = reader.page.locator("#announcer[role=status]")
    expect(status).to_be_empty()
    reader.choice("radio", "Next").click()
    expect(status).to_contain_text("62 of 133 actions")


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
    reader.choice("button", "Up to 5").focus()
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    assert reader.page.evaluate("window.states") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_outlined(new_reader: NewReader, scheme: str) -> None:
    reader = new_reader(scheme=scheme).open("all-actions")
    reader.tab_to(reader.download)
    outline = reader.download.evaluate("link => getComputedStyle(link).outlineStyle")
    assert outline != "none"


@pytest.mark.parametrize("address", ["all-actions", PRIORITIES[0].slug])
def test_every_link_and_button_of_the_list_is_24_pixels_high(new_reader: NewReader, address: str) -> None:
    """Links in a sentence are exempt, as the rule says; those on a card stand alone."""
    reader = new_reader(width=390, touch=True).open(address)
    small = reader.page.locator("a.btn, .card .hd a, [data-testid=stMain] button, .card .foot a").evaluate_all(
        """targets => targets.filter(target => target.checkVisibility())
            .map(target => [target.textContent, target.getBoundingClientRect().height])
            .filter(([, height]) => height < 24)"""
    )
    assert small == []


def test_paper_shows_the_list_without_controls(reader: Reader) -> None:
    reader.open(PRIORITIES[0].slug)
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("[data-testid=stSidebar]")).to_be_hidden()
    expect(reader.search).to_be_hidden()
    expect(reader.page.locator(".card").first).to_be_visible()
