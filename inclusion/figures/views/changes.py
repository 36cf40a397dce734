"""Change: how the level of each group changed, where no level itself is known."""

from collections.abc import Sequence

from inclusion.figures import marks
from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import Spec
from inclusion.figures.measure import COUNTRY, HOME, Comparison, Estimate, MeasureFigures
from inclusion.figures.tables import estimates_table
from inclusion.figures.words import (
    CLAUSE_NAMES,
    GROUP_PHRASES,
    alt_text,
    change_finding,
    direction,
    figure_notes,
    level_noun,
    moved,
    scope,
    since,
    unit_points,
)
from inclusion.records.model import Group
from inclusion.records.words import period_year, sentence


def changes_chart(figures: MeasureFigures) -> ChartBundle:
    """Lollipops around zero: a heading for each group, a row for each place."""
    measure, changes = figures.measure, figures.changes
    years = f"{since(changes[0])} to {period_year(changes[0].period)}"
    unit = unit_points(measure)
    what = f"average {measure.population}" if measure.unit == "score-points" else f"share who {measure.population}"
    return make_bundle(
        [figures],
        changes,
        view=VIEW.name,
        headline=changes_message(figures),
        subtitle=f"Change in the {what}, in {unit}. {scope(changes, years)}.",
        draw=lambda: (draw_changes(changes, sentence(unit)),),
        text=alt_text("Lollipop chart", measure, scope(changes, years), changes_text(changes)),
        notes=figure_notes(changes),
        tables=(estimates_table(f"Change in the {level_noun(measure)}, {years}", unit, changes),),
    )


def draw_changes(changes: Sequence[Estimate], unit: str) -> Spec:
    """The rows of each group below its heading, each figure on a line from zero."""
    titles = [
        {"row": group, "title": sentence(GROUP_PHRASES[group])} for group in dict.fromkeys(c.group for c in changes)
    ]
    rows = [marks.estimate_row(change, side=-1 if change.value < 0 else 1, zero=0) for change in changes]
    order = marks.order_of(titles, rows)
    low, high, step = marks.axis_of([0, *(row[end] for row in rows for end in ("value", "low", "high"))], 6)
    y, x = marks.steps(order), marks.numbers(low, high, step, title=unit, left=160, narrow=140, signed=True)
    layers = [
        marks.zero_line(x),
        *marks.headings(titles, y),
        marks.names(rows, y),
        *marks.figures(rows, x, y, marks.stems(rows, x, y, "zero", "value")),
    ]
    return marks.finish(layers, STEP * len(order))


STEP = 40
"""Pixels of a row."""


def changes_message(figures: MeasureFigures) -> str:
    """The message of changes: whether each group's level rose or fell, and whether more than in England."""
    against = {c.group: c for c in figures.change_comparisons}
    places = {change.place for change in figures.changes}
    place = HOME if HOME in places else COUNTRY
    found = [
        (CLAUSE_NAMES[change.group], change_clause(change, against.get(change.group)))
        for change in figures.changes
        if change.place == place
    ]
    noun = level_noun(figures.measure).split()[-1]
    if len(found) == 2 and len({clause for _, clause in found}) == 1:
        return f"Both {noun}s {found[0][1]}"
    message = "; ".join(f"for {group} the {noun} {clause}" for group, clause in found)
    return sentence(message) if place == HOME else f"In England {message}"


def change_clause(home: Estimate, against: Comparison | None) -> str:
    """A change in Lincolnshire beside England's: "rose more than in England", "rose, while in England it fell"."""
    if against is None:
        return moved(home)
    way, way_there = direction(home.value), direction(against.england.value)
    if way != way_there:
        return f"{way}, while in England it {way_there}"
    if against.same:
        return f"{way} about as much as in England" if home.value else f"{way}, as in England"
    return f"{way} {'more' if abs(home.value) > abs(against.england.value) else 'less'} than in England"


def changes_text(changes: Sequence[Estimate]) -> str:
    """Each change as a sentence, with England's behind it."""
    groups = dict.fromkeys(change.group for change in changes)
    return " ".join(change_finding(changes, group) or england_alone(changes, group) for group in groups)


def england_alone(changes: Sequence[Estimate], group: Group) -> str:
    """The change of a group for which none is stated in Lincolnshire."""
    (change,) = (change for change in changes if change.group == group)
    return f"In England the {level_noun(change.measure)} for {GROUP_PHRASES[group]} {moved(change)}."


VIEW = View("changes", "Change", exists=lambda figures: bool(figures.changes), chart=changes_chart)
