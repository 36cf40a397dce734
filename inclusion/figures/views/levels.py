"""Where pupils are: the level of each group, in Lincolnshire and in England."""

from collections.abc import Sequence

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import Spec
from inclusion.figures.measure import COUNTRY, HOME, PLACES, Estimate, MeasureFigures
from inclusion.figures.tables import levels_table
from inclusion.figures.words import (
    GROUP_PHRASES,
    GROUP_SHORT,
    PLACE_NAMES,
    UNIT_SIGNS,
    alt_text,
    chart_subtitle,
    figure_notes,
    level_unit,
    quantity,
    scope,
)
from inclusion.records.model import Place
from inclusion.records.words import listing, period_name, sentence


def levels_chart(figures: MeasureFigures) -> ChartBundle:
    """A dot plot from 0: a heading for each group, a row for each place, each figure with its range."""
    measure, levels = figures.measure, figures.levels
    where = scope(levels, period_name(figures.period))
    return make_bundle(
        [figures],
        levels,
        view=VIEW.name,
        headline=levels_message(levels),
        subtitle=chart_subtitle(measure, level_unit(measure), where),
        draw=lambda: (draw_levels(levels, UNIT_SIGNS[measure.unit]),),
        text=alt_text("Dot plot", measure, where, levels_text(levels)),
        notes=figure_notes(levels),
        tables=(levels_table(figures, levels),),
    )


def draw_levels(levels: Sequence[Estimate], unit: str) -> Spec:
    groups = dict.fromkeys(level.group for level in levels)
    titles = [{"row": group, "title": sentence(GROUP_PHRASES[group])} for group in groups]
    rows = [marks.estimate_row(level) for level in levels]
    order = marks.order_of(titles, rows)
    ends = [row[end] for row in rows for end in ("low", "high")]
    low, high, step = marks.axis_of([0, min(100.0, max(ends))] if unit else [0, *ends])
    y, x = marks.steps(order), marks.numbers(low, high, step, unit=unit, narrow=104)
    layers = [
        *marks.headings(titles, y),
        marks.names(rows, y),
        *marks.figures(rows, x, y),
    ]
    return marks.finish(layers, STEP * len(order))


STEP = 40
"""Pixels of a row."""


def levels_message(levels: Sequence[Estimate]) -> str:
    """The message of levels: the share of each group in Lincolnshire; in England where only that is known."""
    place = HOME if any(level.place == HOME for level in levels) else COUNTRY
    shares = place_shares(levels, place)
    return sentence(shares) if place == HOME else f"{PLACE_NAMES[place]}: {shares}"


def levels_text(levels: Sequence[Estimate]) -> str:
    """The levels as a sentence for each place, with the unit."""
    told = {place: place_shares(levels, place) for place in PLACES}
    return " ".join(f"{PLACE_NAMES[place]}: {shares}." for place, shares in told.items() if shares)


def place_shares(levels: Sequence[Estimate], place: Place) -> str:
    """The levels of a place: "71% with no SEN and 23% on SEN support"."""
    return listing([f"{quantity(level)} {GROUP_SHORT[level.group]}" for level in levels if level.place == place])


VIEW = View("levels", "Where pupils are", exists=lambda figures: bool(figures.levels), chart=levels_chart)
