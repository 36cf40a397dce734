"""Records as tables: for the screen, and as CSV for a download.

It knows columns, codes and the form of a file; sentences come from `wording`. A cell is text, and a number in a CSV
keeps its sign as "-".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from inclusion.gaps import BASELINE, PLACES, Estimate, find_gaps, find_levels, periods
from inclusion.model import Action, Dataset, Group, Measure, Observation, Place
from inclusion.queries import figures_of, followers, observations_of, outcome_measures
from inclusion.wording import (
    GROUP_NAMES,
    PLACE_NAMES,
    figure_value,
    number,
    place_in_document,
    range_decimals,
    range_words,
    worked_out,
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
    """A cell on screen: its text, and its range in smaller type."""

    text: str
    range: str = ""


@dataclass(frozen=True)
class Table:
    """A table on screen: caption, headers each with its unit, and rows whose first cell is their header."""

    caption: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


def estimate_cell(estimate: Estimate | None, *, sign: bool) -> Cell:
    """A value with its range; without sign a gap reads "48", as in "48 points behind"."""
    if estimate is None:
        return Cell(NOT_STATED)
    low, high, value = estimate.bounds.low, estimate.bounds.high, estimate.value
    if not sign:
        low, high = sorted((abs(low), abs(high)))
        value = abs(value)
    decimals = range_decimals(estimate.bounds, estimate.decimals)
    return Cell(number(value, estimate.decimals), range_words(low, high, decimals))


def estimates_table(caption: str, unit: str, estimates: Sequence[Estimate], *, sign: bool = True) -> Table:
    """Estimates of one period: a row a group, a column a place; the header says the unit and the basis."""
    groups = dict.fromkeys(estimate.group for estimate in estimates)
    columns = [("Pupils", "")]
    for place in PLACES:
        bases = dict.fromkeys(e.basis for e in estimates if e.place == place)
        columns.append((PLACE_NAMES[place], f"{unit}, {' or '.join(bases)}" if bases else unit))
    found = {(e.group, e.place): e for e in estimates}
    rows = tuple(
        (Cell(GROUP_NAMES[group]), *(estimate_cell(found.get((group, place)), sign=sign) for place in PLACES))
        for group in groups
    )
    return Table(caption, tuple(columns), rows)


def actions_frame(dataset: Dataset, actions: Iterable[Action]) -> pd.DataFrame:
    """A row for each action in the order given, lists joined with ";"; columns as in the data, plus what is joined."""
    rows = [action_row(dataset, action) for action in actions]
    return pd.DataFrame(rows, columns=list(action_row(dataset, dataset.actions[0])))


def action_row(dataset: Dataset, action: Action) -> dict[str, object]:
    """An action as a row of the download."""
    priority, source = dataset.priority[action.priority], dataset.source[action.source]
    figures = [f"{figure_value(f)} ({f.unit}): {f.meaning}" for f in figures_of(dataset)[action.action]]
    return {
        "action": action.action,
        "priority": action.priority,
        "priority_title": priority.title,
        "progress": action.progress,
        "position": action.position,
        "title": action.title,
        "summary": action.summary,
        "key_stages": ";".join(action.key_stages),
        "implied_key_stages": ";".join(action.implied_key_stages),
        "themes": ";".join(action.themes),
        "partners": ";".join(action.partners),
        "lead": ";".join(action.lead),
        "follows": ";".join(action.follows),
        "followed_by": ";".join(a.action for a in followers(dataset)[action.action]),
        "next_kind": action.next_kind or "",
        "dates": ";".join(action.dates),
        "figures": ";".join(figures),
        "note": action.note or "",
        "source": source.title,
        "section": place_in_document(dataset, action),
        "url": source.url + priority.source_path,
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
    }


def estimate_row(dataset: Dataset, estimate: Estimate) -> dict[str, object]:
    """A worked-out figure as a row of the download, with the statements it adds up and its tightest range."""
    level, code = GEOGRAPHY[estimate.place]
    return stated_row(dataset, estimate.measure, estimate.bounds.steps[0].statement.observation) | {
        "time_period": estimate.period,
        "geographic_level": level,
        "geographic_code": code,
        "place": estimate.place,
        "group": estimate.group,
        "statistic": estimate.statistic,
        "versus": BASELINE if estimate.statistic == "gap" else "",
        "value": estimate.value,
        "value_low": estimate.bounds.low,
        "value_high": estimate.bounds.high,
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
