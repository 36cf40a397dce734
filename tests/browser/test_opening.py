"""What a reader finds who opens the site: the page of the address, the navigation, the charts."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inclusion.figures.measure import measure_figures
from inclusion.figures.views import views_of
from inclusion.records.words import SITE
from tests.browser.fixtures import NewReader
from tests.browser.reader import Reader
from tests.browser.test_axe import violations
from tests.servers import STREAMLIT, UVICORN, serve
from tests.site_map import DATASET, MEASURES, PAGES, PRIORITIES

FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
VIEWS = {view: measure.slug for measure in MEASURES for view in views_of(measure_figures(DATASET, measure)).values()}
"""Each view, or variant of one, with a measure that has it."""

GO = "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')); }"
"""What a link to another view of the same page does."""


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_a_deep_link_is_the_first_thing_that_a_new_server_is_asked(
    command: Sequence[str], any_reader: NewReader, tmp_path: Path
) -> None:
    priority = PRIORITIES[0]
    log = tmp_path / "log.txt"
    with serve(log, command=command) as server:
        reader = any_reader(server.address).open(priority.slug)
        expect(reader.page.locator("h1")).to_have_text(priority.title)
        reader.expect_whole(f"{priority.short_title} · {SITE}")
    assert "Traceback" not in log.read_text()


def test_the_sidebar_has_its_width_from_the_start(reader: Reader) -> None:
    """It takes the width that it is told before the navigation comes, and never another one."""
    box = reader.open("all-actions").page.locator("[data-testid=stSidebar]").bounding_box()
    assert box is not None
    assert box["width"] == 240


def test_the_navigation_leads_to_every_page_that_it_lists(reader: Reader) -> None:
    reader.open()
    links = reader.page.locator("[data-testid=stSidebarNav]").get_by_role("link")
    listed = [page for page in PAGES if page.listed]
    expect(links).to_have_count(len(listed))
    for link, page in zip(links.all(), listed, strict=True):
        link.click()
        expect(reader.page).to_have_title(page.full_title({}))
        expect(link).to_have_attribute("aria-current", "page")
        expect(link).to_contain_text(page.label or page.title)
    assert reader.faults == []


@pytest.mark.parametrize("slug", dict.fromkeys(VIEWS.values()))
def test_a_chart_stands_with_the_same_figures_in_a_table_and_in_words(reader: Reader, slug: str) -> None:
    reader.open(slug)
    for view in (view for view, where in VIEWS.items() if where == slug):
        reader.page.evaluate(GO, f"?view={view.variant_of or view.name}&places={view.name if view.variant_of else ''}")
        expect(reader.page.locator(f"h2#{view.name}")).to_be_visible()
        expect_same_figures(reader)


def expect_same_figures(reader: Reader) -> None:
    """The words of the chart name it, and hold the figures of one of its tables."""
    charts = reader.expect_charts()
    names = [str(name) for name in charts.evaluate_all("charts => charts.map(chart => chart.ariaLabel)")]
    assert charts.locator("svg").count() == charts.count()
    reader.page.locator(".gloss").evaluate_all("glosses => glosses.forEach(gloss => gloss.remove())")
    reader.page.locator("details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    text = reader.page.locator(".more .note p").first.inner_text()
    assert {re.split(" of |: ", name)[0] for name in names} == {text.partition(":")[0]}
    words = set(FIGURE.findall(text))
    tables = [
        table.locator("td").all_inner_texts() for table in reader.page.locator("[data-testid=stMain] table").all()
    ]
    figures = [{value for cell in cells for value in FIGURE.findall(cell.split("\n")[0])} for cells in tables]
    assert any(values and values <= words for values in figures), (figures, text)


def test_the_address_of_an_action_brings_it_into_view(reader: Reader) -> None:
    action = DATASET.actions[3]
    page = DATASET.priority[action.source, action.priority].slug
    reader.open(f"{page}#{action.action}")
    expect(reader.page.locator(f"#{action.action}")).to_be_in_viewport()


def test_a_data_folder_with_a_fault_gives_one_plain_page(
    any_reader: NewReader, broken_data: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.txt"
    with serve(log, environment={"INCLUSION_DATA": str(broken_data)}) as server:
        reader = any_reader(server.address)
        reader.page.goto(f"{server.address}/all-actions")
        expect(reader.page.locator("h1")).to_have_text("The data is being corrected")
        assert "Traceback" not in reader.page.locator("body").inner_text()
        assert "Error" not in reader.page.locator("body").inner_text()
        assert violations(reader) == []
        assert reader.context.request.get(f"{server.address}/data/actions.csv").status == 503
    assert "actions.csv, row 2, column priority" in log.read_text()
