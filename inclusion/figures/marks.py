"""The drawing of charts: rows in, Altair layers and finished Vega-Lite specifications out.

Rows are laid out in pixels from the top, so a chart is as high as its rows and as wide as its container. It knows
marks, axes and type; which figures are drawn, and the words on them, come from `charts`.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

import altair as alt

from inclusion.figures.measure import PLACES, Estimate
from inclusion.figures.theme import AXIS, GRID, MARKS, NARROW, PLATE, SERIF, TEXT, by_width, chart_config
from inclusion.figures.words import GROUP_PHRASES, PLACE_NAMES, figure_sentence, quantity
from inclusion.records.model import Group, Place
from inclusion.records.words import period_name, period_year, sentence

Row = dict[str, Any]


Rows = Sequence[Row]


Style = dict[str, Any]


Layers = list[alt.Chart]


alt.data_transformers.consolidate_datasets = False
"""Rows stay in their layers: Streamlit would turn shared ones, at the top, into Arrow tables at each run."""


LABEL = by_width(15, 17)
"""Size of the text beside marks, in pixels."""


def layer(rows: Rows) -> alt.Chart:
    """A layer with its rows inline, so that a specification needs nothing else."""
    return alt.Chart(alt.InlineData(values=list(rows)))


def at(field: str = "y") -> alt.Y:
    """A vertical position in pixels from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def percent(field: str) -> alt.X:
    """A horizontal position from 0% to 100%, with the one axis that all layers share."""
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'", title=None)
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)


def points_axis(low: float, high: float, title: str, step: float) -> Any:
    """A horizontal position between two numbers of points, with the one axis that all layers share."""
    ticks = [index * step for index in range(-20, 21) if low <= index * step <= high]
    sign = "(datum.value > 0 ? '+' : '') + " if low < 0 else ""
    axis = alt.Axis(values=ticks, title=title, labelExpr=f"{sign}format(datum.value, '.1~f')")

    def position(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=axis)

    return position


def point(place: Place, size: int = 190) -> Style:
    """A place's mark: its colour and shape, hollow ones with a white inside."""
    mark = MARKS[place]
    fill = mark.colour if mark.filled else PLATE
    return {"shape": mark.shape, "size": size, "fill": fill, "stroke": mark.colour, "strokeWidth": 2.5, "opacity": 1}


def band(place: Place) -> Style:
    """The range of a value, drawn behind its mark."""
    return {"strokeWidth": 28, "opacity": 0.32, "color": MARKS[place].colour}


def line(place: Place) -> Style:
    """A line of a place: Lincolnshire's is thick."""
    return {"strokeWidth": 6 if MARKS[place].filled else 2.5, "color": MARKS[place].colour}


def text(place: Place | None = None, **style: Any) -> Style:
    """Text in the middle of its row; Lincolnshire's is bold."""
    weight = "bold" if place and MARKS[place].filled else "normal"
    return {"baseline": "middle", "align": "left", "fontSize": LABEL, "fontWeight": weight, "color": TEXT} | style


def headings(rows: Rows) -> Layers:
    """Bold text at the left edge, "text" at "y", which keeps the lines behind it off."""
    base = layer(rows).encode(x=alt.value(0), y=at(), text="text:N")
    return haloed(base, text(fontWeight=600))


def haloed(base: alt.Chart, style: Style) -> Layers:
    """Text on a white outline, so that no line runs through its letters."""
    halo: Style = {"stroke": PLATE, "strokeWidth": 6, "color": PLATE}
    return [base.mark_text(**style | halo), base.mark_text(**style)]


def dots(rows: Rows, x: Any) -> Layers:
    """Ranges and marks: "value", "low", "high", and "label", which assistive technology reads."""
    layers: Layers = []
    for place in PLACES:
        found = [entry for entry in rows if entry["place"] == place]
        if found:
            base = layer(found).encode(y=at())
            layers += [
                base.mark_rule(**band(place)).encode(x=x("low"), x2="high:Q"),
                base.mark_point(**point(place)).encode(x=x("value"), description="label:N", tooltip="told:N"),
            ]
    return layers


