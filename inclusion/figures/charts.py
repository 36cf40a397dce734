"""Charts of estimates: records in, a ChartBundle out.

It decides which figures a chart draws and which words stand on and beside it; the drawing is in `marks`. It knows
nothing of Streamlit, pages or files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any

import pandas as pd

from inclusion.actions.csv import actions_frame
from inclusion.actions.find import find_actions
from inclusion.actions.words import stated_message, stated_totals
from inclusion.figures.csv import estimates_frame
from inclusion.figures.marks import (
    Row,
    Rows,
    bars,
    dots,
    dumbbell,
    finish,
    gap_in_time,
    headings,
    moment_axis,
    percent,
    points_axis,
    series,
    stems,
    strip,
    verdict,
    years,
    zero_line,
)
from inclusion.figures.measure import (
    BASELINE,
    PLACES,
    SEN_GROUPS,
    Comparison,
    Estimate,
    compare_gaps,
    find_changes,
    find_differences,
    find_gaps,
    find_history,
    find_levels,
    find_moments,
    gap_period,
    outcome_measures,
)
from inclusion.figures.tables import (
    Table,
    difference_table,
    estimates_table,
    gap_strip_table,
    history_table,
    moments_table,
    stated_table,
)
from inclusion.figures.words import (
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    RANGE_MEANS,
    WORKED_OUT_MEANS,
    alt_text,
    change_subtitle,
    changes_message,
    changes_text,
    chart_subtitle,
    difference_words,
    differences_message,
    differences_text,
    figure_notes,
    figure_sentence,
    gap_verdict,
    gaps_message,
    gaps_text,
    history_message,
    history_notes,
    history_subtitle,
    history_text,
    levels_message,
    levels_text,
    moments_message,
    moments_text,
    quantity,
    rounding_notes,
    section_notes,
    since,
    source_name,
    strip_message,
    strip_notes,
    strip_text,
)
from inclusion.records.downloads import ACTIONS_ADDRESS, OUTCOMES_ADDRESS
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset, Group, Measure
from inclusion.records.words import number, period_name, period_year, points, sentence


@dataclass(frozen=True, eq=False)
class ChartBundle:
    """A chart and all that stands beside it; made once for the same figures, so that it can be told by itself.

    `specs` are Vega-Lite specifications, drawn side by side where there is room; `text` is the finding and the text
    alternative; `frame` has a row for each figure drawn, and `address` is that of the same rows as CSV.
    """

    name: str
    title: str
    headline: str
    subtitle: str
    specs: tuple[dict[str, Any], ...]
    text: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    sources: tuple[tuple[str, str], ...]
    frame: pd.DataFrame
    address: str


def bundle(
    dataset: Dataset,
    estimates: Sequence[Estimate],
    measures: Iterable[Measure],
    *,
    notes: Sequence[str] = (),
    view: str = "",
    **parts: Any,
) -> ChartBundle:
    """A bundle with its sources, its rows, its address and how to read it, which follow from the figures it draws."""
    statements = [step.statement.observation for estimate in estimates for step in estimate.bounds.steps]
    sections = dict.fromkeys((o.source, o.section) for o in statements)
    codes = ",".join(measure.measure for measure in measures)
    worked_out = any(estimate.stated is None for estimate in estimates)
    how = f"{RANGE_MEANS} {WORKED_OUT_MEANS}" if worked_out else RANGE_MEANS
    return ChartBundle(
        sources=tuple(source_name(dataset, *section) for section in sections),
        frame=estimates_frame(dataset, estimates),
        address=f"{OUTCOMES_ADDRESS}?measure={codes}&view={view or parts['name']}",
        notes=(how, *notes, *section_notes(dataset, sections)),
        **parts,
    )


@cache
def measure_charts(dataset: Dataset, measure: Measure) -> dict[str, ChartBundle]:
    """The charts of a measure's page by name, the most telling first."""
    period = gap_period(dataset, measure)
    charts = []
    if period is not None:
        if gap_comparisons(dataset, measure):
            charts.append(gaps_chart(dataset, measure, period))
        charts.append(levels_chart(dataset, measure, period))
        if find_differences(dataset, measure, period):
            charts.append(differences_chart(dataset, measure, period))
        if find_history(dataset, measure):
            charts.append(history_chart(dataset, measure))
    elif find_changes(dataset, measure):
        charts.append(changes_chart(dataset, measure))
    return {chart.name: chart for chart in charts}


