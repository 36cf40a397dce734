"""A background figure: DfE's figures year by year, or, where there are none, the stated ones over time or as dots."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import (
    Row,
    Spec,
    amounts,
    axis_of,
    dots,
    estimate_row,
    finish,
    is_above,
    layer,
    moments,
    names,
    numbers,
    ranges,
    series,
    steps,
    until,
    values,
)
from inclusion.figures.measure import Estimate, MeasureFigures
from inclusion.figures.tables import Cell, Table, basis_unit, estimate_cell
from inclusion.figures.views.years import official_panels, years_chart
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, UNIT_SIGNS, level_unit, quantity
from inclusion.records.words import listing, period_name, sentence


def context_chart(figures: MeasureFigures) -> ChartBundle:
    """DfE's figures year by year, where there are any; else what is stated: a slope over time, or dots."""
    panels = official_panels(figures)
    return years_chart(figures, panels, moments_message(figures.moments)) if panels else stated_chart(figures)


def stated_chart(figures: MeasureFigures) -> ChartBundle:
    """The stated figures alone: a slope over time where there are several dates, else dots."""
    measure, levels = figures.measure, figures.moments
    several = len({level.period for level in levels}) > 1
    return make_bundle(
        [figures],
        levels,
        view=VIEW.name,
        name=measure.slug,
        headline=moments_message(levels),
        subtitle=f"{measure.title}. {measure.definition}",
        draw=lambda: (draw_moments(levels) if several else draw_places(levels),),
        text=f"{'Slope chart' if several else 'Dot plot'}: {measure.title}. {moments_text(levels)}",
        notes=tuple(filter(None, (measure.caveats, measure.document_says))),
        tables=(moments_table(levels),),
    )


def rows_of(levels: Sequence[Estimate]) -> dict[tuple[str, str], list[Estimate]]:
    """The levels of each group and place, oldest first, by the two."""
    rows: dict[tuple[str, str], list[Estimate]] = {}
    for level in levels:
        rows.setdefault((level.group, level.place), []).append(level)
    return rows


def row_name(level: Estimate, levels: Sequence[Estimate]) -> str:
    """The name of a level's row: its place, and its group where there are several."""
    several = len({level.group for level in levels}) > 1
    return f"{GROUP_NAMES[level.group]}, {PLACE_NAMES[level.place]}" if several else PLACE_NAMES[level.place]


def when(level: Estimate) -> str:
    """When a level was; a yearly rate is of several years."""
    return "average" if level.measure.unit == "percent-a-year" and not level.period else period_name(level.period)


def draw_moments(levels: Sequence[Estimate]) -> Spec:
    """Each row of levels as a line over the dates."""
    dates = list(dict.fromkeys(sentence(when(level)) for level in levels))
    limits = [float(limit) for level in levels for limit in (level.bounds.low, level.bounds.high)]
    unit = UNIT_SIGNS[levels[0].measure.unit]
    rows: list[Row] = []
    for own in rows_of(levels).values():
        for level in own:
            up = -1 if is_above(level, levels) else 1
            words: Row = {"name": row_name(level, levels), "label": f"{row_name(level, levels)} {quantity(level)}"}
            run = f"{level.group} {level.place}"
            rows.append(estimate_row(level, when=sentence(when(level)), run=run, last=level is own[-1], up=up, **words))
    return finish(series(rows, moments(dates), amounts(*axis_of([0, *limits]), unit)), HEIGHT)


HEIGHT = 200


def draw_places(levels: Sequence[Estimate]) -> Spec:
    """A row for each level, as a dot."""
    rows = [estimate_row(level, name=row_name(level, levels)) for level in levels]
    unit = UNIT_SIGNS[levels[0].measure.unit].partition(" ")[0]
    y, x = (
        steps([row["row"] for row in rows]),
        numbers(*axis_of([0, *(row["high"] for row in rows)]), unit=unit, narrow=104, right=110),
    )
    marks = [
        names(rows, y),
        ranges(layer(rows, y=y, x=x("low"), x2=until("high"))),
        dots(layer(rows, y=y, x=x())),
        values(layer(rows, y=y, x=x("edge"))),
    ]
    return finish(marks, STEP * len(rows))


STEP = 44
"""Pixels of a row."""


def moments_message(levels: Sequence[Estimate]) -> str:
    """The message of a background measure: each place's figure, or how it went from its first to its latest."""
    parts = []
    for own in rows_of(levels).values():
        name = row_name(own[0], levels)
        went = f"went from {quantity(own[0])} to {quantity(own[-1])}" if len(own) > 1 else quantity(own[0])
        parts.append(f"{name} {went}")
    return ", ".join(parts)


def moments_text(levels: Sequence[Estimate]) -> str:
    """Each figure with its place and date."""
    return f"{listing([f'{row_name(level, levels)} {quantity(level)} ({when(level)})' for level in levels])}."


def moments_table(levels: Sequence[Estimate]) -> Table:
    """The figures of a background measure: a row a place, a column a date."""
    dates = dict.fromkeys(level.period for level in levels)
    found = {(row_name(level, levels), level.period): level for level in levels}
    rows = tuple(
        (Cell(name), *(estimate_cell(found.get((name, date))) for date in dates))
        for name in dict.fromkeys(row_name(level, levels) for level in levels)
    )
    heads = {level.period: sentence(when(level)) for level in levels}
    unit = basis_unit(level_unit(levels[0].measure), levels)
    return Table(levels[0].measure.title, (("Place", ""), *((heads[date], unit) for date in dates)), rows)


VIEW = View("figures", "Figures", exists=lambda figures: bool(figures.moments), chart=context_chart, kinds=("context",))
