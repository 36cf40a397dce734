"""axe-core, best practices included, finds nothing on any page and state."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from inclusion.records.documents import fingerprint
from tests.browser.fixtures import NewReader, Scheme
from tests.browser.reader import Reader
from tests.many import multiply, read, write
from tests.servers import serve
from tests.site_map import MEASURES, PAGES, PRIORITIES

ADDRESSES = [page.slug for page in PAGES]
STATES = [
    "all-actions?progress=next&ks=early-years&theme=speech-language&q=speech",
    "all-actions?q=zebra",
    f"{PRIORITIES[0].slug}?ks=ks9",
    f"brief?measure={MEASURES[0].measure}",
    "action?id=P1-N03",
    "all-actions?ks=early-years,none&theme=speech-language&rows=full",
]
BULLET = "Seven wizards and two dragons met 40 families."
WINDOWS: list[tuple[int, Scheme]] = [
    (320, "light"),
    (390, "light"),
    (390, "dark"),
    (768, "light"),
    (1280, "light"),
    (1280, "dark"),
]
"""Width in pixels and colours of the windows in which axe looks for the record."""

PHONE_WIDTH = 480
"""Narrower windows are those of a phone with a touch screen."""

ON_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that dark colours can break where the light ones keep them."""

ON_PLACES = ("target-size", "scrollable-region-focusable")
"""The rules that a tablet's window can break where a phone's and a wide one keep them."""


def violations(reader: Reader, *rules: str) -> list[str]:
    """What axe finds by all rules or by these, a line a rule: the rule, how often, and the first places."""
    if not reader.page.evaluate("'axe' in window"):
        reader.page.evaluate(Axe().axe_script)
    asked = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = reader.page.evaluate("asked => axe.run(asked)", asked)["violations"]
    return [f"{v['id']} ({v['impact']}) x {len(v['nodes'])}: {[n['target'] for n in v['nodes'][:3]]}" for v in found]


def dark_violations(reader: Reader) -> list[str]:
    """What axe finds in dark colours on a page that it has seen in light ones."""
    reader.page.emulate_media(color_scheme="dark")
    return violations(reader, *ON_COLOURS)


@pytest.mark.parametrize("address", STATES)
def test_axe_finds_nothing_in_a_wide_window_where_something_is_chosen(new_reader: NewReader, address: str) -> None:
    reader = new_reader(width=768).open(address)
    assert violations(reader) == []
    assert dark_violations(reader) == []


def test_a_page_follows_a_change_of_colours(new_reader: NewReader) -> None:
    """So that axe, which looks at a page after the change, sees what a reader of dark colours opens."""
    changed = new_reader().open("all-actions")
    light = changed.style("body", "background-color")
    changed.page.emulate_media(color_scheme="dark")
    opened = new_reader(scheme="dark").open("all-actions")
    for part in ("body", "[data-testid=stSidebar]", ".row", "h1", "a"):
        for name in ("color", "background-color"):
            assert changed.style(part, name) == opened.style(part, name), part
    assert opened.style("body", "background-color") != light


@pytest.mark.parametrize("facet", ["Theme", "Who"])
def test_axe_finds_nothing_with_a_panel_of_choices_and_a_row_open(reader: Reader, facet: str) -> None:
    reader.open("all-actions?progress=next")
    reader.page.locator(".row summary").first.click()
    reader.open_panel(facet)
    assert violations(reader) == []
    assert dark_violations(reader) == []


def test_axe_finds_nothing_with_the_phone_menu_open(new_reader: NewReader) -> None:
    reader = new_reader(width=390, touch=True).open()
    reader.page.locator("[data-testid=stExpandSidebarButton]").tap()
    reader.page.get_by_role("link", name="All actions", exact=True).wait_for()
    assert violations(reader) == []
    assert dark_violations(reader) == []


@pytest.fixture(scope="module")
def full_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with all that a site may do without: official wording, an address for reports, several pages of actions.

    The official wording is invented, and stands for the first action.
    """
    del browser  # no server without a browser
    folder = tmp_path_factory.mktemp("full")
    actions = multiply(folder / "data", 2) / "actions.csv"
    first, *rest = read(actions)
    write(actions, [first | {"fingerprint": fingerprint(BULLET)}, *rest])
    (folder / "strategy-2025-26.txt").write_text(
        f"Inclusion priority 1 - Elm\n\nWhat we have achieved so far\n\n  • {BULLET}\n", encoding="utf-8"
    )
    settings = {
        "INCLUSION_DATA": str(folder / "data"),
        "INCLUSION_DOCUMENTS": str(folder),
        "INCLUSION_REPORT_ADDRESS": "https://forum.example/new?about={id}",
    }
    with serve(folder / "log.txt", environment=settings) as server:
        yield server.address


def test_axe_finds_nothing_with_official_wording_open_and_links_for_reports(
    any_reader: NewReader, full_server: str
) -> None:
    reader = any_reader(full_server).open("all-actions?q=dragons")
    expect(reader.page.get_by_text("Seven wizards and two dragons")).to_be_visible()
    expect(reader.page.get_by_role("link", name="Report a mistake in P1-A01")).to_be_visible()
    assert violations(reader) == []
    reader.overflow_at(390)
    assert dark_violations(reader) == []


def test_axe_finds_nothing_on_the_last_page_of_a_long_list(any_reader: NewReader, full_server: str) -> None:
    reader = any_reader(full_server).open("all-actions?page=2")
    expect(reader.page.get_by_role("navigation", name="Pages of the list")).to_be_visible()
    assert violations(reader) == []


@pytest.mark.parametrize("address", ["zebra", "zebra/all-actions"])
def test_axe_finds_nothing_where_there_is_no_page(reader: Reader, address: str) -> None:
    reader.begin(address)
    expect(reader.page.locator("h1")).to_have_text("There is no page here")
    assert violations(reader) == []


@pytest.mark.parametrize("address", ["", STATES[0], MEASURES[0].slug])
def test_axe_finds_nothing_before_the_live_page_has_come(new_reader: NewReader, address: str) -> None:
    """The first content, which stays where the live page's script does not arrive."""
    reader = new_reader(width=390)
    reader.page.route("**/static/js/*", lambda route: route.abort())
    reader.begin(address)
    expect(reader.page.locator("#first-paint h1")).to_be_visible()
    assert violations(reader) == []
    assert dark_violations(reader) == []