def estimate_marks(estimate: Estimate, y: float, shown: str = "") -> Row:
    """An estimate as a row of a chart: value, range, its words for assistive technology, and those beside its mark."""
    return {
        "place": estimate.place,
        "value": float(estimate.value),
        "low": float(estimate.bounds.low),
        "high": float(estimate.bounds.high),
        "label": f"{PLACE_NAMES[estimate.place]} {quantity(estimate)}",
        "told": figure_sentence(estimate),
        "figure": quantity(estimate),
        "shown": shown,
        "y": y,
    }


PLACE_BLOCK = 152
"""Pixels of a group whose two places each have their words above their mark."""


def place_rows(estimates: Sequence[Estimate], groups: Sequence[Group]) -> tuple[Rows, Rows]:
    """For each estimate its words, and its mark below them: groups one under the other, Lincolnshire before England."""
    names, rows = [], []
    for estimate in estimates:
        y = groups.index(estimate.group) * PLACE_BLOCK + (42 if estimate.place == PLACES[0] else 94)
        row = estimate_marks(estimate, y + 24)
        names.append({"y": y, "text": row["label"]})
        rows.append(row)
    return names, rows


def reach(least: float, values: Iterable[float], step: float) -> float:
    """How far an axis goes: to the step at or beyond every value, but at least so far."""
    return max(least, step * ceil(max(values, default=0) / step))


def group_headings(groups: Sequence[Group], block: int) -> Rows:
    """A heading above each group's block of rows."""
    return [{"y": index * block + 12, "text": sentence(GROUP_PHRASES[group])} for index, group in enumerate(groups)]


def levels_chart(dataset: Dataset, measure: Measure, period: str) -> ChartBundle:
    """A dot plot from 0 to 100: a block of rows a group, Lincolnshire filled, England hollow, each with its range."""
    levels = find_levels(dataset, measure, period)
    groups = list(dict.fromkeys(level.group for level in levels))
    block, names, rows = PLACE_BLOCK, *place_rows(levels, groups)
    height = block * len(groups)
    marks = [*dots(rows, percent), *headings(group_headings(groups, block)), *headings(names)]
    return bundle(
        dataset,
        levels,
        [measure],
        name="levels",
        title="Where pupils are",
        headline=levels_message(levels),
        subtitle=chart_subtitle(measure, "%", period),
        specs=(finish(marks, height),),
        text=alt_text("Dot plot", measure, period, levels_text(levels)),
        notes=figure_notes(levels),
        tables=(levels_table(measure, levels, period),),
    )


def levels_table(measure: Measure, levels: Sequence[Estimate], period: str) -> Table:
    """The levels of a period."""
    return estimates_table(f"{sentence(measure.population)}, {period_name(period)}", "%", levels)


def gaps_chart(dataset: Dataset, measure: Measure, period: str) -> ChartBundle:
    """A dumbbell a place: from the group to pupils with no SEN, the gap written on the line."""
    levels, gaps = find_levels(dataset, measure, period), find_gaps(dataset, measure, period)
    comparisons = gap_comparisons(dataset, measure)
    block = 176
    layers = [mark for index, c in enumerate(comparisons) for mark in gap_block(levels, c, index * block)]
    return bundle(
        dataset,
        [*levels, *gaps],
        [measure],
        name="gap",
        title="The gap",
        headline=gaps_message(comparisons),
        subtitle=chart_subtitle(measure, "%", period),
        specs=(finish(layers, block * len(comparisons)),),
        text=alt_text("Dumbbell chart", measure, period, gaps_text(comparisons)),
        notes=(*rounding_notes(levels, gaps), *figure_notes([*levels, *gaps])),
        tables=(
            levels_table(measure, levels, period),
            estimates_table(f"Points behind pupils with no SEN, {period_name(period)}", "points", gaps, sign=False),
        ),
    )


