"""Wherever the app is started, and below whatever path, it answers as at home."""

from pathlib import Path

from playwright.sync_api import expect

from bench.served import serving
from tests.browser.conftest import NewReader
from tests.browser.server import ROOT, STREAMLIT, UVICORN
from tests.site_map import PRIORITIES


def test_the_site_is_where_the_path_that_streamlit_prints_says(any_reader: NewReader, tmp_path: Path) -> None:
    *command, port_option = STREAMLIT
    below = (*command, "--server.baseUrlPath", "send/explorer", port_option)
    with serving(tmp_path / "log.txt", command=below) as server:
        reader = any_reader(f"{server.address}/send/explorer")
        assert f"{server.address}/send/explorer\n" in server.log.read_text()
        reader.page.goto(reader.home)
        reader.settle().page.get_by_role("link", name="All actions").first.click()
        expect(reader.page.locator("h1")).to_have_text("All actions")
        reader.choice("radio", "Next").click()
        reader.expect_asked(progress="next")
        assert reader.page.url.startswith(f"{reader.home}/all-actions?")
        reader.open(PRIORITIES[0].slug)
        reader.page.go_back()
        assert reader.faults == []
        reader.page.goto(f"{server.address}/all-actions")
        reader.page.get_by_role("main").get_by_role("link").click()
        reader.settle()
        assert reader.page.url.rstrip("/") == reader.home


def test_uvicorn_serves_the_site_from_another_folder_with_the_sites_settings(
    any_reader: NewReader, tmp_path: Path
) -> None:
    module, port_option = UVICORN[:2], UVICORN[2:]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with serving(
        tmp_path / "log.txt", command=(*module, "--app-dir", str(ROOT), *port_option), folder=elsewhere
    ) as server:
        reader = any_reader(server.address).open(PRIORITIES[0].slug)
        expect(reader.page.locator("h1")).to_have_text(PRIORITIES[0].title)
        assert reader.faults == []
        assert reader.context.cookies() == []  # the settings were read: without them Streamlit sets one
    assert list(elsewhere.iterdir()) == []
    assert "Traceback" not in server.log.read_text()
