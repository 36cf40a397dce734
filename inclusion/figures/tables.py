"""Records as tables: for the screen, and as CSV for a download.

It knows columns, codes and the form of a file; sentences come from `wording`. A cell is text, and a number in a CSV
keeps its sign as "-".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from inclusion.actions.facets import STATED_NAMES
from inclusion.actions.words import stated_totals
from inclusion.figures.measure import (
    BASELINE,
    PLACES,
    Comparison,
    Estimate,
    compare_gaps,
    find_gaps,
    find_levels,
    gap_period,
    outcome_measures,
    verdict,
)
from inclusion.figures.words import (
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    VERDICTS,
    difference_words,
    range_decimals,
)
from inclusion.records.model import Dataset, Group, Measure, Observation, Place
from inclusion.records.words import day_name, number, period_name, period_year, range_words, sentence

NOT_STATED = "not stated"


@dataclass(frozen=True)
class Cell:
    """A cell on screen: its text, smaller type below it (a range), and the address it links to."""

    text: str
    small: str = ""
    address: str = ""


@dataclass(frozen=True)
class Table:
    """A table on screen: caption, headers each with its unit, and rows whose first cell is their header.

    `words` tells that its cells are text to read, not figures to compare.
    """

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: bool = False


def estimate_cell(estimate: Estimate | None, *, sign: bool = True) -> Cell:
    """A value with its range; without sign a gap reads "48", as in "48 points behind"."""
    if estimate is None:
        return Cell(NOT_STATED)
    low, high, value = estimate.bounds.low, estimate.bounds.high, estimate.value
    if not sign:
        low, high = sorted((abs(low), abs(high)))
        value = abs(value)
    decimals = range_decimals(estimate.bounds, estimate.decimals)
    return Cell(number(value, estimate.decimals), range_words(low, high, decimals))


def basis_unit(unit: str, estimates: Iterable[Estimate]) -> str:
    """The unit of a column with the basis of its figures: "%, stated"."""
    bases = dict.fromkeys(estimate.basis for estimate in estimates)
    return f"{unit}, {' or '.join(bases)}" if bases else unit


def estimates_table(caption: str, unit: str, estimates: Sequence[Estimate], *, sign: bool = True) -> Table:
    """Estimates of one period: a row a group, a column a place; the header says the unit and the basis."""
    columns = [("Pupils", "")]
    columns += [(PLACE_NAMES[place], basis_unit(unit, [e for e in estimates if e.place == place])) for place in PLACES]
    found = {(e.group, e.place): e for e in estimates}
    rows = tuple(
        (Cell(GROUP_NAMES[group]), *(estimate_cell(found.get((group, place)), sign=sign) for place in PLACES))
        for group in dict.fromkeys(estimate.group for estimate in estimates)
    )
    return Table(caption, tuple(columns), rows)


def difference_table(caption: str, differences: Sequence[Estimate]) -> Table:
    """Differences between places: a row a group, with the basis and what the difference comes to."""
    rows = tuple(
        (Cell(GROUP_NAMES[d.group]), estimate_cell(d), Cell(d.basis), Cell(difference_words(d))) for d in differences
    )
    columns = (("Pupils", ""), ("Difference", "percentage points"), ("Basis", ""), ("In words", ""))
    return Table(caption, columns, rows)


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


def gap_strip_table(comparisons: Sequence[Comparison], group: Group) -> Table:
    """The gaps of a group: a row a measure, linked to its page, Lincolnshire and England and what they come to."""
    rows = tuple(
        (
            Cell(c.lincolnshire.measure.short_title, address=c.lincolnshire.measure.slug),
            estimate_cell(c.lincolnshire, sign=False),
            estimate_cell(c.england, sign=False),
            Cell(VERDICTS[verdict(c)]),
        )
        for c in comparisons
    )
    estimates = [estimate for c in comparisons for estimate in (c.lincolnshire, c.england)]
    unit = basis_unit("points", estimates)
    columns = (("Measure", ""), ("Lincolnshire", unit), ("England", unit), ("Gap against England", ""))
    return Table(f"{sentence(GROUP_PHRASES[group])}: points behind", columns, rows)


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


def comparisons_table(dataset: Dataset, measure: Measure) -> Table | None:
    """What the documents say of a measure in words only, as a row each; None where they say nothing so."""
    found = [o for o in dataset.observations_of[measure.measure] if o.statistic == "comparison"]
    rows = tuple(
        (
            Cell(GROUP_NAMES[o.group]),
            Cell(sentence(o.words or "")),
            Cell(PLACE_NAMES[cast(Place, o.versus)], o.note or ""),
            Cell(period_name(o.period or "")),
        )
        for o in found
    )
    columns = (("Pupils in Lincolnshire", ""), ("In words", ""), ("Compared with", ""), ("When", ""))
    return Table("Said in words, without a figure", columns, rows, words=True) if rows else None


def checks_table(dataset: Dataset) -> Table:
    """Each stated gap beside the difference of the two levels, where these are known without it."""
    rows = []
    for measure in outcome_measures(dataset):
        period = gap_period(dataset, measure) or ""
        levels = {(e.place, e.group): e for e in find_levels(dataset, measure, period)}
        for gap in find_gaps(dataset, measure, period):
            ends = levels.get((gap.place, BASELINE)), levels.get((gap.place, gap.group))
            if gap.stated and ends[0] and ends[1] and not any(rests_on(end, gap.stated) for end in ends if end):
                rows.append(check_row(gap, ends[0], ends[1]))
    columns = (("Gap", ""), ("Stated", "points"), ("From the levels", "points"), ("Do they agree?", ""))
    return Table("Stated gaps and the difference of the levels", columns, tuple(rows))


def rests_on(estimate: Estimate, observation: Observation) -> bool:
    """Whether a worked-out value adds up this observation."""
    return any(step.statement.observation == observation for step in estimate.bounds.steps)


def check_row(gap: Estimate, baseline: Estimate, level: Estimate) -> tuple[Cell, ...]:
    """A stated gap, the plain difference of its levels, and whether rounding explains what lies between."""
    difference = baseline.value - level.value
    agree = "Yes" if difference == abs(gap.value) else "No, but rounding explains it"
    return (
        Cell(
            f"{gap.measure.short_title}, {GROUP_NAMES[gap.group]}, {PLACE_NAMES[gap.place]}", address=gap.measure.slug
        ),
        Cell(number(abs(gap.value))),
        Cell(number(difference), f"{number(baseline.value)} minus {number(level.value)}"),
        Cell(agree),
    )


def gap_difference_table(dataset: Dataset) -> Table:
    """How much wider or narrower the strategy says a gap is than England's, and what all its figures allow."""
    stated = {(o.measure, o.group): o for o in dataset.observations if o.statistic == "gap-difference"}
    comparisons = [
        comparison
        for measure in outcome_measures(dataset)
        for comparison in compare_gaps(find_gaps(dataset, measure, gap_period(dataset, measure) or ""))
    ]
    rows = [
        gap_difference_row(c, stated[c.lincolnshire.measure.measure, c.group])
        for c in comparisons
        if (c.lincolnshire.measure.measure, c.group) in stated
    ]
    columns = (
        ("Gap", ""),
        ("Stated", "points"),
        ("From the printed gaps", "points"),
        ("What all figures allow", "points"),
    )
    return Table("Gaps against England's", columns, tuple(rows))


