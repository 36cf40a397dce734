"""How far stated figures agree with each other, what is unclear about them, and the releases, as tables.

For the person who enters figures also those that cannot all be true, in words.
"""

from collections.abc import Iterator
from decimal import Decimal

from inclusion.figures.measure import BASELINE, Comparison, Estimate, MeasureFigures, measure_figures, outcome_figures
from inclusion.figures.tables import Cell, Table, text_table
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, comparison_range, quantity
from inclusion.records.model import Dataset, Observation
from inclusion.records.words import day_name, number


def checks_table(dataset: Dataset) -> Table:
    """Each stated gap beside the difference of the two levels, where these are known without it."""
    rows = [row for figures in outcome_figures(dataset) for row in check_rows(figures)]
    columns = (("Gap", ""), ("Stated", "points"), ("From the levels", "points"), ("Do they agree?", ""))
    return Table("Stated gaps and the difference of the levels", columns, tuple(rows))


def check_rows(figures: MeasureFigures) -> Iterator[tuple[Cell, ...]]:
    levels = {(e.place, e.group): e for e in figures.levels}
    for gap in figures.gaps:
        baseline, level = levels.get((gap.place, BASELINE)), levels.get((gap.place, gap.group))
        if gap.stated and baseline and level and gap.stated not in (*baseline.observations, *level.observations):
            yield check_row(gap, baseline, level)


def check_row(gap: Estimate, baseline: Estimate, level: Estimate) -> tuple[Cell, ...]:
    """A stated gap, the plain difference of its levels, and whether rounding explains what lies between."""
    difference = baseline.value - level.value
    agree = "Yes" if difference == -gap.value else "No, but rounding explains it"
    return (
        Cell(
            f"{gap.measure.short_title}, {GROUP_NAMES[gap.group]}, {PLACE_NAMES[gap.place]}", address=gap.measure.slug
        ),
        Cell(quantity(gap)),
        Cell(number(difference, gap.decimals), f"{quantity(baseline)} minus {quantity(level)}"),
        Cell(agree),
    )


def gap_difference_table(dataset: Dataset) -> Table:
    """How much wider or narrower the strategy says a gap is than England's, and what all its figures allow."""
    comparisons = [c for figures in outcome_figures(dataset) for c in figures.comparisons]
    rows = [gap_difference_row(c, c.stated) for c in comparisons if c.stated]
    columns = (
        ("Gap", ""),
        ("Stated", "points"),
        ("From the printed gaps", "points"),
        ("What all figures allow", ""),
    )
    return Table("Gaps against England's", columns, tuple(rows))


def gap_difference_row(comparison: Comparison, stated: Observation) -> tuple[Cell, ...]:
    """A stated difference of two gaps, the printed gaps' difference, and its range."""
    home, country = comparison.lincolnshire, comparison.england
    said = stated.value or Decimal(0)
    way = "wider" if said < 0 else "narrower" if said > 0 else "the same"
    return (
        Cell(f"{home.measure.short_title}, {GROUP_NAMES[comparison.group]}", address=home.measure.slug),
        Cell(f"{number(abs(said), stated.decimals or 0)} {way}"),
        Cell(number(abs(comparison.value), comparison.decimals), f"{quantity(home)} against {quantity(country)}"),
        Cell(comparison_range(comparison), "about the same" if comparison.same else ""),
    )


def notes_table(dataset: Dataset) -> Table:
    """What we had to decide to read a figure, or what is unclear about it: each note once, with all it is about.

    Notes on all figures of a section of a document come first.
    """
    found: dict[str, list[Observation]] = {}
    for observation in dataset.observations:
        if observation.note:
            found.setdefault(observation.note, []).append(observation)
    rows = [(s.note, "All of this section", s.section) for s in dataset.sections if s.note]
    for note, observations in found.items():
        about = dict.fromkeys(f"{dataset.measure[o.measure].short_title}, {GROUP_NAMES[o.group]}" for o in observations)
        sections = dict.fromkeys(o.section for o in observations)
        rows.append((note, "; ".join(about), "; ".join(sections)))
    return text_table("Notes on figures", ("What to know", "Measure and pupils", "Section"), rows)


def releases_table(dataset: Dataset) -> Table:
    """The releases of the data, the newest first, with what each changed."""
    rows = [(r.release, day_name(r.released), r.changes) for r in reversed(dataset.releases)]
    return text_table("Releases of the data", ("Version", "Date", "What changed"), rows)


def contradictions(dataset: Dataset) -> Iterator[str]:
    """For each set of stated figures that cannot all be true, a line with the measure and one for each figure."""
    for measure in dataset.measures:
        for clash in measure_figures(dataset, measure).clashes:
            figures = [describe_figure(dataset, statement.observation) for statement in clash]
            title = f"{measure.title} ({measure.measure}): these figures cannot all be true, even with rounding."
            yield "\n".join([title, *(f"  {figure}" for figure in figures)])


def describe_figure(dataset: Dataset, observation: Observation) -> str:
    """A stated figure in words, with the row of its file and its place in the document.

    A loaded file has one record a row below its header, so that the order of the records gives the row.
    """
    row = dataset.observations.index(observation) + 2
    against = {"value": "", "change": " since ", "difference": " from ", "gap": " to "}[observation.statistic]
    what = f"{observation.statistic}{against}{observation.versus or ''}"
    who = ", ".join(filter(None, (observation.group, observation.place, observation.period)))
    source = dataset.source[observation.source].title
    place = f"{source}, section “{observation.section}”"
    return f"observations.csv, row {row}: {what} for {who} is {observation.value} ({place})"
