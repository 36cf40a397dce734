"""Charts of estimates: records in, a ChartBundle out.

A chart travels with its table, its text and its message; it knows nothing of Streamlit, pages or files. Rows are laid
out in pixels from the top, so that a chart is as high as its rows and as wide as its container.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from inclusion.gaps import (
    BASELINE,
    PLACES,
    Comparison,
    Estimate,
    compare_changes,
    compare_gaps,
    find_changes,
    find_gaps,
    find_levels,
    gap_period,
)
from inclusion.model import Dataset, Group, Measure
from inclusion.tables import Table, estimates_table
from inclusion.theme import AXIS, MARKS, PLATE, SERIF, TEXT, by_width, chart_config
from inclusion.wording import (
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    alt_text,
    change_subtitle,
    changes_message,
    changes_text,
    chart_subtitle,
    gap_verdict,
    gaps_message,
    gaps_text,
    levels_message,
    levels_text,
    number,
    period_name,
    points,
    quantity,
    sentence,
    since,
)

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class ChartBundle:
    """A chart as a Vega-Lite specification, with all that has to stand beside it."""

    name: str
    headline: str
    subtitle: str
    spec: dict[str, Any]
    text: str
    tables: tuple[Table, ...]
    estimates: tuple[Estimate, ...]


def measure_charts(dataset: Dataset, measure: Measure) -> tuple[ChartBundle, ...]:
    """The charts of a measure's page, the most telling first."""
    period = gap_period(dataset, measure)
    if period is None:
        return (changes_chart(dataset, measure),)
    return gaps_chart(dataset, measure), levels_chart(dataset, measure, period)


@cache
def levels_chart(dataset: Dataset, measure: Measure, period: str) -> ChartBundle:
    """A dot plot from 0 to 100: a block of rows a group, Lincolnshire filled, England hollow, each with its range."""
    levels = find_levels(dataset, measure, period)
    groups = list(dict.fromkeys(level.group for level in levels))
    rows: Rows = []
    for level in levels:
        top = groups.index(level.group) * 96
        rows.append(estimate_marks(level) | {"y": top + (44 if level.place == PLACES[0] else 72)})
    headings = [{"y": index * 96 + 12, "text": f"Pupils {name_of(group)}"} for index, group in enumerate(groups)]
    text = alt_text("Dot plot", measure, period, levels_text(levels))
    return ChartBundle(
        name="levels",
        headline=levels_message(levels),
        subtitle=chart_subtitle(measure, "%", period),
        spec=finish([*dots(rows), *row_headings(headings)], 96 * len(groups)),
        text=text,
        tables=(estimates_table(f"{sentence(measure.population)}, {period_name(period)}", "%", levels),),
        estimates=levels,
    )


def name_of(group: Group) -> str:
    """A group as it follows "Pupils"."""
    return GROUP_PHRASES[group].removeprefix("pupils ")


def estimate_marks(estimate: Estimate) -> dict[str, Any]:
    """An estimate as a row of a chart: value, range and the label that stands beside its mark."""
    return {
        "place": estimate.place,
        "value": float(estimate.value),
        "low": float(estimate.bounds.low),
        "high": float(estimate.bounds.high),
        "label": f"{PLACE_NAMES[estimate.place]} {quantity(estimate)}",
    }


def percent(field: str) -> alt.X:
    """A horizontal position from 0% to 100%, with the one axis that all layers share."""
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'", title=None)
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)


def layer(rows: Rows) -> alt.Chart:
    """A layer with its rows inline, so that a specification needs nothing else."""
    return alt.Chart(alt.InlineData(values=rows))


