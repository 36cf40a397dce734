"""DfE's figures over time: what is drawn is what the file holds, and nothing is joined across a break."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import vl_convert
from statsmodels.stats.proportion import proportion_confint

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import measure_figures, outcome_measures
from inclusion.figures.views import draw
from inclusion.figures.views.official import VIEW, change_clause, headline
from inclusion.records.model import Dataset, Measure
from tests.conftest import DataFolder
from tests.datasets import real
from tests.figures.drawn import find_series
from tests.figures.plain import BREAKS, OFFICIAL, STATED, share, year_of

PLACES, GROUPS = ("lincolnshire", "england"), ("sen-support", "ehc-plan")


MEASURES = [measure for measure in outcome_measures(real()) if VIEW.exists(measure_figures(real(), measure))]
every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)


def chart_of(measure: Measure) -> ChartBundle:
    """The chart of a measure."""
    return draw(VIEW, measure_figures(real(), measure))


def marks_of(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The rows of the layers of a kind of mark."""
    return [row for one in spec["layer"] if one["mark"]["type"] == kind for row in one["data"]["values"]]


def held(measure: Measure, group: str) -> list[dict[str, str]]:
    """The rows of the file that have a value for a group, of Lincolnshire and England."""
    return [
        row
        for row in OFFICIAL
        if (row["measure"], row["group"]) == (measure.measure, group) and row["place"] in PLACES and row["value"]
    ]


def drawn_groups(measure: Measure) -> list[str]:
    """The groups of which there is a value."""
    return [group for group in GROUPS if held(measure, group)]


@every_measure
def test_each_value_of_the_file_is_drawn_once_where_it_belongs(measure: Measure) -> None:
    specs = chart_of(measure).specs
    assert len(specs) == len(drawn_groups(measure))
    for spec, group in zip(specs, drawn_groups(measure), strict=True):
        expected = {(r["place"], year_of(r["period"]), float(r["value"])) for r in held(measure, group)}
        drawn = [(row["place"], row["when"], row["value"]) for row in marks_of(spec, "point")]
        assert set(drawn) == expected
        assert len(drawn) == len(expected)


@every_measure
def test_a_band_is_drawn_only_from_numbers_of_pupils(measure: Measure) -> None:
    for spec, group in zip(chart_of(measure).specs, drawn_groups(measure), strict=True):
        counted = {(r["place"], year_of(r["period"])): r for r in held(measure, group) if r["denominator"]}
        for row in marks_of(spec, "point"):
            counts = counted.get((row["place"], row["when"]))
            if counts is None:
                assert row["low"] == row["value"] == row["high"]
                continue
            part, whole = int(counts["numerator"]), int(counts["denominator"])
            low, high = (100 * end for end in proportion_confint(part, whole, method="wilson"))
            assert row["low"] == pytest.approx(min(low, row["value"]))
            assert row["high"] == pytest.approx(max(high, row["value"]))
            assert f"{part:,} of {whole:,}" in row["told"]


@every_measure
def test_each_level_that_a_document_prints_with_a_year_has_its_ring(measure: Measure) -> None:
    for spec, group in zip(chart_of(measure).specs, drawn_groups(measure), strict=True):
        places = {row["place"] for row in held(measure, group)}
        printed = {
            (o["place"], year_of(o["period"]), float(o["value"]))
            for o in STATED
            if (o["measure"], o["group"], o["statistic"]) == (measure.measure, group, "value")
            and o["place"] in places and o["period"] and o["value"]
        }  # fmt: skip
        assert {(row["place"], row["when"], row["value"]) for row in marks_of(spec, "circle")} == printed


@every_measure
def test_all_panels_have_one_scale_and_every_break_is_told_in_words(measure: Measure) -> None:
    chart = chart_of(measure)
    domains = {
        str(layer["encoding"]["y"]["scale"]["domain"])
        for spec in chart.specs
        for layer in spec["layer"]
        if layer["mark"]["type"] == "point"
    }
    assert len(domains) == 1
    for row in BREAKS:
        if row["measure"] == measure.measure:
            assert row["words"] in chart.notes
    assert "Open Government Licence" in chart.notes[-1]


@every_measure
def test_status_and_counts_stand_below_each_figure_of_the_table(measure: Measure) -> None:
    for table, group in zip(chart_of(measure).tables, drawn_groups(measure), strict=True):
        shown = [cell for row in table.rows for cell in row[1:] if cell.text != "no figure"]
        assert len(shown) == len(held(measure, group))
        assert sum("provisional" in cell.small for cell in shown) == sum(
            row["status"] == "provisional" for row in held(measure, group)
        )


@every_measure
def test_a_last_year_that_went_another_way_is_told(measure: Measure) -> None:
    breaks = [row["period"] for row in BREAKS if row["measure"] == measure.measure]
    for group in GROUPS:
        levels = in_years(measure, group)
        newest = max(levels)
        first = min(p for p in levels if not any(p < mark <= newest for mark in breaks))
        before = [p for p in levels if first <= p < newest and year_of(p) == year_of(newest) - 1]
        told = change_clause(find_series(real(), measure.measure, "lincolnshire", group))  # type: ignore[arg-type]
        if not before:
            assert ", but " not in told
            continue
        whole, last = (share(levels[newest]) - share(levels[p]) for p in (first, before[0]))
        width = sum(rounding(levels[p]) for p in (newest, before[0]))
        turned = abs(last) > width and whole * last < 0
        assert (", but " in told) == turned
        assert told.endswith(f"since {year_of(before[0])}") or not turned


