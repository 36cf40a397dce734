"""The rules between the records of the documents: what their tables must be together to be shown.

Those on official figures stand in `official`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import get_args

from inclusion.records.cells import DAY
from inclusion.records.model import (
    Action,
    Event,
    Group,
    Measure,
    Milestone,
    Observation,
    Place,
    Release,
    Source,
    Term,
    place_id,
)
from inclusion.records.official import OFFICIAL_RULES
from inclusion.records.tables import Fault, Row, Table, Tables, decimals_of, is_school_year, sound, visible
from inclusion.records.words import words_of

NEGATIVE_WORDS = {
    "below", "behind", "lower", "worse", "dropped", "decreased", "declined", "fell", "fallen",
    "bigger", "larger", "wider", "negative",
}  # fmt: skip
POSITIVE_WORDS = {
    "above", "ahead", "higher", "better", "improved", "increased", "rose", "risen", "smaller", "narrower", "positive",
}  # fmt: skip


def check_unique(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have the same key; where a table has none, no two rows are the same."""
    for table in tables.values():
        yield from repeated(((table, row) for row in table.rows), table.key or tuple(table.columns))
    yield from repeated(((tables["actions"], row) for row in tables["actions"].rows), ("fingerprint", "source"))


def check_addresses(tables: Tables) -> Iterator[Fault]:
    """No two pages have the same address."""
    pages = [(tables[name], row) for name in ("priorities", "measures") for row in tables[name].rows]
    yield from repeated(pages, ("slug",))


