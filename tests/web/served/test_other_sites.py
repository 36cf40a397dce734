"""From another site: a page in its frame where it may, with no navigation; data for its scripts; nothing more."""

import pytest
from playwright.sync_api import Error, expect

from tests.browser.fixtures import NewReader
from tests.browser.reader import SETTLED, Reader
from tests.servers import HOST, Served
from tests.site_map import DATASET


@pytest.fixture
def visitor(any_reader: NewReader, council: str) -> Reader:
    """A reader of the other site."""
    return any_reader(council)


def test_a_page_in_a_frame_of_a_site_that_may_is_live_and_has_no_navigation(visitor: Reader, server: Served) -> None:
    visitor.page.goto(f"{visitor.home}/{server.address}/all-actions?embed=true&progress=next")
    frame = visitor.page.frames[1]
    frame.wait_for_function(SETTLED)
    assert frame.locator(".row").count() > 0
    for absent in ("stSidebar", "stSidebarNav", "stLogo", "stExpandSidebarButton"):
        expect(frame.get_by_test_id(absent)).to_have_count(0)
    frame.get_by_role("radio", name="Done").click()
    frame.wait_for_url(f"{server.address}/all-actions?*progress=achieved*")
    assert "embed=true" in frame.url
    assert visitor.context.cookies() == []


def test_no_other_site_may_frame_it(any_reader: NewReader, server: Served, council: str) -> None:
    reader = any_reader(council.replace(HOST, "localhost"))
    reader.page.goto(f"{reader.home}/{server.address}/all-actions?embed=true")
    expect(reader.page.frame_locator("iframe").locator("main")).to_have_count(0)
    assert [fault for fault in reader.faults if "frame-ancestors" in fault]


READ = """async address => {
    const answer = await fetch(address, {headers: {"If-None-Match": '"nothing"'}});
    return [answer.status, answer.headers.get("Data-Version"), (await answer.text()).length];
}"""


@pytest.mark.parametrize("path", ["data/actions.csv", "data/latest/outcomes.json", "data/lincolnshire-inclusion.zip"])
def test_a_program_of_another_site_reads_the_data(visitor: Reader, server: Served, path: str) -> None:
    visitor.page.goto(visitor.home)
    status, version, length = visitor.page.evaluate(READ, f"{server.address}/{path}")
    assert (status, version) == (200, DATASET.release.release)
    assert length > 1000


def test_a_program_of_another_site_reads_no_page(visitor: Reader, server: Served) -> None:
    visitor.page.goto(visitor.home)
    with pytest.raises(Error, match="Failed to fetch"):
        visitor.page.evaluate(READ, f"{server.address}/all-actions")
