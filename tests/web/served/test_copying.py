"""What a reader takes from a page into another place: a report of a mistake, the code that embeds a chart."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from inclusion.site.elements import COPIED
from inclusion.site.reports import report_text
from tests.browser.fixtures import NewReader
from tests.browser.reader import SETTLED
from tests.servers import Served
from tests.site_map import MEASURES


def test_a_report_without_an_address_is_copied_with_the_record_and_its_page(
    any_reader: NewReader, server: Served
) -> None:
    measure = MEASURES[0]
    reader = any_reader(server.address)
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = reader.open(measure.slug).page.get_by_role("link", name="Report a mistake on this page")
    link.click()
    expect(reader.page.get_by_role("link", name=COPIED)).to_be_visible()
    expect(reader.page.locator("#announcer")).to_have_text(COPIED)
    copied = str(reader.page.evaluate("navigator.clipboard.readText()"))
    assert copied == report_text(measure.measure, f"{server.address}/{measure.slug}")


def test_the_code_that_embeds_a_chart_shows_it_elsewhere(any_reader: NewReader, server: Served) -> None:
    reader = any_reader(server.address)
    page = reader.open(f"{MEASURES[0].slug}?view=levels").page
    page.get_by_text("Embed this chart").click()
    picture, frame = page.locator("details[open] .code code").all_inner_texts()
    (framed,) = re.findall(r'src="([^"]*)"', frame.replace("&amp;", "&"))
    assert framed == f"{server.address}/{MEASURES[0].slug}?view=levels&embed=true"
    page.set_content(picture + frame)
    page.frames[1].wait_for_function(SETTLED)
    expect(page.frame_locator("iframe").locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
    image = page.locator("img")
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("image => image.naturalWidth") > 600
    assert urlsplit(str(image.get_attribute("src"))).path == f"/charts/{MEASURES[0].slug}-levels.png"
    assert image.get_attribute("alt")
    assert page.locator("a").get_attribute("href") == f"{server.address}/{MEASURES[0].slug}?view=levels"
