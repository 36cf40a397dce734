"""A server is killed while someone reads: the page comes back as it was."""

import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.servers import UVICORN, Served, serve
from tests.site_map import DATASET
from tests.web.served.proxies import downloaded_actions, proxy

COOKIE = "process"


YOUNGEST = DATASET.key_stages[0]
NEXT, DONE = (sum(a.progress == progress for a in DATASET.actions) for progress in ("next", "achieved"))
"""How many actions are next, and how many are done."""


def expect_live(reader: Reader, *, connected: bool) -> None:
    """Wait until the page is, or is no longer, connected to a server."""
    app = reader.page.get_by_test_id("stApp")
    if connected:
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=40_000)
    else:
        expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")


def expect_view(reader: Reader, number: int, asked: Mapping[str, str]) -> None:
    """The page finds so many actions, says so in its address, and offers them as a file, in the order of its rows."""
    reader.expect_found(number)
    reader.expect_asked(**asked)
    found = downloaded_actions(reader)
    assert (len(found), found[: len(reader.rows)]) == (number, reader.rows)


UNSEEN = """new MutationObserver(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (window.unseen && app.dataset.testScriptState !== "notRunning") app.dataset.testScriptState = "notRunning";
}).observe(document, {subtree: true, attributes: true, attributeFilter: ["data-test-script-state"]});"""
"""Hide from the page's own script that a run has begun, where asked to: a short run may begin and end in one step."""


def test_a_server_that_is_killed_and_started_again_shows_the_same_view(any_reader: NewReader, tmp_path: Path) -> None:
    """Also where the run that the page asks of it is not seen."""
    first = serve(tmp_path / "first.txt")
    reader = any_reader(first.address)
    reader.page.add_init_script(UNSEEN)
    reader.open("all-actions?progress=next")
    reader.page.evaluate("window.unseen = true")
    reader.expect_found(NEXT)
    first.kill()
    expect_live(reader, connected=False)
    reader.expect_found(NEXT)
    with serve(tmp_path / "second.txt", port=first.port):
        expect_live(reader, connected=True)
        expect_view(reader, NEXT, {"progress": "next"})
        reader.choice("radio", "Done").click()
        expect_view(reader, DONE, {"progress": "achieved"})
    assert "Traceback" not in (tmp_path / "second.txt").read_text()


@dataclass
class Balanced:
    """Two processes behind HAProxy, by the name in its cookie."""

    address: str
    processes: Mapping[str, Served]


@pytest.fixture
def balanced(tmp_path: Path) -> Iterator[Balanced]:
    """Two processes behind HAProxy with the project's own configuration."""
    with (
        serve(tmp_path / "p1.txt", command=UVICORN) as one,
        serve(tmp_path / "p2.txt", command=UVICORN) as two,
        proxy("haproxy.cfg", tmp_path, one.port, two.port) as address,
    ):
        yield Balanced(address, {"p1": one, "p2": two})


def wait_until_moved(reader: Reader, process: str) -> None:
    """Return once the reader's cookie names another process."""
    for _ in range(200):
        if [cookie.get("value") for cookie in reader.context.cookies()] != [process]:
            return
        reader.page.wait_for_timeout(200)
    raise AssertionError(f"The reader is still sent to {process}")


def test_a_reader_keeps_view_filters_and_download_when_one_of_two_processes_is_killed(
    any_reader: NewReader, balanced: Balanced
) -> None:
    reader = any_reader(balanced.address).open("all-actions?progress=next")
    reader.open_panel("Age")
    reader.choice("button", YOUNGEST.ages).click()
    reader.expect_asked(ks=YOUNGEST.key_stage, progress="next")
    reader.page.keyboard.press("Escape")
    reader.settle()
    number = reader.number_found()
    before = reader.rows
    (cookie,) = reader.context.cookies()
    assert (cookie.get("name"), cookie.get("httpOnly"), cookie.get("sameSite")) == (COOKIE, True, "Lax")
    mine = balanced.processes[str(cookie.get("value"))]
    os.kill(mine.process.pid, signal.SIGKILL)
    mine.process.wait(timeout=20)
    wait_until_moved(reader, str(cookie.get("value")))
    expect_live(reader, connected=True)
    expect_view(reader, number, {"ks": YOUNGEST.key_stage, "progress": "next"})
    assert reader.rows == before
    reader.choice("radio", "Done").click()
    reader.expect_asked(ks=YOUNGEST.key_stage, progress="achieved")
    reader.settle()
    expect_view(reader, reader.number_found(), {"ks": YOUNGEST.key_stage, "progress": "achieved"})
