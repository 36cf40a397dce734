"""The gap over time: each gap, its interval and its change follow from official.csv by a plain loop."""

from decimal import ROUND_HALF_EVEN, Decimal
from math import sqrt
from typing import Any

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.official import gap_series
from inclusion.figures.views import draw
from inclusion.figures.views.gap_years import VIEW, change_clause, headline
from inclusion.records.model import Dataset, Measure
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.plain import BREAKS, OFFICIAL, STATED, share, year_of
from tests.figures.test_official_view import GROUPS, PLACES, marks_of

MEASURES = [measure for measure in outcome_measures(real()) if VIEW.exists(measure_figures(real(), measure))]
every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
Key = tuple[str, int]
"""A place and a year."""


def chart_of(measure: Measure) -> ChartBundle:
    """The chart of a measure."""
    return draw(VIEW, measure_figures(real(), measure))


def held(measure: Measure, group: str) -> dict[Key, tuple[dict[str, str], dict[str, str]]]:
    """The row of a group and that of pupils with no SEN, for each place and year that has both."""
    rows = {
        (r["group"], r["place"], year_of(r["period"])): r
        for r in OFFICIAL
        if r["measure"] == measure.measure and r["value"] and r["place"] in PLACES
    }
    return {
        (place, year): (row, rows["no-sen", place, year])
        for (whose, place, year), row in rows.items()
        if whose == group and ("no-sen", place, year) in rows
    }


def points_behind(level: dict[str, str], base: dict[str, str]) -> float:
    """The gap, rounded as the coarser of the two is published."""
    places = min(int(level["decimals"]), int(base["decimals"]))
    return float((share(base) - share(level)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))


def panels(measure: Measure) -> list[tuple[str, dict[str, Any]]]:
    """The groups with several gaps in Lincolnshire, each with its panel."""
    groups = [g for g in GROUPS if sum(place == PLACES[0] for place, _ in held(measure, g)) > 1]
    return list(zip(groups, chart_of(measure).specs, strict=True))


def test_a_measure_has_the_view_where_two_years_have_both_levels() -> None:
    for measure in outcome_measures(real()):
        several = any(sum(place == PLACES[0] for place, _ in held(measure, group)) > 1 for group in GROUPS)
        assert (measure in MEASURES) == several, measure.measure


@every_measure
def test_each_gap_is_drawn_once_as_the_file_gives_it(measure: Measure) -> None:
    for group, spec in panels(measure):
        expected = {(*key, points_behind(*rows)) for key, rows in held(measure, group).items()}
        drawn = [(row["place"], row["when"], row["value"]) for row in marks_of(spec, "point")]
        assert sorted(drawn) == sorted(expected)


@every_measure
def test_a_band_is_newcombes_interval_of_the_four_numbers_of_pupils(measure: Measure) -> None:
    for group, spec in panels(measure):
        for row in marks_of(spec, "point"):
            level, base = held(measure, group)[row["place"], row["when"]]
            if not (level["denominator"] and base["denominator"]):
                assert row["low"] == row["value"] == row["high"]
                continue
            counts = [int(r[name]) for r in (base, level) for name in ("numerator", "denominator")]
            low, high = (100 * end for end in confint_proportions_2indep(*counts, method="newcomb"))
            assert row["low"] == pytest.approx(min(low, row["value"]))
            assert row["high"] == pytest.approx(max(high, row["value"]))


@every_measure
def test_a_ring_stands_at_each_gap_that_a_document_prints_with_a_year(measure: Measure) -> None:
    for group, spec in panels(measure):
        printed = {
            (o["place"], year_of(o["period"]), -float(o["value"]))
            for o in STATED
            if (o["measure"], o["group"], o["statistic"], o["versus"]) == (measure.measure, group, "gap", "no-sen")
            and o["place"] in PLACES and o["period"] and o["value"]
        }  # fmt: skip
        assert {(row["place"], row["when"], row["value"]) for row in marks_of(spec, "circle")} == printed
    rings = [row for _, spec in panels(measure) for row in marks_of(spec, "circle")]
    assert ("A ring is a gap" in chart_of(measure).subtitle) == bool(rings)


