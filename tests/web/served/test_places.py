"""Wherever the app is started, and below whatever path, it answers as at home."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from inclusion.web.live_connection import LIVE_CONNECTION
from tests.browser.fixtures import NewReader
from tests.loops import run_apart
from tests.servers import HOST, ROOT, STREAMLIT, UVICORN, serve
from tests.site_map import PRIORITIES


def test_the_site_is_where_the_path_that_streamlit_prints_says(any_reader: NewReader, tmp_path: Path) -> None:
    *command, port_option = STREAMLIT
    below = (*command, "--server.baseUrlPath", "send/explorer", port_option)
    with serve(tmp_path / "log.txt", command=below, below="/send/explorer") as server:
        reader = any_reader(server.address)
        assert f"http://localhost:{server.port}/send/explorer\n" in server.log.read_text()
        reader.page.goto(reader.home)
        reader.settle().page.get_by_role("link", name="All actions").first.click()
        expect(reader.page.locator("h1")).to_have_text("All actions")
        reader.choice("radio", "Next").click()
        reader.expect_asked(progress="next")
        assert reader.page.url.startswith(f"{reader.home}/all-actions?")
        assert reader.faults == []
        reader.page.goto(f"http://{HOST}:{server.port}/all-actions")
        reader.page.get_by_role("main").get_by_role("link").click()
        reader.settle()
        assert reader.page.url.rstrip("/") == reader.home


def test_uvicorn_serves_the_site_from_another_folder_with_the_sites_settings(
    any_reader: NewReader, tmp_path: Path
) -> None:
    module, port_option = UVICORN[:2], UVICORN[2:]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with serve(
        tmp_path / "log.txt", command=(*module, "--app-dir", str(ROOT), *port_option), folder=elsewhere
    ) as server:
        reader = any_reader(server.address).open(PRIORITIES[0].slug)
        expect(reader.page.locator("h1")).to_have_text(PRIORITIES[0].title)
        assert reader.faults == []
        assert reader.context.cookies() == []  # the settings were read: without them Streamlit sets one
    assert list(elsewhere.iterdir()) == []
    assert "Traceback" not in server.log.read_text()


NOTING = """import os, socket

look_up = socket.getaddrinfo


def note_and_look_up(host, *rest, **more):
    with open(os.environ["LOOKED_UP"], "a") as file:
        print(host, file=file)
    return look_up(host, *rest, **more)


socket.getaddrinfo = note_and_look_up
"""
"""What Python runs at its start, as `sitecustomize`: it writes down each host that a process looks up."""


def test_the_app_asks_no_other_host_whoever_comes(any_reader: NewReader, tmp_path: Path) -> None:
    *command, _, _, port_option = STREAMLIT  # without an address, as readers of the README start it
    (tmp_path / "sitecustomize.py").write_text(NOTING)
    looked_up = tmp_path / "hosts.txt"
    environment = {"PYTHONPATH": str(tmp_path), "LOOKED_UP": str(looked_up), "HOME": str(tmp_path / "home")}
    with serve(tmp_path / "log.txt", command=(*command, port_option), environment=environment) as server:
        any_reader(server.address).open("all-actions")
        with pytest.raises(InvalidStatus):
            run_apart(connect_from("https://other.example", server.port))
    hosts = set(looked_up.read_text().split()) if looked_up.exists() else set()
    assert hosts <= {"localhost", HOST, "::", "0.0.0.0", "None"}  # noqa: S104
    assert f"http://localhost:{server.port}\n" in server.log.read_text()
    assert not (tmp_path / "home").exists()


async def connect_from(origin: str, port: int) -> None:
    """Open a live connection as a page of another site would."""
    async with connect(f"ws://{HOST}:{port}{LIVE_CONNECTION}", origin=origin):  # type: ignore[arg-type]
        pass
