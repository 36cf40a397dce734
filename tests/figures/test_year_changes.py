"""The background year by year, and what stands beside a measure: figures, numbers and means are those of the file."""

from itertools import pairwise
from statistics import mean

import pytest

from inclusion.figures.measure import measure_figures
from inclusion.figures.views import beside, context
from inclusion.figures.views.context import official_panels
from inclusion.figures.year_changes import growth_of, growth_words
from inclusion.records.model import Measure
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.drawn import find_series
from tests.figures.plain import OFFICIAL, year_of
from tests.figures.test_official_view import marks_of

HOME, COUNTRY = "lincolnshire", "england"
CONTEXT = [m for m in real().measures if m.kind == "context" and official_panels(measure_figures(real(), m))]
BESIDE = [m for m in real().measures if beside.VIEW.exists(measure_figures(real(), m))]


def held(measure: str, place: str, group: str = "") -> list[dict[str, str]]:
    """The rows of the file with a value, oldest first."""
    found = [r for r in OFFICIAL if (r["measure"], r["place"]) == (measure, place) and r["value"]]
    return sorted((r for r in found if group in ("", r["group"])), key=lambda r: r["period"])


@pytest.mark.parametrize("measure", CONTEXT, ids=lambda measure: measure.slug)
def test_each_year_of_the_background_is_drawn_as_the_file_has_it(measure: Measure) -> None:
    chart = context.VIEW.chart(measure_figures(real(), measure))
    shown = measure.growth_of or measure.measure
    expected = {
        (place, year_of(r["period"]), float(r["value"])) for place in (HOME, COUNTRY) for r in held(shown, place)
    }
    drawn = [(r["place"], r["when"], r["value"]) for spec in chart.specs for r in marks_of(spec, "point")]
    assert sorted(drawn) == sorted(expected)
    assert real().measure[shown].title in chart.subtitle
    assert "The documents state: " in chart.subtitle


def test_a_background_measure_without_official_figures_has_no_chart() -> None:
    others = [m for m in real().measures if m.kind == "context" and m not in CONTEXT]
    assert others
    for measure in others:
        assert not held(measure.growth_of or measure.measure, HOME)
        assert not context.VIEW.exists(measure_figures(real(), measure))


@pytest.mark.parametrize("measure", [m for m in CONTEXT if m.growth_of], ids=lambda measure: measure.slug)
def test_the_mean_growth_is_told_with_and_without_the_year_that_grew_most(measure: Measure) -> None:
    chart = context.VIEW.chart(measure_figures(real(), measure))
    for place, table in zip((HOME, COUNTRY), chart.tables, strict=True):
        values = [float(row["value"]) for row in held(str(measure.growth_of), place)]
        years = [year_of(row["period"]) for row in held(str(measure.growth_of), place)]
        changes = [100 * (later / earlier - 1) for earlier, later in pairwise(values)]
        most = changes.index(max(changes))
        without = mean(changes[:most] + changes[most + 1 :])
        words = " ".join(chart.notes)
        assert f"the mean of the {len(changes)} yearly changes is {mean(changes):.1f}%" in words
        (new_count,) = [mark.period for mark in real().breaks if mark.measure == measure.growth_of]
        assert f"The change to {new_count} goes from one way of counting to another." in words
        assert f"In {years[most + 1]} alone it was {changes[most]:.1f}%" in words
        assert f"{mean(changes):.1f}% a year on average, {without:.1f}% without {years[most + 1]}" in chart.headline
        for change, row in zip(changes, table.rows[1:], strict=True):
            sign = "+" if change > 0 else "\N{MINUS SIGN}"
            assert row[1].small.startswith(f"{sign}{abs(change):.1f}%")


def test_a_change_is_since_the_year_before_and_no_mean_crosses_a_missing_year(folder: DataFolder) -> None:
    folder.drop("official.csv", ("ferry-trips", "2030", "lincolnshire", "requests"))
    dataset = folder.load()
    chart = context.VIEW.chart(measure_figures(dataset, dataset.measure["ferry-growth"]))
    assert [(row[0].text, row[1].text, row[1].small) for row in chart.tables[0].rows] == [
        ("2028", "100", ""),
        ("2029", "120", "+20.0%"),
        ("2031", "121", ""),
    ]
    assert growth_of(find_series(dataset, "ferry-trips", HOME, "requests")) is None
    country = growth_of(find_series(dataset, "ferry-trips", COUNTRY, "requests"))
    assert country
    assert growth_words(country).startswith("In England the mean of the 3 yearly changes is 10.0%.")


def test_each_group_that_is_counted_has_a_panel_of_its_own(folder: DataFolder) -> None:
    folder.repeat("official.csv", ("boat-rate", "203132", "lincolnshire", "all"), group="sen", value="33.3")
    dataset = folder.load()
    panels = official_panels(measure_figures(dataset, dataset.measure["boat-rate"]))
    assert [name for name, _ in panels] == ["All pupils", "All pupils with SEN"]
    assert [[one.area.place for one in series] for _, series in panels] == [[HOME, COUNTRY], [HOME]]


@pytest.mark.parametrize("measure", BESIDE, ids=lambda measure: measure.slug)
def test_what_stands_beside_a_measure_has_its_own_name_shares_and_numbers(measure: Measure) -> None:
    chart = beside.VIEW.chart(measure_figures(real(), measure))
    others = [m for m in real().measures if measure.measure in m.beside]
    expected, counted = [], []
    for other in others:
        groups = {r["group"] for r in held(other.measure, HOME)}
        for group in sorted(groups & {"sen-support", "ehc-plan"} or groups):
            rows = {place: held(other.measure, place, group) for place in (HOME, COUNTRY)}
            expected += [(p, year_of(r["period"]), float(r["value"])) for p in rows for r in rows[p]]
            counted += [r for r in (rows[HOME][0], rows[HOME][-1]) if r["numerator"]]
        assert other.title.lower() in chart.subtitle.lower()  # the second one goes on in the same sentence
    drawn = [(r["place"], r["when"], r["value"]) for spec in chart.specs for r in marks_of(spec, "point")]
    assert sorted(drawn) == sorted(expected)
    for row in counted:
        assert f"{int(row['numerator']):,} in {year_of(row['period'])}" in chart.subtitle
    if measure.kind == "outcome":
        assert f"It is not “{measure.title}”." in chart.subtitle
        assert "another measure" in chart.headline
