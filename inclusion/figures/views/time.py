"""Over time: the level of each group in each year that has a figure, and whether the gap moved."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import Row, Spec
from inclusion.figures.measure import HOME, PLACES, Estimate, MeasureFigures, Move
from inclusion.figures.tables import Table, estimate_cell, years_table
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    UNIT_SIGNS,
    alt_text,
    at_least,
    behind,
    chart_subtitle,
    direction,
    level_unit,
    quantity,
    scope,
)
from inclusion.records.model import Group
from inclusion.records.words import listing, period_year, points, sentence


def time_chart(figures: MeasureFigures) -> ChartBundle:
    """A slope a group: each year that has a figure; only years next to each other, in one document, are joined."""
    measure, history = figures.measure, figures.history
    drawn = years_of(history)
    when = f"{'summers of ' if measure.kind == 'outcome' else ''}{listing([str(year) for year in drawn])}"
    where = scope(history, when)
    groups = list(dict.fromkeys(estimate.group for estimate in history))
    return make_bundle(
        [figures],
        history,
        view=VIEW.name,
        headline=". ".join(filter(None, (moves_message(figures), gap_moves_message(figures)))),
        subtitle=chart_subtitle(measure, level_unit(measure), where),
        draw=lambda: tuple(draw_group(history, group, UNIT_SIGNS[measure.unit]) for group in groups),
        text=alt_text("Slope chart", measure, where, history_text(history)),
        notes=history_notes(figures),
        tables=tuple(history_table(history, group) for group in groups),
    )


def year_of(estimate: Estimate) -> int:
    return int(period_year(estimate.period))


def years_of(history: Iterable[Estimate]) -> list[int]:
    """The years of estimates, oldest first."""
    return sorted(set(map(year_of, history)))


def draw_group(history: Sequence[Estimate], group: Group, unit: str) -> Spec:
    """The figures of a group; all groups have the same axes."""
    found = [estimate for estimate in history if estimate.group == group]
    drawn, own = years_of(history), years_of(found)
    missing = [year for year in range(drawn[0], drawn[-1] + 1) if year not in own]
    limits = [float(limit) for estimate in history for limit in (estimate.bounds.low, estimate.bounds.high)]
    low, high, step = marks.axis_of([0, *limits], 5)
    x = marks.years(range(drawn[0], drawn[-1] + 1))
    y = marks.amounts(low, high, step, unit)
    layers = [*marks.empty_years(missing, x, {}), *marks.series(time_rows(found), x(), y)]
    return marks.finish(layers, marks.YEARS_HEIGHT, sentence(GROUP_PHRASES[group]))


def time_rows(levels: Sequence[Estimate]) -> list[Row]:
    """The levels of a group as rows: where each stands, which join, and which is its place's last."""
    places = ([level for level in levels if level.place == place] for place in PLACES)
    return marks.with_sides(row for own in places for row in place_rows(own))


def place_rows(own: Sequence[Estimate]) -> list[Row]:
    """The rows of one place; a new run begins where a line would cross a year or a document."""
    runs = accumulate((not are_joined(*pair) for pair in pairwise(own)), initial=0)
    return [
        marks.estimate_row(
            level,
            when=year_of(level),
            run=f"{level.place} {run}",
            last=level is own[-1],
        )
        for level, run in zip(own, runs, strict=False)
    ]


def are_joined(before: Estimate, after: Estimate) -> bool:
    """Whether a line may lead from one level to the next: a year later, of the same document."""
    return year_of(after) - year_of(before) <= 1 and before.observations[0].source == after.observations[0].source


def moves_message(figures: MeasureFigures) -> str:
    """The newest figure of each group in Lincolnshire, and how it differs from the one before."""
    home = [move for move in figures.moves if move.after.place == HOME]
    message = "; ".join(move_clause(move) for move in home or figures.moves)
    return message if home else f"In England {message}"


def move_clause(move: Move) -> str:
    """How a level moved: "SEN support fell to 36% in 2025, by at least 4 points since 2023"."""
    name, now = CLAUSE_NAMES[move.group], f"{quantity(move.after)} in {period_year(move.after.period)}"
    year = period_year(move.before.period)
    if move.same:
        return f"{name} stayed about the same since {year}, {now}"
    size = f"by {points(move.value, move.decimals)}" if move.stated else at_least(move.least, move.decimals)
    how = f"{size} since {year}" if size else f"from {quantity(move.before)} in {year}"
    return f"{name} {direction(move.value)} to {now}, {how}"


def gap_moves_message(figures: MeasureFigures) -> str:
    """Whether the gap to pupils with no SEN moved, group by group; that it cannot be told where it cannot."""
    told = "; ".join(map(gap_move_clause, figures.gap_moves))
    return sentence(told) or (f"Whether the gap moved cannot be told, {ONE_YEAR}" if figures.gaps else "")


ONE_YEAR = "as it is stated for one year only"


def gap_move_clause(move: Move) -> str:
    """How a gap moved: "the gap for SEN support got wider by at least 2 points since 2023".

    One that turned round, from behind to ahead, is neither wider nor narrower.
    """
    start, since = f"the gap for {CLAUSE_NAMES[move.group]}", f"since {period_year(move.before.period)}"
    if move.same:
        return f"{start} stayed about the same {since}"
    if move.before.value * move.after.value < 0:
        return f"{start} turned from {behind(move.before)} to {behind(move.after)} {since}"
    way = "wider" if abs(move.after.value) > abs(move.before.value) else "narrower"
    return " ".join(filter(None, (start, "got", way, at_least(move.least, move.decimals), since)))


def history_text(history: Sequence[Estimate]) -> str:
    """Each level of each year, group by group and place by place."""
    parts = []
    for group in dict.fromkeys(estimate.group for estimate in history):
        for place in PLACES:
            found = [e for e in history if (e.group, e.place) == (group, place)]
            if found:
                shown = listing([f"{quantity(e)} in {period_year(e.period)}" for e in found])
                parts.append(f"{sentence(GROUP_PHRASES[group])}, {PLACE_NAMES[place]}: {shown}.")
    return " ".join(parts)


def history_notes(figures: MeasureFigures) -> tuple[str, ...]:
    """Whether the gap moved, why some years are not joined, and why some pupils are not drawn."""
    drawn = years_of(figures.history)
    missing = [str(year) for year in range(drawn[0], drawn[-1] + 1) if year not in drawn]
    notes = []
    if figures.gaps and not figures.gap_moves:
        notes.append(
            "The gap to pupils with no SEN is known for one year only, so no stated figure tells whether it moved."
        )
    if missing:
        notes.append(f"No document states a figure for {listing(missing)}, so no line crosses the gap.")
    if len({estimate.observations[0].source for estimate in figures.history}) > 1:
        notes.append("Figures of different documents are not joined by a line.")
    notes += [
        f"{sentence(GROUP_PHRASES[group])} are left out: only one year is stated for them."
        for group in figures.single_dates
    ]
    return tuple(notes)


def history_table(history: Sequence[Estimate], group: Group) -> Table:
    places = {
        PLACE_NAMES[place]: {e.period: estimate_cell(e) for e in history if (e.group, e.place) == (group, place)}
        for place in PLACES
    }
    return years_table(sentence(GROUP_PHRASES[group]), level_unit(history[0].measure), places, estimate_cell(None))


VIEW = View("time", "Over time", exists=lambda figures: bool(figures.history), chart=time_chart)
