"""Where readers force their own few colours: what a fill or a colour alone would say is still there."""

from collections.abc import Callable

import pytest

from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.site_map import PRIORITIES

FILTERED = f"{PRIORITIES[1].slug}?ks=ks3&theme=behaviour-ap&q=school"
MEASURE = "key-stage-2-expected-standard"
WHITE = "rgb(255, 255, 255)"

Forced = Callable[[str], Reader]


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, new_reader: NewReader) -> Forced:
    """Open an address in forced colours, dark on light or light on dark."""
    return lambda address: new_reader(scheme=request.param, forced=True).open(address)


def test_what_is_chosen_marked_or_pressed_is_told_apart(forced: Forced) -> None:
    reader = forced(FILTERED)
    page = reader.style("body", "background-color")
    reader.open_panel("Age")
    for chosen, other in (
        ("[aria-checked=true]", "[aria-checked=false]"),
        ("[aria-pressed=true]", "[aria-pressed=false]"),
    ):
        assert reader.style(f"button{chosen}", "background-color") != reader.style(f"button{other}", "background-color")
    assert reader.style(".row mark", "background-color") not in (page, "rgba(0, 0, 0, 0)")
    reader.page.locator(".row summary").first.click()
    for edged in (".chip", "a.btn", ".row [open]", ".tag.next", ".seg a"):
        assert reader.style(edged, "border-top-style") == "solid"
        assert reader.style(edged, "border-top-color") != page


def test_charts_keep_their_own_colours_and_the_age_is_marked(forced: Forced) -> None:
    reader = forced(MEASURE)
    assert reader.style("[class*=st-key-plate]", "background-color") == WHITE
    assert reader.style(".trail .here", "background-color", "::before") != reader.style(
        ".trail li:not(.here)", "background-color", "::before"
    )