def row(field: str = "y") -> alt.Y:
    """A vertical position in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def dots(rows: Rows) -> list[alt.Chart]:
    """For each place its ranges, its marks, and its labels to the right, or to the left past the middle."""
    layers = []
    for place in PLACES:
        found = [row_ for row_ in rows if row_["place"] == place]
        if not found:
            continue
        mark = MARKS[place]
        base = layer(found).encode(y=row())
        x = percent("value")
        layers.append(
            base.mark_rule(strokeWidth=22, opacity=0.32, color=mark.colour).encode(x=percent("low"), x2="high:Q")
        )
        layers.append(base.mark_point(**point_style(place)).encode(x=x, description="label:N"))
        weight = "bold" if mark.filled else "normal"
        for test, align, dx in (("datum.value <= 55", "left", 16), ("datum.value > 55", "right", -16)):
            text = base.mark_text(align=align, dx=dx, fontWeight=weight, baseline="middle", fontSize=by_width(15, 17))
            layers.append(text.encode(x=x, text="label:N").transform_filter(test))
    return layers


def point_style(place: Any, size: int = 190) -> dict[str, Any]:
    """A place's mark: its colour and shape, hollow ones with a white inside."""
    mark = MARKS[place]
    fill = mark.colour if mark.filled else PLATE
    return {
        "shape": mark.shape,
        "size": size,
        "fill": fill,
        "stroke": mark.colour,
        "strokeWidth": 2.5,
        "opacity": 1,
    }


def row_headings(headings: Rows) -> list[alt.Chart]:
    """Text at the left edge above rows: "text" in bold."""
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": 600, "fontSize": by_width(15, 17)}
    return [layer(headings).mark_text(**style).encode(x=alt.value(0), y=row(), text="text:N")]


def finish(layers: Sequence[alt.Chart], height: int) -> dict[str, Any]:
    """Layers as one specification, as wide as its container."""
    chart = alt.layer(*layers).properties(width="container", height=height).resolve_scale(y="independent")
    spec: dict[str, Any] = chart.to_dict()
    return spec | {"config": chart_config(), "autosize": {"type": "fit-x", "contains": "padding"}}


@cache
def gaps_chart(dataset: Dataset, measure: Measure) -> ChartBundle:
    """A dumbbell a place: from the group to pupils with no SEN, the stated gap written on the line."""
    period = gap_period(dataset, measure) or ""
    levels, gaps = find_levels(dataset, measure, period), find_gaps(dataset, measure, period)
    comparisons = compare_gaps(gaps)
    block = 150
    layers: list[alt.Chart] = []
    for index, comparison in enumerate(comparisons):
        layers += dumbbells(levels, comparison, index * block)
    return ChartBundle(
        name="gap",
        headline=gaps_message(comparisons),
        subtitle=chart_subtitle(measure, "%", period),
        spec=finish(layers, block * len(comparisons)),
        text=alt_text("Dumbbell chart", measure, period, gaps_text(comparisons)),
        tables=(
            estimates_table(f"{sentence(measure.population)}, {period_name(period)}", "%", levels),
            estimates_table(f"Points behind pupils with no SEN, {period_name(period)}", "points", gaps, sign=False),
        ),
        estimates=(*levels, *gaps),
    )


def dumbbells(levels: Iterable[Estimate], comparison: Comparison, top: int) -> list[alt.Chart]:
    """The block of one group: its name, the verdict, and a line for each place with its gap."""
    found = {(level.place, level.group): level for level in levels}
    heading = {
        "y": top + 12,
        "text": f"{GROUP_NAMES[comparison.group]} and no SEN",
        "verdict": f"Gap {gap_verdict(comparison)}",
    }
    layers = row_headings([heading])
    verdict: dict[str, Any] = {"baseline": "middle", "fontSize": by_width(15, 17), "dy": by_width(22, 0)}
    verdict |= {"align": by_width("left", "right")}
    at = {"expr": "width < 480 ? 0 : width"}
    layers.append(layer([heading]).mark_text(**verdict).encode(x=alt.value(at), y=row(), text="verdict:N"))
    for offset, gap in ((70, comparison.lincolnshire), (122, comparison.england)):
        ends = [found[gap.place, gap.group], found[gap.place, BASELINE]]
        layers += dumbbell(gap, ends, top + offset)
    return layers


