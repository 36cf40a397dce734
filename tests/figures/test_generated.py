"""Valid figures of every kind, generated: each chart is made, its words follow the signs, its file has its rows."""

import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args
from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st

from inclusion.figures.charts import ChartBundle
from inclusion.figures.checks import checks_table, gap_difference_table, notes_table
from inclusion.figures.downloads import outcomes_by_address
from inclusion.figures.measure import PLACES, MeasureFigures
from inclusion.figures.views import draw, views_of
from inclusion.figures.views.strip import find_gaps, strip_chart
from inclusion.figures.words import headline
from inclusion.records.downloads import to_csv
from inclusion.records.model import Dataset, Group, Measure, Observation, Place
from tests.figures.drawn import figures_of
from tests.figures.small import SWIMMING, dataset_of, observe

PERIODS = ("202526", "202627", "202829", "202930", "2031", None)
GROUPS: tuple[Group, ...] = get_args(Group)
MARKUP = "<b>wide & long</b> " + "x" * 60


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """An outcome or a background measure in any unit, with markup and long words in its texts."""
    kind = draw(st.sampled_from(("outcome", "outcome", "context")))
    units = (
        ("percent", "score-points")
        if kind == "outcome"
        else ("percent", "percent-a-year", "score-points", "per-100-pupils", "count")
    )
    texts = {"population": MARKUP, "title": MARKUP, "definition": MARKUP, "caveats": MARKUP}
    return SWIMMING.model_copy(
        update={"kind": kind, "unit": draw(st.sampled_from(units))} | draw(st.sampled_from(({}, texts)))
    )


@st.composite
def observations(draw: st.DrawFn, unit: str) -> list[Observation]:
    """Some levels, gaps, differences and changes of made-up true values, rounded; now and then one that is wrong."""
    decimals = draw(st.sampled_from((0, 0, 1, 2)))
    least, most = (0, 100) if unit == "percent" else (-40, 140)
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3, unique=True))
    groups = list(dict.fromkeys(["no-sen", *groups] if draw(st.booleans()) else groups))
    periods = draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=3, unique=True))
    spots: list[Spot] = [(period, place, group) for period in periods for place in PLACES for group in groups]
    truth = {spot: Decimal(draw(st.integers(least * 10, most * 10))) / 10 for spot in spots}
    stated = [
        (spot, *compared)
        for spot in spots
        for compared in comparisons(spot, spots)
        if draw(st.integers(0, 9)) < (7 if compared[0] in ("value", "gap") else 3)
    ]
    made = []
    for (period, place, group), statistic, versus, other in stated or [(spots[0], "value", None, None)]:
        value = truth[period, place, group] - (truth[other] if other else 0) + draw(st.sampled_from((0,) * 19 + (5,)))
        value = max(Decimal(least), min(Decimal(most), value)) if statistic == "value" else value
        printed = str(value.quantize(Decimal(1).scaleb(-decimals)))
        note = draw(st.sampled_from((None, MARKUP)))
        place_of: dict[str, Any] = {"period": period, "place": place, "group": group, "note": note}
        made.append(observe(statistic, printed, versus, **place_of))
    return made


Spot = tuple[str | None, Place, Group]


def comparisons(spot: Spot, spots: list[Spot]) -> Iterator[tuple[str, str | None, Spot | None]]:
    """What a figure may be: a level, or its difference from that of another group, place or date."""
    period, place, group = spot
    yield "value", None, None
    baseline: Spot = (period, place, "no-sen")
    if group != "no-sen" and baseline in spots:
        yield "gap", "no-sen", baseline
    if place == PLACES[0]:
        yield "difference", PLACES[1], (period, PLACES[1], group)
        yield "gap-difference", PLACES[1], (period, PLACES[1], group)
    for other in spots:
        if period and other[0] and other[0] < period and other[1:] == spot[1:]:
            yield "change", other[0], other


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset of one generated measure."""
    measure = draw(measures())
    return dataset_of(draw(observations(measure.unit)), measures=(measure,))


def charts_from(dataset: Dataset) -> Iterator[tuple[MeasureFigures, ChartBundle]]:
    """Every chart that is made of a dataset's one measure, and the strip where there is a gap."""
    figures = figures_of(dataset, "swimming")
    yield from ((figures, draw(view, figures)) for view in views_of(figures).values())
    if find_gaps(dataset):
        yield figures, strip_chart(dataset)


def numbers_in(node: object) -> Iterator[float]:
    """Every number of a specification."""
    if isinstance(node, dict):
        for value in node.values():
            yield from numbers_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from numbers_in(value)
    elif isinstance(node, float):
        yield node


@settings(max_examples=30)
@given(datasets())
def test_every_chart_of_valid_figures_is_made_whole(dataset: Dataset) -> None:
    assert headline(figures_of(dataset, "swimming"))
    for figures, chart in charts_from(dataset):
        assert chart.headline
        assert chart.text
        assert chart.tables
        for spec in chart.specs:
            assert json.dumps(spec)
            assert all(math.isfinite(number) for number in numbers_in(spec))
        if figures.measure.kind == "outcome" and chart.name != "difference":
            assert ("England" in chart.subtitle) == ("england" in set(chart.sheet.column("place")))
        rows = outcomes_by_address(dataset, parse_qs(chart.address.split("?")[1])).content
        assert rows == to_csv(chart.sheet)
    for table in (checks_table(dataset), gap_difference_table(dataset), notes_table(dataset)):
        assert all(len(row) == len(table.columns) for row in table.rows)


@settings(max_examples=30)
@given(datasets())
def test_no_words_contradict_a_sign(dataset: Dataset) -> None:
    figures = figures_of(dataset, "swimming")
    charts = {chart.name: chart for _, chart in charts_from(dataset)}
    if "time" in charts:
        signs = {(move.value > 0) - (move.value < 0) for move in figures.moves if not move.same}
        assert ("rose" in charts["time"].headline) <= (1 in signs)
        assert ("fell" in charts["time"].headline) <= (-1 in signs)
    if "changes" in charts:
        signs = {(change.value > 0) - (change.value < 0) for change in figures.changes}
        assert ("rose" in charts["changes"].text) == (1 in signs)
        assert ("fell" in charts["changes"].text) == (-1 in signs)
    if "gap" in charts:
        behind = {gap.value < 0 for gap in figures.gaps if gap.value}
        assert ("behind" in headline(figures)) <= (True in behind)
        assert ("ahead" in headline(figures)) <= (False in behind)
    for comparison in figures.comparisons:
        widths = abs(comparison.lincolnshire.value), abs(comparison.england.value)
        if comparison.verdict in ("wider", "narrower"):
            assert (comparison.verdict == "wider") == (widths[0] > widths[1])


@settings(max_examples=30)
@given(datasets())
def test_a_tables_figures_are_those_of_its_file_and_every_range_holds_together(dataset: Dataset) -> None:
    for figures, chart in charts_from(dataset):
        for row in chart.sheet.rows:
            assert row["value_low"] <= row["value_high"]
        cells = [cell for table in chart.tables for row in table.rows for cell in row[1:]]
        shown = [cell for cell in cells if re.match(r"[−+]?[\d,]", cell.text) and cell.text[-1].isdigit()]
        assert len(shown) == len(chart.sheet.rows), (chart.name, figures.observations)
