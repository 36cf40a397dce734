"""Change: how the average score of each group changed, where no score itself is stated."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import (
    PLACE_BLOCK,
    dots,
    finish,
    group_headings,
    headings,
    place_rows,
    points_axis,
    reach,
    stems,
    zero_line,
)
from inclusion.figures.measure import HOME, Comparison, Estimate, MeasureFigures
from inclusion.figures.tables import estimates_table
from inclusion.figures.words import (
    CLAUSE_NAMES,
    alt_text,
    change_finding,
    direction,
    figure_notes,
    moved,
    since,
)
from inclusion.records.words import period_name, period_year, sentence


def changes_chart(figures: MeasureFigures) -> ChartBundle:
    """Lollipops around zero: how the average score of each group changed, in score points."""
    measure, changes = figures.measure, figures.changes
    groups = list(dict.fromkeys(change.group for change in changes))
    block, names, rows = PLACE_BLOCK, *place_rows(changes, groups)
    height = block * len(groups)
    down = reach(0.5, (-min(row["low"], row["value"]) for row in rows), 0.5)
    up = reach(1.5, (max(row["high"], row["value"]) for row in rows), 0.5)
    x = points_axis(-down, up, "Score points", 0.5)
    titles = [*headings(group_headings(groups, block)), *headings(names)]
    marks = [*zero_line(28, height, x), *stems(rows, x), *dots(rows, x), *titles]
    period = changes[0].period
    return make_bundle(
        [figures],
        changes,
        view=VIEW.name,
        headline=changes_message(figures),
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


def changes_message(figures: MeasureFigures) -> str:
    """The message of changes: whether each group's score rose or fell, and whether more than in England."""
    against = {c.group: c for c in figures.change_comparisons}
    found = [
        (CLAUSE_NAMES[change.group], change_clause(change, against.get(change.group)))
        for change in figures.changes
        if change.place == HOME
    ]
    if len(found) == 2 and len({clause for _, clause in found}) == 1:
        return f"Both scores {found[0][1]}"
    return sentence("; ".join(f"for {group} the score {clause}" for group, clause in found))


def change_clause(home: Estimate, against: Comparison | None) -> str:
    """A change in Lincolnshire beside England's: "rose more than in England", "rose, while in England it fell"."""
    if against is None:
        return moved(home)
    way, way_there = direction(home), direction(against.england)
    if way != way_there:
        return f"{way}, while in England it {way_there}"
    if against.same:
        return f"{way} about as much as in England" if home.value else f"{way}, as in England"
    return f"{way} {'more' if abs(home.value) > abs(against.england.value) else 'less'} than in England"


def change_subtitle(changes: Sequence[Estimate]) -> str:
    """What a chart of changes shows."""
    first = changes[0]
    return (
        f"Change in the average {first.measure.population}, in score points. Lincolnshire and England, "
        f"{since(first)} to {period_year(first.period)}."
    )


def changes_text(changes: Sequence[Estimate]) -> str:
    """Each change as a sentence in score points."""
    return " ".join(change_finding(changes, group) for group in dict.fromkeys(c.group for c in changes))


VIEW = View("changes", "Change", exists=lambda figures: bool(figures.changes), chart=changes_chart)