def zero_line(top: float, bottom: float, x: Any) -> Layers:
    """The line from which changes and differences are counted."""
    rows = [{"zero": 0, "y": top, "bottom": bottom}]
    return [layer(rows).mark_rule(color=AXIS, strokeWidth=1.5).encode(x=x("zero"), y=at(), y2="bottom:Q")]


def stems(rows: Rows, x: Any, **style: Any) -> Layers:
    """A line from zero to each value, in the style of its place unless told otherwise."""
    return [
        layer([entry | {"zero": 0} for entry in rows if entry["place"] == place])
        .mark_rule(**line(place) | style)
        .encode(x=x("zero"), x2="value:Q", y=at())
        for place in PLACES
        if any(entry["place"] == place for entry in rows)
    ]


def dumbbell(place: Place, y: int, ends: tuple[Row, Row], gap: str, name: str) -> Layers:
    """A line between two ends, lower first, with labels outside; the gap stands on it, on a phone above it."""
    low, high = ends
    entry = {
        "y": y,
        "start": low["value"],
        "end": high["value"],
        "middle": (low["value"] + high["value"]) / 2,
        "gap": gap,
        "name": name,
    }
    base = layer([entry]).encode(y=at())
    weight = 600 if MARKS[place].filled else 400
    labels = base.transform_calculate(
        shown=f"{NARROW} ? datum.name + ' ' + datum.gap : datum.gap", label_at=f"{NARROW} ? 0 : datum.middle"
    ).encode(x=percent("label_at"), text="shown:N")
    serif: Style = {"font": SERIF, "fontSize": by_width(19, 26), "fontWeight": weight}
    serif |= {"dy": by_width(-26, 0), "align": by_width("left", "center")}
    halo: Style = {"stroke": PLATE, "strokeWidth": by_width(2, 10), "color": PLATE}
    name_style: Style = {"dy": -26, "fontSize": 15, "fontWeight": weight, "opacity": by_width(0, 1)}
    layers = [
        base.mark_rule(**line(place)).encode(x=percent("start"), x2="end:Q"),
        labels.mark_text(**text(**serif) | halo),
        labels.mark_text(**text(**serif)),
        base.mark_text(**text(**name_style)).encode(x=alt.value(0), text="name:N"),
    ]
    for end, side in ((low, {"align": "right", "dx": -15}), (high, {"dx": 15})):
        mark = layer([end | {"y": y}]).encode(y=at())
        layers += [
            mark.mark_rule(**band(place)).encode(x=percent("low"), x2="high:Q"),
            mark.mark_point(**point(place)).encode(x=percent("value"), description="label:N", tooltip="told:N"),
            mark.mark_text(**text(place, **side)).encode(x=percent("value"), text="figure:N"),
        ]
    return layers


def verdict(y: int, words: str) -> Layers:
    """Words at the right of a heading; on a phone below it."""
    style = text(dy=by_width(22, 0), align=by_width("left", "right"))
    place = {"expr": "width < 480 ? 0 : width"}
    return haloed(layer([{"y": y, "words": words}]).encode(x=alt.value(place), y=at(), text="words:N"), style)


def bars(rows: Rows, x: Any) -> Layers:
    """Bars from zero in the colour of text, as they stand for no place, with their "text" on the right."""
    base = layer(rows).encode(y=at())
    return [
        base.mark_rule(strokeWidth=16, color=AXIS).encode(x=x("zero"), x2="value:Q"),
        base.mark_text(**text(dx=10)).encode(x=x("value"), text="text:N"),
    ]


