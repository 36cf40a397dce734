"""axe-core, best practices included, finds nothing on any page and state."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader
from tests.site_map import PAGES, PRIORITIES

ADDRESSES = [page.slug for page in PAGES]
STATES = [
    "all-actions?progress=next&ks=early-years&theme=speech-language&q=speech",
    "all-actions?q=zebra",
    f"{PRIORITIES[0].slug}?ks=ks9",
]
WINDOWS: list[tuple[int, Literal["light", "dark"]]] = [
    (320, "light"),
    (390, "light"),
    (390, "dark"),
    (768, "light"),
    (1280, "light"),
    (1280, "dark"),
]
"""Width in pixels and colours of the windows in which axe looks at every page."""


def violations(reader: Reader) -> list[str]:
    """What axe finds, a line a rule: the rule, how often, and the first places."""
    found = Axe().run(reader.page).response["violations"]
    return [f"{v['id']} ({v['impact']}) x {len(v['nodes'])}: {[n['target'] for n in v['nodes'][:3]]}" for v in found]


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
@pytest.mark.parametrize("address", ADDRESSES + STATES, ids=lambda address: address or "overview")
def test_axe_finds_nothing(new_reader: NewReader, address: str, width: int, scheme: str) -> None:
    reader = new_reader(width=width, scheme=scheme, touch=width < 480).open(address)
    assert violations(reader) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_list_of_choices_open(new_reader: NewReader, scheme: str) -> None:
    reader = new_reader(scheme=scheme).open("all-actions")
    reader.open_choices("Theme")
    assert violations(reader) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_phone_menu_open(new_reader: NewReader, scheme: str) -> None:
    reader = new_reader(width=390, scheme=scheme, touch=True).open()
    reader.page.locator("[data-testid=stExpandSidebarButton]").tap()
    reader.page.get_by_role("link", name="All actions", exact=True).wait_for()
    assert violations(reader) == []