@every_measure
def test_the_headline_compares_with_no_year_before_a_break(measure: Measure) -> None:
    breaks = [year_of(row["period"]) for row in BREAKS if row["measure"] == measure.measure]
    told = headline(gap_series(real(), measure.measure, PLACES, GROUPS))  # type: ignore[arg-type]
    for group, _ in panels(measure):
        years = sorted(year for place, year in held(measure, group) if place == PLACES[0])
        after = [year for year in years if year >= max((b for b in breaks if b <= years[-1]), default=0)]
        assert f"in {years[-1]}" in told
        assert f"than in {after[0]}" in told or "about the same" in told


@every_measure
def test_the_table_and_the_file_name_both_levels_and_the_status(measure: Measure) -> None:
    chart = chart_of(measure)
    cells = [cell.small for table in chart.tables for row in table.rows for cell in row[1:] if cell.small]
    assert len(cells) == len(chart.sheet.rows)
    marked = [
        rows for group, _ in panels(measure) for rows in held(measure, group).values() if rows[0]["status"]
    ]  # fmt: skip
    assert sum("provisional" in small for small in cells) == len(marked)
    for row in chart.sheet.rows:
        level, base = held(measure, row["group"])[row["place"], year_of(row["time_period"])]
        assert row["value_low"] <= row["value"] <= row["value_high"]
        assert row["how"].replace("\N{MINUS SIGN}", "-") == f"{base['value']} minus {level['value']}"


def test_a_change_of_a_gap_says_chance_only_where_all_four_numbers_are_held(small: Dataset) -> None:
    (series,) = gap_series(counted(small), "sailing", ("lincolnshire",), ("sen-support",))
    change = series.change
    ends = []
    for gap in (series.newest, series.first_comparable):
        level, base = (term.figure for term in gap.terms)
        low, high = confint_proportions_2indep(
            level.numerator, level.denominator, base.numerator, base.denominator, method="newcomb"
        )
        ends.append((float(gap.value), 100 * low, 100 * high))
    (now, now_low, now_high), (then, then_low, then_high) = ends
    interval = change.chance().interval
    assert float(interval.low) == pytest.approx(now - then - sqrt((now - now_low) ** 2 + (then_high - then) ** 2))
    assert float(interval.high) == pytest.approx(now - then + sqrt((now_high - now) ** 2 + (then - then_low) ** 2))
    assert change_clause(series).endswith("in 2034, 9.0 narrower than in 2033, which chance could explain")
    assert "cannot be told" not in headline([series])


def counted(small: Dataset) -> Dataset:
    """The invented data with two more years of which all numbers of pupils are held."""
    level = next(f for f in small.official if (f.measure, f.group) == ("sailing", "sen-support") and f.numerator)
    years = {"203233": (("sen-support", 30), ("no-sen", 70)), "203334": (("sen-support", 37), ("no-sen", 68))}
    more = tuple(
        level.model_copy(
            update={
                "period": period,
                "group": group,
                "numerator": part,
                "denominator": 100,
                "value": Decimal(f"{part}.0"),
            }
        )
        for period, groups in years.items()
        for group, part in groups
    )
    return small.model_copy(update={"official": more, "breaks": ()})


def test_a_gap_that_turned_round_is_neither_wider_nor_narrower(folder: DataFolder) -> None:
    for line in (3, 2):
        folder.drop("breaks.csv", line)
    row = ("sailing", "203132", "lincolnshire", "no-sen")
    folder.repeat("official.csv", row, period="203031", value="20", earlier_value="", status="")
    dataset = folder.load()
    (series, *_) = gap_series(dataset, "sailing", PLACES, ("sen-support",))
    assert change_clause(series) == "40 points for SEN support in 2032, turned from 13 points ahead in 2031"


def test_a_last_year_in_which_a_gap_went_another_way_is_told(folder: DataFolder) -> None:
    for line in (3, 2):
        folder.drop("breaks.csv", line)
    row = ("sailing", "203132", "lincolnshire", "no-sen")
    for period, base in (("202930", "72"), ("203031", "63")):
        folder.repeat("official.csv", row, period=period, value=base, earlier_value="", status="")
    (series, *_) = gap_series(folder.load(), "sailing", PLACES, ("sen-support",))
    assert (
        change_clause(series)
        == "40 points for SEN support in 2032, about the same as in 2030, but 10 wider than in 2031"
    )
