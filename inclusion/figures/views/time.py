"""Over time: the level of each group in each year that has a figure."""

from collections.abc import Sequence
from itertools import pairwise

from inclusion.figures.charts import ChartBundle, View, make_bundle
from inclusion.figures.marks import finish, gap_in_time, headings, series, time_rows, years
from inclusion.figures.measure import HOME, PLACES, Estimate, MeasureFigures
from inclusion.figures.tables import Cell, Table, estimate_cell
from inclusion.figures.words import CLAUSE_NAMES, GROUP_PHRASES, PLACE_NAMES, alt_text, quantity
from inclusion.records.model import Group, Measure
from inclusion.records.words import listing, period_year, points, sentence


def time_chart(figures: MeasureFigures) -> ChartBundle:
    """A slope a group: each year that has a figure; only years next to each other, in one document, are joined."""
    measure, history = figures.measure, figures.history
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
    return make_bundle(
        [figures],
        history,
        view=VIEW.name,
        headline=history_message(history),
        subtitle=history_subtitle(measure, drawn),
        specs=tuple(specs),
        text=alt_text("Slope chart", measure, history[-1].period, history_text(history)),
        notes=history_notes(figures, missing),
        tables=tuple(history_table(history, group) for group in groups),
    )


def history_message(history: Sequence[Estimate]) -> str:
    """How each group in Lincolnshire moved between the last two years that one document joins."""
    found: dict[str, list[str]] = {}
    for group in dict.fromkeys(e.group for e in history):
        step = last_step([e for e in history if (e.group, e.place) == (group, HOME)])
        if step:
            years = f"From {period_year(step[0].period)} to {period_year(step[1].period)}"
            found.setdefault(years, []).append(f"{CLAUSE_NAMES[group]} {step_words(*step)}")
    parts = [f"{years} {listing(steps)}" for years, steps in found.items()]
    return "; ".join(parts) or "No two years can be compared"


def last_step(levels: Sequence[Estimate]) -> tuple[Estimate, Estimate] | None:
    """The last two levels that one document joins."""
    steps = [(start, end) for start, end in pairwise(levels) if first_source(start) == first_source(end)]
    return steps[-1] if steps else None


def first_source(estimate: Estimate) -> str:
    """The document that an estimate rests on."""
    return estimate.bounds.steps[0].statement.observation.source


def step_words(start: Estimate, end: Estimate) -> str:
    """How a level moved from one year to another: "rose 3 points"."""
    change = end.value - start.value
    if not change:
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} {points(change, min(start.decimals, end.decimals))}"


def history_subtitle(measure: Measure, years: Sequence[int]) -> str:
    """What a chart over time shows."""
    return f"Pupils who {measure.population}, %. Lincolnshire and England, summers of {listing(list(map(str, years)))}."


def history_text(history: Sequence[Estimate]) -> str:
    """Each level of each year, group by group and place by place."""
    parts = []
    for group in dict.fromkeys(e.group for e in history):
        for place in PLACES:
            found = [e for e in history if (e.group, e.place) == (group, place)]
            if found:
                figures = listing([f"{quantity(e)} in {period_year(e.period)}" for e in found])
                parts.append(f"{sentence(GROUP_PHRASES[group])}, {PLACE_NAMES[place]}: {figures}.")
    return " ".join(parts)


def history_notes(figures: MeasureFigures, missing: Sequence[int]) -> tuple[str, ...]:
    """Why some years are not joined, and why some pupils are not drawn."""
    sources = {o.source for o in figures.observations}
    notes = []
    if missing:
        years = listing(list(map(str, missing)))
        notes.append(f"Neither document states a figure for {years}, so no line crosses the gap.")
    if len(sources) > 1:
        notes.append("The two documents round differently, so their years are not joined by a line.")
    notes += [
        f"{sentence(GROUP_PHRASES[group])} are left out: only one year is stated for them."
        for group in figures.single_dates
    ]
    return tuple(notes)


def history_table(history: Sequence[Estimate], group: Group) -> Table:
    """The levels of a group over time: a row a year, a column a place, each cell with its basis."""
    found = {(e.period, e.place): e for e in history if e.group == group}
    rows = []
    for period in dict.fromkeys(sorted(period for period, _ in found)):
        cells = []
        for place in PLACES:
            estimate = found.get((period, place))
            cell = estimate_cell(estimate)
            cells.append(Cell(cell.text, f"{estimate.basis}, {cell.small}") if estimate else cell)
        rows.append((Cell(period_year(period)), *cells))
    columns = (("Year", ""), *((PLACE_NAMES[place], "%") for place in PLACES))
    return Table(sentence(GROUP_PHRASES[group]), columns, tuple(rows))


VIEW = View("time", "Over time", exists=lambda figures: bool(figures.history), chart=time_chart)
