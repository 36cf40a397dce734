"""Behind nginx, Caddy and HAProxy, at the root and below a path, the page is live; where it cannot be, it says so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inclusion.web.first_paint import NOT_LIVE
from tests.browser.fixtures import NewReader
from tests.servers import Served
from tests.site_map import DATASET
from tests.web.served.proxies import COMMANDS, downloaded_actions, proxy

NEXT = [action.action for action in DATASET.actions if action.progress == "next"]


@pytest.mark.parametrize("file", COMMANDS)
@pytest.mark.parametrize("path", ["", "/explorer"], ids=["root", "path"])
def test_a_reader_opens_filters_and_downloads_behind_a_proxy(
    any_reader: NewReader, server: Served, tmp_path: Path, file: str, path: str
) -> None:
    with proxy(file, tmp_path, server.port) as address:
        reader = any_reader(address + path).open("all-actions")
        reader.choice("radio", "Next").click()
        reader.expect_asked(progress="next")
        reader.expect_found(len(NEXT))
        assert sorted(downloaded_actions(reader)) == sorted(NEXT)
        reader.page.get_by_role("link", name="Glossary").first.click()
        reader.page.wait_for_url(f"{address}{path}/glossary")
        assert reader.faults == []


def lose_host(text: str) -> str:
    """Nginx's file as many have it: the app is asked for another host than the reader asked for."""
    return text.replace("Host $http_host", "Host explorer.internal")


def lose_upgrade(text: str) -> str:
    """Nginx's file without the two lines for websockets."""
    return re.sub(r"proxy_set_header (Upgrade|Connection) .*;", "", text)


@pytest.mark.parametrize(("change", "named"), [(lose_host, "Host"), (lose_upgrade, "Upgrade")])
def test_a_page_that_cannot_go_live_says_so_and_its_form_works(
    any_reader: NewReader, server: Served, tmp_path: Path, change: Callable[[str], str], named: str
) -> None:
    with proxy("nginx.conf", tmp_path, server.port, change=change) as address:
        reader = any_reader(address, clock=True)
        reader.begin("all-actions")
        page = reader.page
        page.clock.fast_forward(10_000)
        expect(page.get_by_text(NOT_LIVE)).to_be_visible()
        page.get_by_role("searchbox").fill("speech therapy")
        page.get_by_role("searchbox").press("Enter")
        page.wait_for_url("**/all-actions?q=speech+therapy*", wait_until="commit")
        expect(page.locator(".found")).to_contain_text(f"of {len(DATASET.actions)}")
    assert re.search(rf"live connection .* header.* {named}\b.*docs/hosting\.md", server.log.read_text())
