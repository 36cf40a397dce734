"""Two editions in one data folder, as a reader sees them."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import next_edition
from tests.browser.fixtures import NewReader
from tests.servers import serving


@pytest.fixture(scope="module")
def both_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder with an invented edition beside the real one."""
    folder = tmp_path_factory.mktemp("editions")
    return next_edition.add_edition(folder / "data", next_edition.write_actions(next_edition.draft(folder)[0]))


def test_an_old_link_still_leads_to_its_action_and_on_to_the_newer_edition(
    tmp_path: Path, both_editions: Path, any_reader: NewReader
) -> None:
    with serving(tmp_path / "log.txt", environment={"INCLUSION_DATA": str(both_editions)}) as server:
        reader = any_reader(server.address)
        row = reader.open("making-support-work#P1-N02").page.locator("#P1-N02")
        expect(row).to_be_in_viewport()
        expect(row.get_by_text("Paint boats")).to_be_visible()
        notice = reader.page.locator(".notice")
        expect(notice).to_contain_text("A newer one exists: 2026-27.")
        notice.get_by_role("link").click()
        reader.page.wait_for_url("**/all-actions")
        reader.settle().expect_found(5)
        reader.open_panel("Edition")
        reader.choice("radio", "2025-26").click()
        reader.expect_found(133)
        reader.expect_asked(edition="strategy-2025-26")
        expect(notice).to_be_visible()
    assert reader.faults == []