def gap_block(levels: Iterable[Estimate], comparison: Comparison, top: int) -> list[Any]:
    """The block of one group: its name, the verdict, and a line for each place with its gap."""
    found = {(level.place, level.group): level for level in levels}
    name = f"{GROUP_NAMES[comparison.group]} and no SEN"
    layers = [
        *headings([{"y": top + 12, "text": name}]),
        *verdict(top + 12, sentence(gap_verdict(comparison))),
    ]
    for offset, gap in ((86, comparison.lincolnshire), (142, comparison.england)):
        ends = sorted((found[gap.place, gap.group], found[gap.place, BASELINE]), key=lambda level: level.value)
        low, high = (estimate_marks(end, 0) for end in ends)
        layers += dumbbell(gap.place, top + offset, (low, high), points(gap.value), PLACE_NAMES[gap.place])
    return layers


def differences_chart(dataset: Dataset, measure: Measure, period: str) -> ChartBundle:
    """Lollipops around zero: how far each group in Lincolnshire is above or below the same group in England."""
    differences = find_differences(dataset, measure, period)
    block = 88
    rows = [estimate_marks(d, i * block + 64) for i, d in enumerate(differences)]
    groups = [difference.group for difference in differences]
    height = block * len(groups)
    limit = reach(8, (abs(row[end]) for row in rows for end in ("value", "low", "high")), 4)
    x = points_axis(-limit, limit, "Points below or above England", 4)
    layers = [*zero_line(48, height, x), *stems(rows, x), *dots(rows, x), *headings(group_headings(groups, block))]
    for i, difference in enumerate(differences):
        layers += verdict(i * block + 12, sentence(difference_words(difference)))
    return bundle(
        dataset,
        differences,
        [measure],
        name="difference",
        title="Lincolnshire and England",
        headline=differences_message(differences),
        subtitle=chart_subtitle(measure, "Lincolnshire minus England in percentage points", period),
        specs=(finish(layers, height),),
        text=alt_text("Lollipop chart", measure, period, differences_text(differences)),
        notes=figure_notes(differences),
        tables=(difference_table(f"Lincolnshire minus England, {period_name(period)}", differences),),
    )


def changes_chart(dataset: Dataset, measure: Measure) -> ChartBundle:
    """Lollipops around zero: how the average score of each group changed, in score points."""
    changes = find_changes(dataset, measure)
    groups = list(dict.fromkeys(change.group for change in changes))
    block, names, rows = PLACE_BLOCK, *place_rows(changes, groups)
    height = block * len(groups)
    down = reach(0.5, (-min(row["low"], row["value"]) for row in rows), 0.5)
    up = reach(1.5, (max(row["high"], row["value"]) for row in rows), 0.5)
    x = points_axis(-down, up, "Score points", 0.5)
    titles = [*headings(group_headings(groups, block)), *headings(names)]
    marks = [*zero_line(28, height, x), *stems(rows, x), *dots(rows, x), *titles]
    period = changes[0].period
    return bundle(
        dataset,
        changes,
        [measure],
        name="changes",
        title="Change",
        headline=changes_message(changes),
        subtitle=change_subtitle(changes),
        specs=(finish(marks, height),),
        text=alt_text("Lollipop chart", measure, period, changes_text(changes)),
        notes=figure_notes(changes),
        tables=(
            estimates_table(
                f"Change in the average score since {since(changes[0])}, {period_name(period)}", "score points", changes
            ),
        ),
    )


def history_chart(dataset: Dataset, measure: Measure) -> ChartBundle:
    """A slope a group: each year that has a figure; only years next to each other, in one document, are joined."""
    history = find_history(dataset, measure)
    drawn = sorted({int(period_year(e.period)) for e in history})
    span = range(drawn[0], drawn[-1] + 1)
    missing = [year for year in span if year not in drawn]
    x, height = years(drawn[0], drawn[-1], drawn, missing), 240
    specs = []
    groups = list(dict.fromkeys(estimate.group for estimate in history))
    for group in groups:
        found = [estimate for estimate in history if estimate.group == group]
        rows = time_rows(found, height)
        marks = [
            *gap_in_time(missing, x, height),
            *series(rows, x, height),
            *headings([{"y": -22, "text": sentence(GROUP_PHRASES[group])}]),
        ]
        specs.append(finish(marks, height))
    return bundle(
        dataset,
        history,
        [measure],
        name="time",
        title="Over time",
        headline=history_message(history),
        subtitle=history_subtitle(measure, drawn),
        specs=tuple(specs),
        text=alt_text("Slope chart", measure, history[-1].period, history_text(history)),
        notes=history_notes(dataset, measure, missing),
        tables=tuple(history_table(history, group) for group in groups),
    )


