"""Two editions in one data folder, as a reader sees them."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.fixtures import NewReader
from tests.datasets import add_next_edition
from tests.servers import serve


def test_an_old_link_still_leads_to_its_action_and_on_to_the_newer_edition(
    tmp_path: Path, any_reader: NewReader
) -> None:
    both = add_next_edition(tmp_path / "data")
    with serve(tmp_path / "log.txt", environment={"INCLUSION_DATA": str(both)}) as server:
        reader = any_reader(server.address)
        row = reader.open("boats#P1-N02").page.locator("#P1-N02")
        expect(row).to_be_in_viewport()
        expect(row.get_by_text("Paint boats")).to_be_visible()
        notice = reader.page.locator(".notice")
        expect(notice).to_contain_text("A newer one exists: 2032-33.")
        notice.get_by_role("link").click()
        reader.page.wait_for_url("**/all-actions")
        reader.settle().expect_found(5)
        reader.open_panel("Edition")
        reader.choice("radio", "2031-32").click()
        reader.expect_found(12)
        reader.expect_asked(edition="strategy-2031-32")
        expect(notice).to_be_visible()
    assert reader.faults == []
