"""The marks of charts, one layer for each kind: tidy rows in, Altair layers and finished Vega-Lite specifications out.

Place is a scale for colour, fill, shape and width; a row of a chart is a step of its vertical axis. Every chart is as
wide as its container, and what would not fit a phone moves there (`by_width`). Which figures are drawn, and the words
on them, come from the views.
"""

from __future__ import annotations  # else each function that names a class of Altair would import it

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import ceil, floor, log10
from typing import Any

from inclusion.figures.later import alt, pd
from inclusion.figures.measure import HOME, PLACES, Estimate
from inclusion.figures.theme import AXIS, MARKS, NARROW, PLATE, SERIF, TEXT, by_width, chart_config
from inclusion.figures.words import PLACE_NAMES, figure_sentence, quantity
from inclusion.records.model import Break
from inclusion.records.words import period_year

Row = dict[str, Any]
Spec = dict[str, Any]
Layer = Any
"""A chart of one mark; Altair leaves open what `encode` gives."""

Layers = list[Layer]

TYPE: Row = {"baseline": "middle", "fontSize": by_width(15, 17), "color": TEXT}
"""Text in the middle of its row."""

IS_HOME = f"datum.place === '{HOME}'"
BY_PLACE: Row = {"fontWeight": {"expr": f"{IS_HOME} ? 600 : 400"}}
"""Lincolnshire's words are bold."""


def by_mark(channel: Any, *marks: str | float, legend: alt.Legend | None = None) -> Any:
    """A channel that tells place by the same colour, fill, shape or width in every chart."""
    return channel("place:N", legend=legend, scale=alt.Scale(domain=list(MARKS), range=list(marks)))


def stroke() -> Any:
    """The colour of a place's lines."""
    return by_mark(alt.Stroke, *(mark.colour for mark in MARKS.values()))


def estimate_row(estimate: Estimate, *, side: int = 1, **more: object) -> Row:
    """An estimate as a row of data: value and range, its words for assistive technology, and those beside its mark.

    It stands in the block of its group, in a row of its place. A gap is counted as points behind. At `side` -1 the
    figure stands at the left of its mark.
    """
    sign = -1 if estimate.statistic == "gap" else 1
    low, high = sorted(float(sign * limit) for limit in (estimate.bounds.low, estimate.bounds.high))
    return {
        "row": f"{estimate.group} {estimate.place}",
        "block": estimate.group,
        "place": estimate.place,
        "value": float(sign * estimate.value),
        "low": low,
        "high": high,
        "edge": low if side < 0 else high,
        "side": side,
        "name": PLACE_NAMES[estimate.place],
        "figure": quantity(estimate),
        "label": f"{PLACE_NAMES[estimate.place]} {quantity(estimate)}",
        "told": figure_sentence(estimate),
        "size": 190,
    } | more


def key() -> alt.Legend:
    """What the marks stand for, above a chart whose rows have no place beside them."""
    named = (f"datum.label == '{place}' ? '{PLACE_NAMES[place]}'" for place in PLACES)
    return alt.Legend(orient="top", title=None, values=list(PLACES), labelExpr=" : ".join([*named, "datum.label"]))


def layer(rows: Iterable[Row], **positions: Any) -> Layer:
    """A layer with its rows as a tidy frame."""
    return alt.Chart(pd.DataFrame(list(rows))).encode(**positions)


def pixels(channel: Any, position: object) -> Any:
    """A position in pixels, or what tells it. Written out, as Altair is slow to read a plain value."""
    return channel(position)


def order_of(titles: Iterable[Row], rows: Sequence[Row]) -> list[str]:
    """The names of rows from top to bottom: each title, then the rows of its block."""
    names = (name for t in titles for name in (t["row"], *(row["row"] for row in rows if row["block"] == t["row"])))
    return list(dict.fromkeys(names))


def steps(order: Sequence[str]) -> alt.Y:
    """The vertical axis of rows, a step for each."""
    return alt.Y("row:N", axis=None, scale=alt.Scale(domain=list(order), paddingInner=0, paddingOuter=0))


def axis_of(values: Iterable[float], parts: int = 4) -> tuple[float, float, float]:
    """An axis that holds all values: its ends and its step, which is 1, 2 or 5, tenths or tens of them."""
    found = list(values)
    low, high = min(found), max(found)
    size = (high - low or 1) / parts
    ten = 10 ** floor(log10(size))
    step = next(ten * digit for digit in (1, 2, 5, 10) if ten * digit >= size * 0.999)
    start = step * floor(low / step + 0.001)
    return start, max(step * ceil(high / step - 0.001), start + step), step


