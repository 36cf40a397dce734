"""Each page runs as a script: without a browser, by Streamlit's own test runner."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from inclusion.actions.find import find_actions
from inclusion.site.action_list import in_pages
from inclusion.site.page import SitePage
from tests.site_map import DATASET, PAGES, PRIORITIES, name_of

MAIN = str(Path(__file__).parents[2] / "inclusion" / "main.py")
THIRD = PRIORITIES[2]

# Each run of a test would look at all installed packages for components, which takes longer than the page.
patch.object(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)).start()


def run_page(slug: str, params: Mapping[str, str] | None = None) -> AppTest:
    """The page of an address, run once. `AppTest` offers no way to name a callable page: its hash is private."""
    app = AppTest.from_file(MAIN, default_timeout=15)
    app._page_hash = calc_hash(slug)
    for name, value in (params or {}).items():
        app.query_params[name] = value
    return app.run()


def text_of(app: AppTest) -> str:
    """All blocks of HTML of a page."""
    return "".join(block.proto.body for block in app.get("html"))


def rows_of(app: AppTest) -> list[str]:
    """The ids of the actions that a page shows, from top to bottom."""
    return re.findall(r'<li class="row"><details id="([^"]+)"', text_of(app))


def open_panel(app: AppTest, facet: str) -> AppTest:
    """The page with the panel of a filter open, as its choices are only made then."""
    assert facet not in [widget.key for kind in (app.button_group, app.multiselect) for widget in kind]
    app.session_state[f"{facet}-panel"] = True
    return app.run()


def ids(**criteria: object) -> list[str]:
    """The ids of the actions that a filter finds, in the order of reading."""
    return [action.action for action in find_actions(DATASET, **criteria)]  # type: ignore[arg-type]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_runs_without_an_error(page: SitePage) -> None:
    app = run_page(page.slug)
    assert not app.exception
    assert text_of(app).count("<h1") == 1


def test_a_priority_page_lists_its_actions() -> None:
    rows = rows_of(run_page(THIRD.slug))
    assert rows == ids(priority=(3,))
    assert {row[:2] for row in rows} == {"P3"}


def first_used(name: str, priority: int | None) -> str:
    """The first theme or body that some but not all actions of a page name."""
    actions = find_actions(DATASET, priority=() if priority is None else (priority,))
    named: list[str] = [code for action in actions for code in getattr(action, name)]
    return next(code for code in named if not all(code in getattr(action, name) for action in actions))


@pytest.mark.parametrize(("slug", "priority"), [(THIRD.slug, 3), ("all-actions", None)])
@pytest.mark.parametrize("name", ["progress", "ks", "theme", "partner", "q"])
def test_each_filter_of_the_address_narrows_the_list(slug: str, priority: int | None, name: str) -> None:
    scope = {} if priority is None else {"priority": (priority,)}
    value = {
        "progress": "next",
        "ks": "ks4",
        "theme": first_used("themes", priority),
        "partner": first_used("partners", priority),
        "q": "work",
    }[name]
    criteria = {**scope, name: value if name in ("progress", "q") else (value,)}
    assert rows_of(run_page(slug, {name: value})) == in_pages(ids(**criteria))[0]
    assert 0 < len(ids(**criteria)) < len(ids(**scope))


@pytest.mark.parametrize(("slug", "priority"), [(THIRD.slug, 3), ("all-actions", None)])
def test_the_widgets_change_the_list_and_the_address(slug: str, priority: int | None) -> None:
    scope = {} if priority is None else {"priority": (priority,)}
    app = run_page(slug)
    app.text_input(key="q").set_value("work").run()
    assert rows_of(app) == in_pages(ids(**scope, q="work"))[0]
    open_panel(app, "theme").button_group(key="theme").set_value([first_used("themes", priority)]).run()
    assert rows_of(app) == ids(**scope, q="work", theme=(first_used("themes", priority),))
    assert app.query_params == {"q": "work", "theme": first_used("themes", priority)}


def test_all_actions_can_be_narrowed_to_a_priority() -> None:
    assert rows_of(run_page("all-actions", {"priority": "3"})) == ids(priority=(3,))


def test_an_unknown_value_is_named_and_ignored() -> None:
    app = run_page("all-actions", {"ks": "ks9", "colour": "red", "progress": "next"})
    notices = re.findall('role="alert">(.*?)</p>', text_of(app))
    assert len(notices) == 2
    assert "“colour”" in notices[0]
    assert "“ks9”" in notices[1]
    assert rows_of(app) == in_pages(ids(progress="next"))[0]
    assert "<strong>62 promises</strong>" in text_of(app)


def test_a_broken_folder_shows_one_plain_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCLUSION_DATA", str(tmp_path))
    app = run_page("")
    assert not app.exception
    assert "<h1>The data is being corrected</h1>" in text_of(app)
    assert rows_of(app) == []