def dumbbell(gap: Estimate, ends: Sequence[Estimate], y: int) -> list[alt.Chart]:
    """One line from a group's level to the level of pupils with no SEN; labels outside, the gap on the line."""
    mark = MARKS[gap.place]
    low, high = sorted(ends, key=lambda level: level.value)
    middle = (low.value + high.value) / 2
    line = {
        "y": y,
        "low": float(low.value),
        "high": float(high.value),
        "middle": float(middle),
        "gap": points(gap.value),
        "place": PLACE_NAMES[gap.place],
    }
    base = layer([line]).encode(y=row())
    x = percent("low")
    weight = 600 if mark.filled else 400
    gap_text: dict[str, Any] = {
        "font": SERIF,
        "fontSize": by_width(20, 26),
        "dy": by_width(-16, 0),
        "baseline": "middle",
        "fontWeight": weight,
    }
    gap_place = base.encode(x=percent("middle"), text="gap:N")
    layers = [
        base.mark_rule(strokeWidth=6 if mark.filled else 2.5, color=mark.colour).encode(x=x, x2="high:Q"),
        gap_place.mark_text(**gap_text, stroke=PLATE, strokeWidth=10, color=PLATE),
        gap_place.mark_text(**gap_text, color=TEXT),
        base.mark_text(align="left", dy=-24, fontSize=by_width(14, 15), fontWeight=weight, color=TEXT).encode(
            x=alt.value(0), text="place:N"
        ),
    ]
    for level, align, dx in ((low, "right", -15), (high, "left", 15)):
        marks = layer([estimate_marks(level) | {"y": y, "figure": quantity(level)}]).encode(y=row())
        at = percent("value")
        layers += [
            marks.mark_rule(strokeWidth=32, opacity=0.32, color=mark.colour).encode(x=percent("low"), x2="high:Q"),
            marks.mark_point(**point_style(gap.place)).encode(x=at, description="label:N"),
            marks.mark_text(align=align, dx=dx, baseline="middle", fontWeight=weight, fontSize=by_width(15, 17)).encode(
                x=at, text="figure:N"
            ),
        ]
    return layers


@cache
def changes_chart(dataset: Dataset, measure: Measure) -> ChartBundle:
    """Lollipops around zero: how the average score of each group changed, in score points."""
    changes = find_changes(dataset, measure)
    period = changes[0].period
    groups = list(dict.fromkeys(change.group for change in changes))
    rows: Rows = []
    for change in changes:
        y = groups.index(change.group) * 110 + (46 if change.place == PLACES[0] else 80)
        label = f"{PLACE_NAMES[change.place]} {number(change.value, change.decimals)}"
        rows.append(estimate_marks(change) | {"y": y, "label": label})
    headings = [{"y": index * 110 + 12, "text": f"Pupils {name_of(group)}"} for index, group in enumerate(groups)]
    height = 110 * len(groups)
    return ChartBundle(
        name="changes",
        headline=changes_message(compare_changes(changes)),
        subtitle=change_subtitle(changes),
        spec=finish([*lollipops(rows, height), *row_headings(headings)], height),
        text=alt_text("Lollipop chart", measure, period, changes_text(changes)),
        tables=(
            estimates_table(
                f"Change in the average score since {since(changes[0])}, {period_name(period)}", "score points", changes
            ),
        ),
        estimates=changes,
    )


def score_points(field: str, rows: Rows) -> alt.X:
    """A horizontal position in score points: the axis holds zero and every row, with room for labels on the right."""
    low = min(0.0, *(entry["low"] for entry in rows))
    high = max(0.0, *(entry["high"] for entry in rows))
    axis = alt.Axis(values=[-0.5, 0, 0.5, 1, 1.5], format="+.1f", title="Score points")
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[low - 0.1, high + 1.1], nice=False), axis=axis)


def lollipops(rows: Rows, height: int) -> list[alt.Chart]:
    """A line from zero to each value, its mark, and its label to the right of both."""
    zero = layer([{"value": 0, "y": 24, "end": height}]).mark_rule(color=AXIS, strokeWidth=1.5)
    layers = [zero.encode(x=score_points("value", rows), y=row(), y2="end:Q")]
    for place in PLACES:
        mark = MARKS[place]
        found = [entry | {"zero": 0, "right": max(0.0, entry["value"])} for entry in rows if entry["place"] == place]
        base = layer(found).encode(y=row())
        weight = "bold" if mark.filled else "normal"
        text = base.mark_text(align="left", dx=16, baseline="middle", fontWeight=weight, fontSize=by_width(15, 17))
        stem = base.mark_rule(strokeWidth=6 if mark.filled else 2.5, color=mark.colour)
        layers += [
            stem.encode(x=score_points("zero", rows), x2="value:Q"),
            base.mark_point(**point_style(place)).encode(x=score_points("value", rows), description="label:N"),
            text.encode(x=score_points("right", rows), text="label:N"),
        ]
    return layers