def strip(rows: Rows, x: Any) -> Layers:
    """A line from zero to Lincolnshire's value with England's hollow mark on it: "value", "country" and their labels.

    Where the two are within rounding of each other, Lincolnshire's mark is small inside England's.
    """
    home, country = PLACES
    base = layer([entry | {"zero": 0} for entry in rows]).encode(y=at())
    near = [entry for entry in rows if entry["same"]]
    far = [entry for entry in rows if not entry["same"]]
    large, small = layer(far).encode(y=at()), layer(near).encode(y=at())
    return [
        base.mark_rule(**line(home)).encode(x=x("zero"), x2="value:Q"),
        large.mark_point(**point(country)).encode(
            x=x("country"), description="country_label:N", tooltip="country_told:N"
        ),
        large.mark_point(**point(home, 150)).encode(x=x("value"), description="label:N", tooltip="told:N"),
        small.mark_point(**point(country, 260)).encode(
            x=x("country"), description="country_label:N", tooltip="country_told:N"
        ),
        small.mark_point(**point(home, 55)).encode(x=x("value"), description="label:N", tooltip="told:N"),
    ]


def years(first: int, last: int, marked: Sequence[int], missing: Sequence[int]) -> Any:
    """A horizontal position in years, with the years of the data on the axis and those without figures named."""
    words = dict.fromkeys(missing, "")
    axis = alt.Axis(values=[*marked, *words], format="d", title=None, grid=False, labelPadding=12)
    scale = alt.Scale(domain=[first - 0.35, last + 0.35], nice=False)

    def position(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    return position


def moment_axis(names: Sequence[str]) -> Any:
    """A horizontal position for each of a few named moments, which are 0, 1, 2 and so on."""
    words = " : ".join(f"datum.value == {index} ? '{name}'" for index, name in enumerate(names))
    axis = alt.Axis(values=list(range(len(names))), labelExpr=f"{words} : ''", title=None, grid=False, labelPadding=12)
    scale = alt.Scale(domain=[-0.35, len(names) - 0.65], nice=False)

    def position(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    return position


def series(rows: Rows, x: Any, height: int) -> Layers:
    """Lines, marks and labels over time: "year", "top" and "bottom" of the range in pixels, "y", "shown", "dy", "run".

    Only rows of the same run are joined, so nothing crosses a year without a figure.
    """
    layers: Layers = [layer([{"y": height}]).mark_rule(color=GRID).encode(y=at())]
    for place in PLACES:
        found = [entry for entry in rows if entry["place"] == place]
        if not found:
            continue
        base = layer(found).encode(y=at(), x=x("year"))
        style = line(place) | {"strokeWidth": 4 if MARKS[place].filled else 2.5}
        layers += [
            base.mark_line(**style, order=False).encode(detail="run:N"),
            base.mark_rule(**(band(place) | {"strokeWidth": 20})).encode(y=at("top"), y2="bottom:Q"),
            base.mark_point(**point(place)).encode(description="label:N", tooltip="told:N"),
        ]
        for dy in (-20, 20):
            named = layer([entry for entry in found if entry["dy"] == dy]).encode(y=at(), x=x("year"))
            layers.append(named.mark_text(**text(place, dy=dy, align="center")).encode(text="shown:N"))
    return layers


def gap_in_time(missing: Sequence[int], x: Any, height: int) -> Layers:
    """A grey band over each year without a figure, and words that say so."""
    rows = [
        {"year": year, "y": height - 28, "start": year - 0.3, "end": year + 0.3, "zero": 0, "height": height}
        for year in missing
    ]
    base = layer(rows)
    if not rows:
        return []
    words = text(align="center", fontSize=13, color=AXIS, lineBreak="|")
    return [
        base.mark_rect(color="#F3F1EC").encode(x=x("start"), x2="end:Q", y=at("zero"), y2="height:Q"),
        base.mark_text(**words, text="no|figure").encode(x=x("year"), y=at()),
    ]


def finish(layers: Sequence[alt.Chart], height: int) -> Style:
    """Layers as one specification, as wide as its container."""
    chart = alt.layer(*layers).properties(width="container", height=height).resolve_scale(y="independent")
    spec: Style = chart.to_dict(validate=False)  # halves the time of a start; the tests validate every chart
    return spec | {"config": chart_config(), "autosize": {"type": "fit-x", "contains": "padding"}}


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