def time_rows(history: Sequence[Estimate], height: int) -> Rows:
    """A group's levels as rows of a chart from 0 to a round number above the highest, of both places."""
    top = next((step for step in (10, 20, 30, 40, 60, 80) if step > max(e.bounds.high for e in history) * 5 / 4), 100)
    latest = max((estimate.period for estimate in history), key=lambda period: (not period, period))
    rows = []
    for estimate in history:
        others = [o for o in history if o.period == estimate.period and o.place != estimate.place]
        above = all((estimate.value, estimate.place == PLACES[0]) > (o.value, o.place == PLACES[0]) for o in others)
        shown = (
            f"{PLACE_NAMES[estimate.place]} {quantity(estimate)}" if estimate.period == latest else quantity(estimate)
        )
        mark = estimate_marks(estimate, height * (1 - float(estimate.value) / top), shown)
        year = int(period_year(estimate.period) or 0)
        source = estimate.bounds.steps[0].statement.observation.source
        rows.append(
            mark
            | {
                "year": year,
                "moment": estimate.period,
                "top": height * (1 - mark["high"] / top),
                "bottom": height * (1 - mark["low"] / top),
                "label": f"{PLACE_NAMES[estimate.place]} {period_name(estimate.period)} {quantity(estimate)}",
                "dy": -20 if above else 20,
                "run": f"{estimate.place} {source}",
            }
        )
    return rows


@cache
def context_charts(dataset: Dataset) -> tuple[ChartBundle, ...]:
    """A chart for each background measure."""
    return tuple(context_chart(dataset, measure) for measure in dataset.measures if measure.kind == "context")


def context_chart(dataset: Dataset, measure: Measure) -> ChartBundle:
    """The figures of one background measure: a slope over time, bars for a rate of growth, else dots."""
    levels = find_moments(dataset, measure)
    moments = list(dict.fromkeys(level.period for level in levels))
    if len(moments) > 1:
        kind, height, x = "Slope chart", 220, moment_axis([period_name(moment) for moment in moments])
        marks = series([row | {"year": moments.index(row["moment"])} for row in time_rows(levels, height)], x, height)
    else:
        block = 64
        height = block * len(levels)
        x = context_axis(levels)
        rows = [estimate_marks(level, 44 + block * i) for i, level in enumerate(levels)]
        names = [{"y": 14 + block * i, "text": row["label"]} for i, row in enumerate(rows)]
        rate = measure.unit == "percent-a-year"
        kind = "Bar chart" if rate else "Dot plot"
        marks = [*(stems(rows, x, strokeWidth=20) if rate else ()), *dots(rows, x), *headings(names)]
    return bundle(
        dataset,
        levels,
        [measure],
        view="figures",
        name=measure.slug,
        title=measure.title,
        headline=moments_message(levels),
        subtitle=f"{measure.title}. {measure.definition}",
        specs=(finish(marks, height),),
        text=moments_text(kind, measure, levels),
        notes=tuple(filter(None, (measure.caveats, measure.document_says))),
        tables=(moments_table(measure, levels),),
    )