def in_years(measure: Measure, group: str) -> dict[str, dict[str, str]]:
    """The rows of Lincolnshire that have a value, by period."""
    found = [r for r in OFFICIAL if (r["measure"], r["place"], r["group"]) == (measure.measure, "lincolnshire", group)]
    return {row["period"]: row for row in found if row["value"]}


def rounding(row: dict[str, str]) -> Decimal:
    """Half a unit of a row's last decimal; nothing where it has counts."""
    return Decimal(0) if row["numerator"] else Decimal(5).scaleb(-int(row["decimals"]) - 1)


def test_a_change_that_rounds_to_nothing_is_about_the_same(folder: DataFolder) -> None:
    for line in (3, 2):
        folder.drop("breaks.csv", line)
    folder.drop("official.csv", ("sailing", "203031", "lincolnshire", "sen-support"))
    for period, part in (("202829", "300"), ("203132", "301")):
        row = ("sailing", period, "lincolnshire", "sen-support")
        folder.set("official.csv", row, value="30", decimals="0", numerator=part, denominator="1000")
    series = find_series(folder.load(), "sailing", "lincolnshire", "sen-support")
    assert change_clause(series) == "SEN support 30% in 2032, about the same as in 2029"


@every_measure
def test_a_band_says_why_there_are_no_figures_and_the_subtitle_what_a_dotted_line_is(measure: Measure) -> None:
    own = [row for row in BREAKS if row["measure"] == measure.measure]
    chart = chart_of(measure)
    for spec in chart.specs:
        years = {row["when"] for row in marks_of(spec, "point")}
        for band in marks_of(spec, "rect"):
            last = int(band["end"])
            ends = [row for row in own if row["kind"] == "no-tests" and year_of(row["period"]) == last + 1]
            assert band["why"] == ("no|tests" if ends else "no|figure")
            assert last not in years
    drawn = [row for row in own if row["kind"] == "definition"]
    assert ("A dotted line is" in chart.subtitle) == bool(drawn)


def test_a_headline_tells_direction_and_chance_only_from_counts(small: Dataset) -> None:
    whole = find_series(small, "sailing", "lincolnshire", "sen-support")
    later, earlier = whole.values[-1], whole.values[-2]
    year = {"203031": 2031, "203132": 2032}
    assert (earlier.period, later.period) == tuple(year)
    unbroken = replace(whole, values=(earlier, later), breaks=())
    size = unbroken.change.value
    assert change_clause(unbroken).endswith(f"by {abs(size):.1f} points since 2031, which chance could explain")
    many = [f.model_copy(update={"numerator": 100 * (f.numerator or 0), "denominator": 100 * (f.denominator or 0)})
            for f in (earlier, later)]  # fmt: skip
    assert change_clause(replace(unbroken, values=tuple(many))).endswith(", more than chance explains")
    none = [f.model_copy(update={"numerator": None, "denominator": None}) for f in (earlier, later)]
    bare = replace(unbroken, values=tuple(none))
    assert "chance" not in change_clause(bare)
    assert headline([bare]) == f"{change_clause(bare)}. Whether chance explains it cannot be told"
    alone = replace(unbroken, values=(later,))
    assert change_clause(alone).endswith("with no earlier year to compare")


def test_a_last_year_that_chance_could_explain_is_no_turn(small: Dataset) -> None:
    whole = find_series(small, "sailing", "lincolnshire", "sen-support")
    latest = whole.newest
    shares = {"202930": "30.5", "203031": "34", "203132": "30.5"}
    for pupils, turned in ((200, False), (20000, True)):
        figures = tuple(
            latest.model_copy(
                update={
                    "period": period,
                    "value": Decimal(share),
                    "numerator": int(Decimal(share) * pupils / 100),
                    "denominator": pupils,
                }
            )
            for period, share in shares.items()
        )
        assert (", but down 3.5 since 2031" in change_clause(replace(whole, values=figures, breaks=()))) == turned


WRITTEN = re.compile(r'<text aria-label[^>]*translate\(([\d.]+),[^>]*font-size="13px"[^>]*opacity="([01])">([^<]+)<')
"""A figure beside its mark, as drawn: where it stands from the left, whether it is seen, and its text."""


@pytest.mark.parametrize("width", [300, 430, 900])
@every_measure
def test_figures_beside_marks_are_left_out_only_where_they_would_run_into_each_other(
    measure: Measure, width: int
) -> None:
    for spec in chart_of(measure).specs:
        drawn = WRITTEN.findall(vl_convert.vegalite_to_svg(spec | {"width": width}))
        seen = [(float(left), text) for left, is_seen, text in drawn if is_seen == "1"]
        assert all(after - before >= 8 * len(text) for (before, text), (after, _) in pairwise(seen))
        inside = [row for row in marks_of(spec, "text") if not row.get("last", True)]
        assert width < 900 or len(seen) == len(inside)
