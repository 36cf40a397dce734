"""Changes of the data alone: a ninth measure and a new year, put into a copy of the real data as an officer does.

Every page, chart and file is made of them. That no other test knows the data's figures, but those of the truth, is
why such a change breaks none of them.
"""

from collections.abc import Callable

import pytest

from inclusion.__main__ import main
from inclusion.records.load import load_once
from inclusion.records.model import Dataset
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
