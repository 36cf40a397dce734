"""Records as tables: for the screen, and as CSV for a download.

It knows columns, codes and the form of a file; sentences come from `wording`. A cell is text, and a number in a CSV
keeps its sign as "-".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

import pandas as pd

from inclusion.findings import VERDICTS, difference_words, worked_out
from inclusion.gaps import (
    BASELINE,
    COUNTRY,
    PLACES,
    Comparison,
    Estimate,
    compare_gaps,
    find_gaps,
    find_levels,
    gap_period,
    periods,
    verdict,
)
from inclusion.model import Action, Dataset, Group, Measure, Observation, Place, Record
from inclusion.queries import STATED, figures_of, followers, observations_of, outcome_measures
from inclusion.wording import (
    GROUP_NAMES,
    GROUP_PHRASES,
    PLACE_NAMES,
    day_name,
    figure_value,
    number,
    period_name,
    period_year,
    place_in_document,
    range_decimals,
    range_words,
    sentence,
    stated_totals,
)

NOT_STATED = "not stated"

GEOGRAPHY: dict[Place, tuple[str, str]] = {
    "lincolnshire": ("Local authority", "E10000019"),
    "england": ("National", "E92000001"),
    "east-midlands": ("Regional", "E12000004"),
    "statistical-neighbours": ("", ""),
    "comparators": ("", ""),
}
"""Geographic level as DfE names it and the ONS code; places without one have none."""


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
    found = [o for o in observations_of(dataset, measure.measure) if o.statistic == "comparison"]
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
    columns = (("Priority", ""), ("Promises", ""), *((sentence(name), "") for name in STATED))
    return Table("What promises state, by priority", columns, tuple(rows))


def releases_table(dataset: Dataset) -> Table:
    """The releases of the data, the newest first, with what each changed."""
    rows = tuple((Cell(r.release), Cell(day_name(r.released)), Cell(r.changes)) for r in reversed(dataset.releases))
    return Table("Releases of the data", (("Version", ""), ("Date", ""), ("What changed", "")), rows, words=True)


def actions_frame(dataset: Dataset, actions: Iterable[Action]) -> pd.DataFrame:
    """A row for each action in the order given: the columns of actions.csv, then what is joined from other files."""
    rows = [action_row(dataset, action) for action in actions]
    return pd.DataFrame(rows, columns=list(action_row(dataset, dataset.actions[0])))


def action_row(dataset: Dataset, action: Action) -> dict[str, object]:
    """An action as a row of the download."""
    priority, source = dataset.priority[action.source, action.priority], dataset.source[action.source]
    figures = [f"{figure_value(f)} ({f.unit}): {f.meaning}" for f in figures_of(dataset)[action.action]]
    return {
        **record_cells(action),
        "priority_title": priority.title,
        "followed_by": ";".join(a.action for a in followers(dataset)[action.action]),
        "figures": ";".join(figures),
        "source_title": source.title,
        "section": place_in_document(dataset, action),
        "url": source.url + priority.source_path,
        **version_cells(dataset),
    }


def version_cells(dataset: Dataset) -> dict[str, object]:
    """The release of the data and its day, which each row of a download carries, as files get new names."""
    return {"data_version": dataset.release.release, "data_date": dataset.release.released}


def record_cells(record: Record) -> dict[str, object]:
    """A record as the cells of its data file: a list joined with ";", an absent field empty."""
    return {
        name: ";".join(value) if isinstance(value, tuple) else "" if value is None else value for name, value in record
    }


def outcomes_frame(dataset: Dataset, measures: Iterable[str] = (), groups: Iterable[Group] = ()) -> pd.DataFrame:
    """Every stated figure and every worked-out level and gap of the measures (all outcomes where none is named)."""
    wanted, chosen = set(measures), set(groups)
    rows = []
    for measure in dataset.measures if wanted else outcome_measures(dataset):
        if not wanted or measure.measure in wanted:
            rows += [stated_row(dataset, measure, o) for o in observations_of(dataset, measure.measure)]
            rows += [estimate_row(dataset, e) for e in worked_out_estimates(dataset, measure)]
    kept = [row for row in rows if not chosen or row["group"] in chosen]
    return pd.DataFrame(kept, columns=OUTCOME_COLUMNS)


OUTCOME_COLUMNS = [
    "measure", "measure_title", "time_period", "geographic_level", "geographic_code", "place", "group", "statistic",
    "versus", "value", "value_low", "value_high", "unit", "basis", "words", "how", "source", "section", "url", "note",
    "data_version", "data_date",
]  # fmt: skip


def worked_out_estimates(dataset: Dataset, measure: Measure) -> list[Estimate]:
    """The levels and gaps of each period that no document prints."""
    found = [e for period in periods(dataset, measure) for e in find_levels(dataset, measure, period)]
    found += [e for period in periods(dataset, measure) for e in find_gaps(dataset, measure, period)]
    return [estimate for estimate in found if estimate.stated is None]


def unit_of(measure: Measure, statistic: str) -> str:
    """The unit of a statistic: a difference of percentages is in percentage points."""
    if statistic == "comparison":
        return ""
    return "percentage-points" if measure.unit == "percent" and statistic != "value" else measure.unit


def stated_row(dataset: Dataset, measure: Measure, observation: Observation) -> dict[str, object]:
    """A stated figure, or a comparison in words, as a row of the download; its range is that of its rounding."""
    value, decimals = observation.value, observation.decimals
    half_unit = Decimal(0) if decimals is None else Decimal(5).scaleb(-decimals - 1)
    source = dataset.source[observation.source]
    level, code = GEOGRAPHY[observation.place]
    return {
        "measure": measure.measure,
        "measure_title": measure.title,
        "time_period": observation.period or "",
        "geographic_level": level,
        "geographic_code": code,
        "place": observation.place,
        "group": observation.group,
        "statistic": observation.statistic,
        "versus": observation.versus or "",
        "value": "" if value is None else value,
        "value_low": "" if value is None else value - half_unit,
        "value_high": "" if value is None else value + half_unit,
        "unit": unit_of(measure, observation.statistic),
        "basis": "words" if value is None else "stated",
        "words": observation.words or "",
        "how": "",
        "source": source.title,
        "section": observation.section,
        "url": source.url + dataset.section[observation.source, observation.section].path,
        "note": observation.note or "",
        **version_cells(dataset),
    }


def estimates_frame(dataset: Dataset, estimates: Iterable[Estimate]) -> pd.DataFrame:
    """A row for each estimate, with the columns of `outcomes_frame`."""
    return pd.DataFrame([estimate_row(dataset, estimate) for estimate in estimates], columns=OUTCOME_COLUMNS)


def estimate_row(dataset: Dataset, estimate: Estimate) -> dict[str, object]:
    """An estimate as a row of the download: its tightest range, and how it follows where it is worked out."""
    first = estimate.stated or estimate.bounds.steps[0].statement.observation
    row = stated_row(dataset, estimate.measure, first) | {
        "value_low": estimate.bounds.low,
        "value_high": estimate.bounds.high,
    }
    if estimate.stated:
        return row
    level, code = GEOGRAPHY[estimate.place]
    versus = {"gap": BASELINE, "difference": COUNTRY}.get(estimate.statistic, "")
    return row | {
        "time_period": estimate.period,
        "geographic_level": level,
        "geographic_code": code,
        "place": estimate.place,
        "group": estimate.group,
        "statistic": estimate.statistic,
        "versus": versus,
        "value": estimate.value,
        "unit": unit_of(estimate.measure, estimate.statistic),
        "basis": estimate.basis,
        "words": "",
        "how": worked_out(estimate),
        "note": "",
    }


def to_csv(frame: pd.DataFrame) -> bytes:
    """A frame as a CSV file: RFC 4180, UTF-8 with a byte order mark, no text that a spreadsheet would run."""
    safe = frame.map(neutralise)
    return str(safe.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def neutralise(cell: object) -> object:
    """A text cell that a spreadsheet would take for a formula, with an apostrophe before it; numbers unchanged."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