def ticks(low: float, high: float, step: float) -> list[float]:
    return [index * step for index in range(round(low / step), round(high / step) + 1)]


def until(field: str) -> alt.X2:
    """The other end of what begins at a horizontal position. Written out, as Altair is slow to read a shorthand."""
    return alt.X2(f"{field}:Q")


def reach(least: float, values: Iterable[float], step: float) -> float:
    """How far an axis goes: to the step at or beyond every value, but at least so far."""
    return max(least, step * ceil(max(values, default=0) / step))


NARROW_COLUMN = 40
"""Pixels left of an axis on a phone, where no names stand there: room for the figure of a mark at its start."""


def numbers(
    low: float,
    high: float,
    step: float,
    *,
    unit: str = "",
    title: str = "",
    left: int = 120,
    narrow: int = NARROW_COLUMN,
    right: int = 60,
    narrow_right: int | None = None,
    signed: bool = False,
) -> Any:
    """The horizontal axis of a number, with `left` and `right` pixels beside it.

    On a phone there are `narrow` and `narrow_right` of them.
    """
    sign = "(datum.value > 0 ? '+' : '') + " if signed else ""
    words = f"{sign}format(datum.value, ',.2~f') + '{unit}'"
    axis = alt.Axis(values=ticks(low, high, step), title=title or None, labelFlush=False, labelExpr=words)
    scale = alt.Scale(
        domain=[low, high],
        nice=False,
        range=[by_width(narrow, left), {"expr": f"width - ({NARROW} ? {narrow_right or right} : {right})"}],
    )

    def position(field: str = "value") -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    return position


def headings(rows: Sequence[Row], y: alt.Y) -> Layers:
    """Rows of words: "title" at the left, and "verdict", if any, at the right or on a phone below; no grid behind."""
    base = layer(rows, y=y)
    below = any("verdict" in row for row in rows)
    title = TYPE | {"fontWeight": 600, "align": "left", "dy": by_width(-14 if below else 0, 0)}
    layers = [
        base.mark_rect(color=PLATE).encode(x=pixels(alt.XValue, 0), x2=pixels(alt.X2Value, "width")),
        base.mark_text(**title).encode(x=pixels(alt.XValue, 0), text=alt.Text("title:N")),
    ]
    if below:
        place = pixels(alt.XValue, {"expr": f"{NARROW} ? 0 : width"})
        verdict = TYPE | {"align": by_width("left", "right"), "dy": by_width(8, 0)}
        layers.append(base.mark_text(**verdict).encode(x=place, text=alt.Text("verdict:N")))
    return layers


def names(rows: Iterable[Row], y: alt.Y, **style: object) -> Layer:
    """The "name" of each row in the column at its left."""
    return layer(rows, y=y, x=pixels(alt.XValue, 0), text=alt.Text("name:N")).mark_text(
        **TYPE | BY_PLACE | {"align": "left"} | style
    )


def ranges(base: Layer, width: int) -> Layer:
    """The range of each figure, as a band behind its mark."""
    return base.encode(stroke=stroke()).mark_rule(strokeWidth=width, opacity=0.32)


def stems(rows: Iterable[Row], x: Any, y: alt.Y, start: str, end: str) -> Layer:
    """A line between two fields of each row."""
    base = layer(rows, y=y, x=x(start), x2=until(end), stroke=stroke())
    return base.mark_rule(strokeWidth={"expr": f"{IS_HOME} ? 6 : 2.5"})


def dots(base: Layer, legend: alt.Legend | None = None) -> Layer:
    """The mark of each figure, which tells it to whoever points at it and to assistive technology."""
    marks = MARKS.values()
    seen = base.encode(
        stroke=by_mark(alt.Stroke, *(mark.colour for mark in marks), legend=legend),
        fill=by_mark(alt.Fill, *(mark.colour if mark.filled else PLATE for mark in marks), legend=legend),
        shape=by_mark(alt.Shape, *(mark.shape for mark in marks), legend=legend),
        size=alt.Size("size:Q", legend=None, scale=None),
        description=alt.Description("label:N"),
        tooltip=alt.Tooltip("told:N"),
    )
    return seen.mark_point(strokeWidth=2.5, opacity=1)