def gap_difference_row(comparison: Comparison, stated: Observation) -> tuple[Cell, ...]:
    """A stated difference of two gaps, the printed gaps' difference, and its range."""
    home, country = comparison.lincolnshire, comparison.england
    low, high = sorted((abs(comparison.low), abs(comparison.high)))
    if comparison.same:
        low, high = comparison.low, comparison.high
    words = "wider" if comparison.value > 0 else "narrower"
    return (
        Cell(f"{home.measure.short_title}, {GROUP_NAMES[comparison.group]}", address=home.measure.slug),
        Cell(f"{number(abs(stated.value or Decimal(0)))} {words}"),
        Cell(number(abs(comparison.value)), f"{number(abs(home.value))} against {number(abs(country.value))}"),
        Cell(range_words(low, high), "holds 0: about the same" if comparison.same else words),
    )


def notes_table(dataset: Dataset) -> Table:
    """What we had to decide to read a figure, or what is unclear about it: each note once, with all it is about."""
    found: dict[str, list[Observation]] = {}
    for observation in dataset.observations:
        if observation.note:
            found.setdefault(observation.note, []).append(observation)
    rows = []
    for note, observations in found.items():
        about = dict.fromkeys(f"{dataset.measure[o.measure].short_title}, {GROUP_NAMES[o.group]}" for o in observations)
        sections = dict.fromkeys(o.section for o in observations)
        rows.append((Cell(note), Cell("; ".join(about)), Cell("; ".join(sections))))
    columns = (("What to know", ""), ("Measure and pupils", ""), ("Section", ""))
    return Table("Notes on single figures", columns, tuple(rows), words=True)


def stated_table(dataset: Dataset) -> Table:
    """For each priority: how many promises it has, and how many state who, a date and a number."""
    rows = []
    for priority in dataset.priorities:
        promises = [a for a in dataset.actions if a.priority == priority.priority and a.progress == "next"]
        totals = stated_totals(dataset, promises)
        cells = [Cell(str(total)) for total in totals.values()]
        rows.append((Cell(priority.short_title, address=priority.slug), Cell(str(len(promises))), *cells))
    columns = (("Priority", ""), ("Promises", ""), *((sentence(name), "") for name in STATED_NAMES))
    return Table("What promises state, by priority", columns, tuple(rows))


def releases_table(dataset: Dataset) -> Table:
    """The releases of the data, the newest first, with what each changed."""
    rows = tuple((Cell(r.release), Cell(day_name(r.released)), Cell(r.changes)) for r in reversed(dataset.releases))
    return Table("Releases of the data", (("Version", ""), ("Date", ""), ("What changed", "")), rows, words=True)