def repeated(rows: Iterable[tuple[Table, Row]], columns: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each row that has the same cells in these columns as one before it; empty ones do not count."""
    first: dict[tuple[str, ...], str] = {}
    for table, row in rows:
        identity = tuple(row.cells.get(column, "") for column in columns)
        place = f"{table.file}, row {row.line}"
        before = first.setdefault(identity, place)
        if any(identity) and before != place:
            advice = f"{before} has the same {', '.join(columns)}. Change one or take it out."
            yield table.fault(row, columns[0], "duplicate-id", advice)


def check_references(tables: Tables) -> Iterator[Fault]:
    """Each id that a cell names stands in the table it refers to."""
    for table in tables.values():
        for column in table.columns.values():
            if column.refers_to:
                target = tables[column.refers_to]
                yield from check_known(table, (column.name,), target, target.key[:1])
    yield from check_known(tables["actions"], ("priority", "source"), tables["priorities"], ("priority", "source"))
    for name in ("observations", "judgements"):
        yield from check_known(tables[name], ("section", "source"), tables["sections"], ("section", "source"))


def check_known(table: Table, columns: tuple[str, ...], target: Table, key: tuple[str, ...]) -> Iterator[Fault]:
    """What stands in the first of the columns, each item of a list, is a key of the target with the other columns.

    A target that was not read whole is not asked: what it seems to lack may stand in what could not be read.
    """
    if not target.knows(*key):
        return
    known = {tuple(row.cells.get(column) for column in key) for row in target.rows}
    takes_several = table.columns[columns[0]].is_list
    for row in table.rows:
        others = tuple(row.cells.get(column) for column in columns[1:])
        cell = "" if row.faulty & set(columns) else row.cells.get(columns[0], "")
        items = cell.split(";") if takes_several else [cell]
        for item in filter(None, (part.strip() for part in items)):
            if (item, *others) not in known:
                advice = f"“{visible(item)}” is not in {target.file}. Correct it, or add it there."
                yield table.fault(row, columns[0], "broken-reference", advice)


def check_actions(tables: Tables) -> Iterator[Fault]:
    """An action's id tells its edition and place; leads are among the partners; next actions have a kind."""
    table = tables["actions"]
    prefixes = {source.source: source.id_prefix for _, source in sound(tables["sources"], Source)}
    for row, action in sound(table, Action):
        place = place_id(action.priority, action.progress, action.position, prefixes.get(action.source))
        if action.source in prefixes and action.action != place:
            advice = f"The id must hold the edition's id_prefix and the row's priority, progress and position: {place}."
            yield table.fault(row, "action", "id-mismatch", advice)
        if not set(action.lead) <= set(action.partners):
            yield table.fault(row, "lead", "lead-not-partner", "Name each lead among the partners too.")
        if (action.progress == "next") != (action.next_kind is not None):
            yield table.fault(row, "next_kind", "kind-mismatch", "Next actions have a kind, achieved ones have none.")
        if action.targets and action.progress != "next":
            yield table.fault(row, "targets", "kind-mismatch", "Only a next action has something still to reach.")


def check_threads(tables: Tables) -> Iterator[Fault]:
    """`follows` points to what was achieved in the same edition, or to anything of an earlier one."""
    table = tables["actions"]
    order = [source.source for _, source in sound(tables["sources"], Source)]
    actions = {action.action: action for _, action in sound(table, Action)}
    for row, action in sound(table, Action):
        for followed in (actions[followed] for followed in action.follows if followed in actions):
            if followed.source != action.source:
                known = {followed.source, action.source} <= set(order)
                if known and order.index(followed.source) > order.index(action.source):
                    advice = f"{followed.action} is not of an earlier edition; sources.csv has the oldest first."
                    yield table.fault(row, "follows", "follows-later", advice)
            elif followed.progress == "next":
                advice = f"{followed.action} is a next action; name an achieved one."
                yield table.fault(row, "follows", "follows-next", advice)
            elif action.progress == "achieved":
                advice = "Of its own edition, only a next action follows another."
                yield table.fault(row, "follows", "kind-mismatch", advice)
            elif action.next_kind == "new":
                advice = f"It follows {followed.action}, so it is not “new”. Correct the kind, or take the link out."
                yield table.fault(row, "next_kind", "kind-mismatch", advice)


def check_numbering(tables: Tables) -> Iterator[Fault]:
    """Positions in each list run from 1 without a hole; not checked where a row's place could not be read."""
    table = tables["actions"]
    if not table.knows("source", "priority", "progress", "position"):
        return
    lists: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        lists.setdefault(tuple(row.cells[column] for column in ("source", "priority", "progress")), []).append(row)
    for (_, priority, progress), rows in lists.items():
        positions = {int(row.cells["position"]) for row in rows}
        missing = sorted(set(range(1, max(positions) + 1)) - positions)
        if missing:
            last = max(rows, key=lambda row: int(row.cells["position"]))
            advice = f"Priority {priority}, {progress}: no action at position {', '.join(map(str, missing))}."
            yield table.fault(last, "position", "numbering-hole", advice)


def check_observations(tables: Tables) -> Iterator[Fault]:
    """A figure has its decimals, its sign and a thing it is compared with; a share of pupils is 0 to 100."""
    table = tables["observations"]
    shares = {m.measure for _, m in sound(tables["measures"], Measure) if m.unit == "percent"}
    for row, observation in sound(table, Observation):
        yield from check_figure(table, row, observation)
        if not is_school_year(observation.period or ""):
            yield table.fault(row, "period", "wrong-type", "Write a school year as its two years: “202425”.")
        if not versus_fits(observation):
            yield table.fault(
                row, "versus", "unknown-code", f"It does not fit the statistic “{observation.statistic}”."
            )
        is_share = observation.statistic == "value" and observation.measure in shares
        if is_share and observation.value is not None and not 0 <= observation.value <= 100:
            yield table.fault(row, "value", "out-of-range", "A percentage of pupils is 0 to 100.")


def check_figure(table: Table, row: Row, observation: Observation) -> Iterator[Fault]:
    """The value of an observation agrees with its statistic, its decimals and its words."""
    value, words = observation.value, set(re.findall(r"[a-z]+", (observation.words or "").lower()))
    if observation.statistic == "comparison":
        if value is not None or not words:
            yield table.fault(row, "value", "comparison-in-words", "A comparison has words and no value.")
        return
    if value is None or observation.decimals is None:
        yield table.fault(row, "value", "empty-cell", "Give the value and the decimals that are printed.")
        return
    if decimals_of(value) > observation.decimals:
        advice = f"It has more decimals than the {observation.decimals} declared. Keep what is printed."
        yield table.fault(row, "value", "too-many-decimals", advice)
    wrong_words = NEGATIVE_WORDS if value > 0 else POSITIVE_WORDS if value < 0 else set()
    if observation.statistic != "value" and words & wrong_words:
        yield table.fault(
            row, "value", "sign-contradicts-words", f"The words say “{observation.words}”. Correct the sign."
        )


def versus_fits(observation: Observation) -> bool:
    """Whether `versus` names the sort of thing that the statistic compares with, and not the figure's own."""
    versus = observation.versus
    other_places = set(get_args(Place)) - {observation.place}
    return {
        "value": versus is None,
        "change": bool(re.fullmatch(r"[0-9]{4}([0-9]{2})?", versus or ""))
        and is_school_year(versus or "")
        and versus != observation.period,
        "difference": versus in other_places,
        "gap": versus in set(get_args(Group)) - {observation.group},
        "gap-difference": versus in other_places,
        "comparison": versus in other_places,
    }[observation.statistic]


def check_measures(tables: Tables) -> Iterator[Fault]:
    """An outcome measure has a key stage and an age, by which its page is found, and figures to show on it.

    Its page speaks of pupils who are behind, so it is a share or a score of which more is better.
    """
    table, observations = tables["measures"], tables["observations"]
    measured = {row.cells.get("measure") for row in observations.rows}
    for row, measure in sound(table, Measure):
        if measure.kind != "outcome":
            continue
        for column in ("key_stage", "age"):
            if column not in row.cells:
                yield table.fault(
                    row, column, "empty-cell", "Fill it in. An outcome measure has a key stage and an age."
                )
        if measure.unit not in ("percent", "score-points") or measure.polarity != "higher-is-better":
            column = "polarity" if measure.unit in ("percent", "score-points") else "unit"
            advice = "An outcome is a share or a score of which more is better. Give anything else as “context”."
            yield table.fault(row, column, "not-an-outcome", advice)
        if observations.knows("measure") and measure.measure not in measured:
            yield table.fault(row, "measure", "no-figures", "Add its figures to observations.csv, or take it out.")


def check_milestones(tables: Tables) -> Iterator[Fault]:
    """A milestone counts as measured where it names measures, and only there."""
    table = tables["milestones"]
    for row, milestone in sound(table, Milestone):
        if bool(milestone.measures) != (milestone.evidence_kind == "measured"):
            advice = "“measured” goes with measures, and only with them. Correct the kind or the measures."
            yield table.fault(row, "evidence_kind", "kind-mismatch", advice)


def check_editions(tables: Tables) -> Iterator[Fault]:
    """There is an edition of the strategy, and each lists actions: a document with priorities is an edition."""
    table, actions = tables["priorities"], tables["actions"]
    if table.complete and not table.rows:
        yield Fault(table.file, 0, "", "", "no-priority", "Add a row for each priority of the strategy.")
    listing = {row.cells.get("source") for row in actions.rows}
    for row in {row.cells.get("source"): row for row in reversed(table.rows)}.values():
        if actions.knows("source") and row.cells.get("source") not in listing and "source" not in row.faulty:
            yield table.fault(row, "source", "no-actions", "Add the edition's actions to actions.csv.")


def check_terms(tables: Tables) -> Iterator[Fault]:
    """No two terms of the glossary differ by capitals and punctuation alone: a link leads to one of them."""
    table = tables["glossary"]
    first: dict[tuple[str, ...], Row] = {}
    for row, term in sound(table, Term):
        before = first.setdefault(words_of(term.term), row)
        if before.cells["term"] != term.term:
            advice = f"{table.file}, row {before.line} has the same words. Change one or take it out."
            yield table.fault(row, "term", "duplicate-id", advice)


def check_events(tables: Tables) -> Iterator[Fault]:
    """The date of an event is a day, a month or a year that there is."""
    table = tables["events"]
    for row, event in sound(table, Event):
        if event.date and not is_real(event.date):
            yield table.fault(row, "date", "wrong-type", f"Write a date that there is, in the form of “{DAY}”.")


def is_real(text: str) -> bool:
    """Whether a year, a month or a day in ISO's form is in the calendar."""
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def check_releases(tables: Tables) -> Iterator[Fault]:
    """There is a release, and none is dated before the one above it."""
    table = tables["releases"]
    if table.complete and not table.rows:
        yield Fault(table.file, 0, "", "", "no-release", "Add a row: the release's number, its date, and what changed.")
    for (_, before), (row, release) in pairwise(sound(table, Release)):
        if release.released < before.released:
            yield table.fault(
                row, "released", "date-order", "Put releases in the order of their dates, the newest last."
            )


RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    check_unique,
    check_addresses,
    check_references,
    check_actions,
    check_threads,
    check_numbering,
    check_observations,
    check_measures,
    check_milestones,
    check_editions,
    check_terms,
    check_events,
    check_releases,
    *OFFICIAL_RULES,
)