def values(base: Layer) -> Layer:
    """Each "figure" beside its mark, at the "edge" of its range."""
    beside = {"align": {"expr": "datum.side < 0 ? 'right' : 'left'"}, "dx": {"expr": "12 * datum.side"}}
    return base.encode(text=alt.Text("figure:N")).mark_text(**TYPE | BY_PLACE | beside)


def figures(rows: Sequence[Row], x: Any, y: alt.Y, *below: Layer, band: int = 26) -> Layers:
    """Figures with their ranges, bands of a height in pixels; what is `below` the marks stands over the bands."""
    return [
        ranges(layer(rows, y=y, x=x("low"), x2=until("high")), band),
        *below,
        dots(layer(rows, y=y, x=x())),
        values(layer(rows, y=y, x=x("edge"))),
    ]


def zero_line(x: Any) -> Layer:
    """The line from which changes and differences are counted."""
    return layer([{"zero": 0}], x=x("zero")).mark_rule(color=AXIS, strokeWidth=1.5)


def gap_words(rows: Iterable[Row], x: Any, y: alt.Y, start: float) -> Layers:
    """The words of a gap on its line, which makes room for them; on a phone above it, behind the place's name.

    There they begin at the left edge; `start` is where the axis does.
    """
    shown = f"{NARROW} ? datum.name + ' ' + datum.gap : datum.gap"
    at = f"{NARROW} ? {start} : datum.middle"
    words = layer(rows, y=y, x=x("at"), text=alt.Text("shown:N")).transform_calculate(shown=shown, at=at)
    style = TYPE | BY_PLACE | {"font": SERIF, "fontSize": by_width(19, 25), "align": by_width("left", "center")}
    style |= {"dy": by_width(-24, 0), "dx": by_width(-NARROW_COLUMN, 0)}
    halo = {"stroke": PLATE, "strokeWidth": by_width(2, 14), "strokeJoin": "round", "color": PLATE}
    return [words.mark_text(**style | halo), words.mark_text(**style)]


def bars(rows: Iterable[Row], x: Any, y: alt.Y) -> Layers:
    """Bars from zero in the colour of text, as they stand for no place, with their number behind them."""
    base = layer(rows, y=y)
    return [
        base.mark_rule(color=AXIS, strokeWidth=16).encode(x=x("zero"), x2=alt.X2("value:Q")),
        base.mark_text(**TYPE | {"align": "left", "dx": 8}).encode(x=x(), text=alt.Text("value:Q")),
    ]


def with_sides(rows: Iterable[Row]) -> list[Row]:
    """The rows, each with "up": its words stand above its mark (-1) where it is the highest of its year, else below.

    Of two that are alike, Lincolnshire's is the higher.
    """

    def height(row: Row) -> tuple[float, bool]:
        return row["value"], row["place"] == HOME

    found = list(rows)
    highest: dict[int, tuple[float, bool]] = {}
    for row in found:
        highest[row["when"]] = max(height(row), highest.get(row["when"], height(row)))
    return [row | {"up": -1 if height(row) == highest[row["when"]] else 1} for row in found]


def years(span: Sequence[int]) -> Any:
    """The horizontal axis of years, with room for the words at the end of a line."""
    axis = alt.Axis(values=list(span), format="d", title=None, grid=False, labelPadding=12)
    domain = [span[0] - 0.35, span[-1] + 0.25]
    scale = alt.Scale(domain=domain, nice=False, zero=False, range=[0, {"expr": "width - 120"}])

    def position(field: str = "when") -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    return position


def amounts(low: float, high: float, step: float, unit: str) -> alt.Y:
    """The vertical axis of a number."""
    axis = alt.Axis(values=ticks(low, high, step), title=None, labelExpr=f"format(datum.value, ',.2~f') + '{unit}'")
    return alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)


