"""A background figure: over time where it is, else as bars or dots."""

from collections.abc import Sequence
from typing import Any

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import (
    dots,
    estimate_marks,
    finish,
    headings,
    moment_axis,
    points_axis,
    series,
    stems,
    time_rows,
)
from inclusion.figures.measure import PLACES, Estimate, MeasureFigures
from inclusion.figures.tables import Cell, Table, estimate_cell
from inclusion.figures.words import PLACE_NAMES, quantity
from inclusion.records.model import Measure
from inclusion.records.words import listing, period_name, sentence


def context_chart(figures: MeasureFigures) -> ChartBundle:
    """The figures of one background measure: a slope over time, bars for a rate of growth, else dots."""
    measure, levels = figures.measure, figures.moments
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
    return make_bundle(
        [figures],
        levels,
        view=VIEW.name,
        name=measure.slug,
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


def moments_message(levels: Sequence[Estimate]) -> str:
    """The message of a background measure: each place's figure, or how it went from its first to its latest."""
    parts = []
    for place in PLACES:
        found = [level for level in levels if level.place == place]
        if len(found) > 1:
            parts.append(f"{PLACE_NAMES[place]} went from {quantity(found[0])} to {quantity(found[-1])}")
        elif found:
            parts.append(f"{PLACE_NAMES[place]} {quantity(found[0])}")
    return ", ".join(parts)


def moments_text(kind: str, measure: Measure, levels: Sequence[Estimate]) -> str:
    """The text alternative of a background chart: kind, measure, and each figure with its place and date."""
    figures = [f"{PLACE_NAMES[e.place]} {quantity(e)} ({period_name(e.period)})" for e in levels]
    return f"{kind}: {measure.title}. {listing(figures)}."


def moments_table(measure: Measure, levels: Sequence[Estimate]) -> Table:
    """The figures of a background measure: a row a place, a column a moment."""
    moments = dict.fromkeys(level.period for level in levels)
    found = {(level.place, level.period): level for level in levels}
    rows = tuple(
        (Cell(PLACE_NAMES[place]), *(estimate_cell(found.get((place, moment))) for moment in moments))
        for place in dict.fromkeys(level.place for level in levels)
    )
    unit = "% a year, stated" if measure.unit == "percent-a-year" else "%, stated"
    columns = (("Place", ""), *((sentence(period_name(moment)), unit) for moment in moments))
    return Table(measure.title, columns, rows)


VIEW = View(
    "figures",
    "Figures",
    exists=lambda figures: bool(figures.moments),
    chart=context_chart,
    kind="context",
)
