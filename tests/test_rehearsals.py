"""Changes of the data alone: a ninth measure and new years, put into a copy of the real data as an officer does.

Every page, chart and file is made of them. That no other test knows the data's figures, but those of the truth, is
why such a change breaks none of them.
"""

import csv
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from inclusion.__main__ import main
from inclusion.records.load import load_once
from inclusion.records.model import Area, Dataset, Layout
from tests.conftest import DataFolder
from tests.crawl import crawl
from tests.web.asgi import ask

SECTION = "Outcomes: Bell ringing"
PERIOD = "209798"


@pytest.fixture
def add_levels(real_folder: DataFolder) -> Callable[..., None]:
    """Add levels of a measure, one for each group of pupils in Lincolnshire, for a year after all others."""
    source = real_folder.read("sources.csv")[1][0]
    real_folder.add("sections.csv", source=source, section=SECTION, path="/4")

    def add(measure: str, **levels: str) -> None:
        for group, value in levels.items():
            real_folder.add(
                "observations.csv",
                measure=measure,
                period=PERIOD,
                place="lincolnshire",
                group=group.replace("_", "-"),
                statistic="value",
                value=value,
                decimals="0",
                source=source,
                section=SECTION,
            )

    return add


def test_a_new_measure_and_a_new_year_need_rows_alone(
    real_folder: DataFolder, add_levels: Callable[..., None], monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    old = next(measure for measure in dataset.measures if measure.kind == "outcome")
    named = {"slug": "ringing-bells", "title": "Ringing bells", "short_title": "Bells", "milestone": ""}
    real_folder.repeat("measures.csv", old.measure, measure="bells", **named)
    add_levels("bells", no_sen="81", sen_support="35", ehc_plan="14")
    add_levels(old.measure, no_sen="82", sen_support="36")
    monkeypatch.setenv("INCLUSION_DATA", str(real_folder.path))
    assert main(["check", str(real_folder.path)]) == 0
    pages = crawl()
    assert ("ringing-bells", "") in pages
    assert len({path for path, _ in pages}) >= len(dataset.priorities) + len(dataset.measures) / 4
    shown = load_once(real_folder.path)
    for measure, gap in (("bells", "46"), (old.measure, "46")):
        finding = ask(f"/{shown.measure[measure].slug}").text.split('<p class="finding">')[1].split("</p>")[0]
        assert f"{gap} percentage points behind" in finding
        rows = ask("/data/outcomes.csv", query=f"measure={measure}".encode()).text.splitlines()
        assert any(PERIOD in row for row in rows)
        assert ask(f"/charts/{shown.measure[measure].slug}-gap.svg").status == 200


NEXT_YEARS = {"phonics-local-authority": "202526", "sen-provision": "202526", "sen2-timeliness": "2025"}
"""Data sets of which each measures something else: an outcome, the background, a milestone; each with its next year."""

SHARES = {"no-sen": 877, "sen-support": 413, "ehc-plan": 159, "all": 777}
"""Of 1,000 children in Lincolnshire; in each other place 100 fewer."""


def publish(folder: Path, dataset: Dataset, name: str) -> Path:
    """A file of the next year as DfE would publish it, by the layouts of its data set: a row a place and group."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for layout in (layout for layout in dataset.layouts if layout.dataset == name):
        for area in dataset.places:
            row = rows.setdefault((area.place, layout.group), place_cells(area))
            row |= label_cells(layout) | value_cells(layout, area)
            calendar = dataset.measure[layout.measure].period_kind == "calendar-year"
            row |= {
                "time_period": NEXT_YEARS[name],
                "time_identifier": f"{'Calendar' if calendar else 'Academic'} year",
            }
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        columns = dict.fromkeys(column for row in rows.values() for column in row)
        writer = csv.DictWriter(stream, list(columns), restval="z")
        writer.writeheader()
        writer.writerows(rows.values())
    return path


def place_cells(area: Area) -> dict[str, object]:
    """A place as DfE's files have it."""
    region, council = area.level == "regional", area.level == "local-authority"
    return {
        "geographic_level": {"national": "National", "regional": "Regional"}.get(area.level, "Local authority"),
        "country_code": "E92000001",
        "country_name": "England",
        "region_code": area.ons_code if region else "",
        "region_name": area.name if region else "",
        "new_la_code": area.ons_code if council else "",
        "old_la_code": area.old_la_code if council else "",
        "la_name": area.name if council else "",
    }


def label_cells(layout: Layout) -> dict[str, object]:
    """The labels of group and filters, each in its first form without the sign for any ending."""
    labels = dict(item.split("=") for item in layout.filters)
    labels |= {layout.group_column: layout.group_label or ""} if layout.group_column else {}
    return {column: label.split("|")[0].rstrip("*") for column, label in labels.items()}


def value_cells(layout: Layout, area: Area) -> dict[str, object]:
    """The share with its counts, provisional."""
    part = SHARES[layout.group] - (0 if area.place == "lincolnshire" else 100)
    cells = {
        layout.value_column: f"{part / 10:.1f}",
        layout.numerator_column: part,
        layout.denominator_column: 1000,
        layout.version_column: "Provisional",
    }
    return {column: cell for column, cell in cells.items() if column}


def test_a_new_year_of_official_figures_stands_on_every_page_without_a_line_of_code(
    real_folder: DataFolder, monkeypatch: pytest.MonkeyPatch, dataset: Dataset, tmp_path: Path
) -> None:
    files = [str(publish(tmp_path, dataset, name)) for name in NEXT_YEARS]
    monkeypatch.setenv("INCLUSION_DATA", str(real_folder.path))
    assert main(["official", *files, "--write"]) == 0
    assert main(["check", str(real_folder.path)]) == 0
    for address, told in {
        "/year-1-phonics?view=official": ("41.3% in 2026", "413 of 1,000, provisional"),
        "/year-1-phonics?view=official&places=official-region": ("East Midlands: ", "31.3% in 2026"),
        "/year-1-phonics?view=gap-years": ("46.4 in 2026", "87.7 minus 41.3"),
        "/year-1-phonics?view=neighbours": ("41.3%", "the mean of 10 neighbours 31.3%", "10 of 10 neighbours"),
        "/year-1-phonics": ("about the same, 46.4 to 46.4", "DfE, 2026, provisional", "413 of 1,000 pupils here"),
        "/brief?measure=phonics": ("41.3% in 2026",),
        "/all-gaps": ("2026: ",),
        "/send-in-lincolnshire": ("77.7% in 2026",),
        "/how-success-is-measured": ("77.7%", "2025, 777 of 1,000", "67.7%", "10.0 points above, more than chance"),
        "/all-actions?theme=ehc-plans": ("77.7% in 2025, England 67.7%",),
        "/": ("<strong>41.3%</strong>", "in 2026, provisional; England 31.3%"),
        "/data/official.csv?measure=phonics&period=202526": ("41.3", "202526"),
        "/charts/year-1-phonics-gap-years.csv": ("202526",),
    }.items():
        path, _, query = address.partition("?")
        text = unescape(ask(path, query=query.encode()).text)
        assert [words for words in told if words not in text] == [], address