def series(rows: Sequence[Row], x: alt.X, y: alt.Y) -> Layers:
    """Figures over time, joined where they have the same "run"; words are above their mark where "up" is -1, or below.

    The last figure of each place has its name at its right.
    """
    base = layer(rows, x=x, y=y)
    small = {"dy": {"expr": "19 * datum.up"}, "fontSize": by_width(13, 16)}
    inner, last = (layer([row for row in rows if row["last"] is end], x=x, y=y) for end in (False, True))
    return [
        ranges(base.encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")), 20),
        base.mark_line(order=False, strokeWidth=4).encode(stroke=stroke(), detail=alt.Detail("run:N")),
        dots(base),
        inner.mark_text(**TYPE | BY_PLACE | small).encode(text=alt.Text("figure:N")),
        last.mark_text(**TYPE | BY_PLACE | {"dy": {"expr": "8 * datum.up"}, "dx": 15, "align": "left"}).encode(
            text=alt.Text("label:N")
        ),
    ]


YEARS_HEIGHT = 240
"""Pixels of the part of a chart whose axis is years."""


def years_panel(
    rows: Sequence[Row],
    rings: Sequence[Row],
    together: Sequence[Row],
    *,
    breaks: Sequence[Break],
    unit: str,
    title: str,
) -> Spec:
    """Figures of many years: bands where there is none, dotted lines at breaks, lines, rings and marks.

    `rings` are where a document prints a figure; `together` are all rows and rings of the charts with the same axes.
    """
    drawn = sorted(row["when"] for row in together)
    span = range(drawn[0], drawn[-1] + 1)
    ends = [0.0, *(float(row[end]) for row in together for end in ("low", "high"))]
    axis = axis_of([*ends, max(ends) + 0.09 * (max(ends) - min(ends))], 5)  # room for words above the highest
    x, y = years(span), amounts(*axis, unit)
    layers = [
        *empty_years(sorted({*span} - {row["when"] for row in rows}), x, reasons_for_none(breaks)),
        *series_break(new_counts(breaks), span, x),
        *official_series(place_labels(rows, rings, span[-1], axis), rings, x(), y),
    ]
    return finish(layers, YEARS_HEIGHT, title)


WHY_NONE = {"no-tests": "no tests", "not-published": "not published"}
"""What is written over years without figures, by the sort of break that ends them."""


def new_counts(breaks: Sequence[Break]) -> list[int]:
    """The years from which on something is counted in another way."""
    return [int(period_year(mark.period)) for mark in breaks if mark.kind == "definition"]


def reasons_for_none(breaks: Sequence[Break]) -> dict[int, str]:
    """Why there are no figures, in two words, by the last year without."""
    return {int(period_year(mark.period)) - 1: WHY_NONE[mark.kind] for mark in breaks if mark.kind in WHY_NONE}


def place_labels(rows: Sequence[Row], rings: Sequence[Row], final: int, axis: tuple[float, float, float]) -> list[Row]:
    """The rows, the last of each place with where its name stands, in pixels from its mark.

    At the end of the axis names stand at the right, none nearer than a line to the next; earlier ones out of the way.
    """
    scale = YEARS_HEIGHT / (axis[1] - axis[0])
    ends = sorted((row for row in rows if row["last"] and row["when"] == final), key=lambda row: -row["value"])
    heights = [(axis[1] - row["value"]) * scale for row in ends]
    moved = {row["place"]: at - height for row, at, height in zip(ends, spread(heights, 17), heights, strict=True)}

    def label_place(row: Row) -> Row:
        if row["when"] == final:
            return {"dx": 13, "dy": moved[row["place"]]}
        return {"dx": -8, "dy": freer_side(row, [*rows, *rings], scale)}

    return [row | (label_place(row) if row["last"] else {}) for row in rows]


def freer_side(row: Row, rows: Sequence[Row], scale: float) -> float:
    """Above a mark or below it, in pixels: where its name is further from the marks of the years that it covers."""
    near = [(row["value"] - other["value"]) * scale for other in rows if 0 <= other["when"] - row["when"] <= 3]
    return max((-30, 30), key=lambda side: min(abs(side - height) for height in near))


def spread(heights: Sequence[float], least: float) -> list[float]:
    """The heights, from the top, moved as little as makes none nearer than `least` to the next."""
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while len(groups) > 1 and top_of(groups[-1], least) < top_of(groups[-2], least) + least * len(groups[-2]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [top_of(group, least) + least * index for group in groups for index in range(len(group))]


def top_of(group: Sequence[float], least: float) -> float:
    """Where the first of some heights stands when they stand close, around their middle."""
    return sum(group) / len(group) - least * (len(group) - 1) / 2


def with_room(rows: Sequence[Row], written: Sequence[Row]) -> Row:
    """Opacity of what is written beside marks: of every year, or back from the newest of each second, third and so on.

    So many are left out that the rest do not run into each other, at about 9 pixels a character.
    """
    years = [int(row["when"]) for row in rows]
    needed = 9 * max((len(row["figure"]) for row in written), default=0) * (max(years) - min(years) + 1)
    return {"expr": f"({max(years)} - datum.when) % max(1, ceil({needed} / (width - 120))) ? 0 : 1"}


def official_series(rows: Sequence[Row], rings: Sequence[Row], x: alt.X, y: alt.Y) -> Layers:
    """Figures of many years, joined where they have the same "run", and rings where a document prints one.

    Lincolnshire's are written beside their marks; the last of each place stands with its name.
    """
    base = layer(rows, x=x, y=y)
    inside = [row for row in rows if not row["last"] and row["place"] == HOME]
    small = {"dy": {"expr": "20 * datum.up"}, "fontSize": 13, "opacity": with_room(rows, inside)}
    inner = layer(inside, x=x, y=y)
    last = layer([row for row in rows if row["last"]], x=x, y=y)
    ring = [layer(rings, x=x, y=y).mark_circle(filled=False, size=420, strokeWidth=1.6, color=TEXT, opacity=1)]
    end = {"dx": {"expr": "datum.dx"}, "dy": {"expr": "datum.dy"}, "align": "left"}
    return [
        ranges(base.encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")), 12),
        base.mark_line(order=False, strokeWidth=3).encode(stroke=stroke(), detail=alt.Detail("run:N")),
        *(ring if rings else []),
        dots(base),
        inner.mark_text(**TYPE | BY_PLACE | small).encode(text=alt.Text("figure:N")),
        last.mark_text(**TYPE | BY_PLACE | end).encode(text=alt.Text("label:N")),
    ]


def series_break(breaks: Sequence[int], span: Sequence[int], x: Any) -> Layers:
    """A dotted line before each year from which on something is counted in another way; none outside the years."""
    rows = [{"when": year - 0.5} for year in breaks if span[0] < year <= span[-1]]
    return [layer(rows, x=x()).mark_rule(strokeDash=[2, 4], strokeWidth=1.5, color=AXIS)] if rows else []


def empty_years(missing: Sequence[int], x: Any, reasons: Mapping[int, str]) -> Layers:
    """A grey band over each run of years without a figure, and words that say why, or just so; none without any.

    `reasons` are by the last year of a run.
    """
    if not missing:
        return []
    runs = [list(run) for _, run in groupby(missing, key=lambda year: year - missing.index(year))]
    bands = [
        {
            "when": (run[0] + run[-1]) / 2,
            "start": run[0] - 0.3,
            "end": run[-1] + 0.3,
            "why": reasons.get(run[-1], "no figure").replace(" ", "|"),
        }
        for run in runs
    ]
    base = layer(bands)
    words = TYPE | {"fontSize": 13, "color": AXIS, "lineBreak": "|"}
    return [
        base.encode(x=x("start"), x2=alt.X2("end:Q")).mark_rect(color="#F3F1EC"),
        base.encode(x=x(), y=pixels(alt.YValue, YEARS_HEIGHT - 28), text=alt.Text("why:N")).mark_text(**words),
    ]


def finish(layers: Sequence[Layer], height: int, title: str = "") -> Spec:
    """Layers as one specification, as wide as its container.

    Rows stay in their layers: Streamlit would turn shared ones, at the top, into Arrow tables at each run.
    """
    alt.data_transformers.consolidate_datasets = False
    chart = alt.layer(*layers, width="container", height=height, title=title or alt.Undefined)
    spec: Spec = chart.to_dict(validate=False)  # saves half of the time; the tests validate every chart
    return spec | {"config": chart_config(), "autosize": {"type": "fit-x", "contains": "padding"}}


def without_unread(spec: Spec) -> Spec:
    """A specification whose rows have only the columns that their layer names, as each layer sends rows of its own."""
    return spec | {"layer": [with_columns_read(drawn) for drawn in spec["layer"]]}


def with_columns_read(drawn: Spec) -> Spec:
    """A layer without the columns of its rows that neither a channel nor an expression names."""
    named = set(re.findall(r"\w+", json.dumps(drawn | {"data": None})))
    rows = [{name: cell for name, cell in row.items() if name in named} for row in drawn["data"]["values"]]
    return drawn | {"data": {"values": rows}}