def context_axis(levels: Sequence[Estimate]) -> Any:
    """An axis from zero: to 100% for shares of a whole that come near, else to the next 5% above the highest."""
    highest = max(level.bounds.high for level in levels)
    top = 100 if highest > 25 else 5 * (int(highest) // 5 + 1)
    return points_axis(0, top, "% a year" if levels[0].measure.unit == "percent-a-year" else "%", top / 5)


@cache
def strip_chart(
    dataset: Dataset, groups: tuple[Group, ...] = SEN_GROUPS, key_stages: tuple[str, ...] = ()
) -> ChartBundle:
    """All gaps: a row a measure in the order of a child's journey, a chart a group."""
    measures = [
        m
        for m in outcome_measures(dataset)
        if gap_comparisons(dataset, m) and (not key_stages or m.key_stage in key_stages)
    ]
    specs, comparisons = [], []
    for group in groups:
        found = [c for m in measures for c in gap_comparisons(dataset, m) if c.group == group]
        comparisons += found
        specs.append(strip_spec(found, group))
    estimates = [estimate for c in comparisons for estimate in (c.lincolnshire, c.england)]
    period = estimates[0].period
    return bundle(
        dataset,
        estimates,
        measures,
        name="gaps",
        title="All gaps",
        headline=strip_message(comparisons),
        subtitle=(
            "Percentage points behind pupils with no SEN. Lincolnshire (filled circle) and England (hollow diamond), "
            f"{period_name(period)}."
        ),
        specs=tuple(specs),
        text=strip_text(comparisons),
        notes=strip_notes(dataset, measures),
        tables=tuple(gap_strip_table([c for c in comparisons if c.group == group], group) for group in groups),
    )


def gap_comparisons(dataset: Dataset, measure: Measure) -> tuple[Comparison, ...]:
    """Each group's gap in Lincolnshire against England's, of the latest period that has both with their levels."""
    period = gap_period(dataset, measure) or ""
    known = {(level.place, level.group) for level in find_levels(dataset, measure, period)}
    return tuple(
        comparison
        for comparison in compare_gaps(find_gaps(dataset, measure, period))
        if all((place, group) in known for place in PLACES for group in (comparison.group, BASELINE))
    )


def strip_spec(comparisons: Sequence[Comparison], group: Group) -> dict[str, Any]:
    """The rows of one group: name and figures above, the line to Lincolnshire's gap with England's mark below."""
    rows: list[Row] = []
    names: list[Row] = []
    figures: list[Any] = []
    block = 84
    for index, c in enumerate(comparisons):
        top = 36 + index * block
        measure = c.lincolnshire.measure
        home, country = (number(abs(e.value)) for e in (c.lincolnshire, c.england))
        names.append({"y": top + 10, "text": f"Age {measure.age}: {measure.short_title}"})
        figures += verdict(top + 10, f"{home}, England {country}")
        rows.append(
            {
                "y": top + 56,
                "value": abs(float(c.lincolnshire.value)),
                "country": abs(float(c.england.value)),
                "same": abs(c.value) <= 1,
                "label": f"{PLACE_NAMES[PLACES[0]]} {home}",
                "country_label": f"{PLACE_NAMES[PLACES[1]]} {country}",
                "told": figure_sentence(c.lincolnshire),
                "country_told": figure_sentence(c.england),
            }
        )
    x = points_axis(
        0, reach(80, (row[place] for row in rows for place in ("value", "country")), 20), "Points behind", 20
    )
    height = 36 + block * len(comparisons)
    title = headings([{"y": 10, "text": sentence(GROUP_PHRASES[group])}])
    return finish([*strip(rows, x), *title, *headings(names), *figures], height)


@cache
def stated_chart(dataset: Dataset, edition: str) -> ChartBundle:
    """How many promises of an edition name who does them, state a date and state a number, of all there are."""
    data = edition_data(dataset, edition)
    promises = find_actions(data, progress="next")
    rows: list[Row] = []
    titles, most, block = [], 0, 132
    for i, priority in enumerate(data.priorities):
        own = [promise for promise in promises if promise.priority == priority.priority]
        titles.append({"y": i * block + 10, "text": f"{priority.short_title}: {len(own)}"})
        for row, (name, total) in enumerate(stated_totals(dataset, own).items()):
            text = f"{sentence(name)} {total}"
            rows.append({"zero": 0, "value": total, "y": i * block + 36 + 30 * row, "text": text})
        most = max(most, len(own))
    x = points_axis(0, most, "Promises", 4)
    height = block * len(data.priorities)
    source = dataset.source[edition]
    message = stated_message(data)
    return ChartBundle(
        name="stated",
        title="What promises state",
        headline=message,
        subtitle=f"Promises in {source.title}, by what their text states.",
        specs=(finish([*bars(rows, x), *headings(titles)], height),),
        text=f"Bar chart: {source.title}. {message}.",
        notes=(),
        tables=(stated_table(data),),
        sources=((source.title, source.url),),
        frame=actions_frame(dataset, promises),
        address=f"{ACTIONS_ADDRESS}?progress=next&edition={edition}",
    )
