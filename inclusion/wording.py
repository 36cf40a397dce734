"""Words for what the data holds: numbers, names, ranges, counts, and the sentences about actions and filters.

The sentences about measures stand in `findings`. It knows nothing of HTML, charts or pages.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from inclusion.dataset import decimals_of
from inclusion.editions import EVERY_EDITION, editions, later_editions
from inclusion.gaps import Estimate
from inclusion.model import Action, Dataset, Figure, Group, Place, Priority, Progress, Release
from inclusion.queries import NO_AGE, STATED, continues, later_steps, list_lengths, next_steps, stated_by
from inclusion.ranges import Bounds

SITE = "Lincolnshire inclusion explorer"
MINUS = "−"

PLACE_NAMES: dict[Place, str] = {
    "lincolnshire": "Lincolnshire",
    "england": "England",
    "east-midlands": "East Midlands",
    "statistical-neighbours": "Statistical neighbours",
    "comparators": "Other areas, not named",
}
GROUP_NAMES: dict[Group, str] = {
    "no-sen": "No SEN",
    "sen-support": "SEN support",
    "ehc-plan": "EHC plan",
    "all": "All pupils",
}
GROUP_PHRASES: dict[Group, str] = {
    "no-sen": "pupils with no SEN",
    "sen-support": "pupils on SEN support",
    "ehc-plan": "pupils with an EHC plan",
    "all": "all pupils",
}
GROUP_SHORT: dict[Group, str] = {
    "no-sen": "with no SEN",
    "sen-support": "on SEN support",
    "ehc-plan": "with an EHC plan",
    "all": "of all pupils",
}
PROGRESS_NAMES: dict[Progress, str] = {"next": "Next", "achieved": "Done"}
PROGRESS_HEADINGS: dict[Progress, str] = {"next": "Next", "achieved": "Listed as done"}
NEXT_KIND_NAMES = {
    "continue": "Carries on something that runs",
    "complete": "Finishes something begun",
    "review": "Reviews something",
    "new": "New",
}
NO_AGE_NAME = "No age named"
EVERY_EDITION_NAME = "All editions"

DONE_MEANS = "“Done” means the strategy lists it as achieved. Some of it is still under way; the cards say where."
COUNT_MEANS = "The count is of bullet points in the strategy, not of separate projects. Some are near-twins."


RANGE_MEANS = "Each figure is rounded in the document. Its true value lies in the shaded band, given in small type."
WORKED_OUT_MEANS = "“Worked out” means that we added up stated figures; the band is all that they allow."


def number(value: Decimal, decimals: int = 0) -> str:
    """A number as shown on screen: a real minus sign, no more decimals than given, thousands with a comma."""
    return f"{value:,.{decimals}f}".replace("-", MINUS)


def points(value: Decimal, decimals: int = 0) -> str:
    """The size of a difference in words: "48 points", "1 point"; the sign is left to the sentence."""
    size = abs(value)
    return f"{number(size, decimals)} {'point' if size == 1 else 'points'}"


def count(things: int, noun: str) -> str:
    """A number of things: "1 action", "24 actions"."""
    return f"{things:,} {noun}{'' if things == 1 else 's'}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def listing(items: Sequence[str]) -> str:
    """Items as a list in a sentence: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def period_name(period: str) -> str:
    """A period as readers say it: "summer 2025" for the school year 202425, a year as it is, "no date" for none."""
    if not period:
        return "no date stated"
    return f"summer {int(period[:2] + period[4:])}" if len(period) == 6 else period


def period_year(period: str) -> str:
    """The year in which a period ends: "2025" for 202425."""
    return period[:2] + period[4:] if len(period) == 6 else period


def range_words(low: Decimal, high: Decimal, decimals: int = 1) -> str:
    """A range in words, the smaller number first: "70.5 to 71.5"."""
    return f"{number(low, decimals)} to {number(high, decimals)}"


def range_decimals(bounds: Bounds, decimals: int) -> int:
    """Decimals in which the range of a value is written: one more than the value, where the range needs it."""
    exact = all(limit == limit.quantize(Decimal(1).scaleb(-decimals)) for limit in (bounds.low, bounds.high))
    return decimals if exact and decimals else decimals + 1


def quantity(estimate: Estimate) -> str:
    """A level with its unit: "71%"; anything else in points with its sign: "+1.14"."""
    if estimate.statistic == "value":
        year = " a year" if estimate.measure.unit == "percent-a-year" else ""
        return f"{number(estimate.value, estimate.decimals)}%{year}"
    return signed(estimate)


def signed(estimate: Estimate) -> str:
    """A change or a difference with its sign: "+1.14", "−3", "0"."""
    return f"{'+' if estimate.value > 0 else ''}{number(estimate.value, estimate.decimals)}"


def place_in_document(dataset: Dataset, action: Action) -> str:
    """Where an action stands: "priority 2, next, 2 of 13"."""
    in_list = list_lengths(dataset)[action.source, action.priority, action.progress]
    name = PROGRESS_NAMES[action.progress].lower()
    return f"priority {action.priority}, {name}, {action.position} of {in_list}"


def promise_words(stated: Sequence[str]) -> str:
    """What a promise states and what it does not: "who does it, but not when or a number"."""
    names = {"who": "who does it", "date": "when", "number": "a number"}
    has = listing([name for part, name in names.items() if part in stated])
    lacks = listing([name for part, name in names.items() if part not in stated]).replace(" and ", " or ")
    return f"{has}, but not {lacks}" if has and lacks else has or f"not {lacks}"


def figure_value(figure: Figure) -> str:
    """A figure with its qualifier: "over 800", "3 to 4", "23%"; years have no comma."""
    ends = [end for end in (figure.value, figure.value_max) if end is not None]
    digits = [str(end) if figure.kind == "date" else number(end, decimals_of(end)) for end in ends]
    value = " to ".join(digits) + ("%" if figure.unit == "percent" else "")
    return f"{figure.qualifier} {value}" if figure.qualifier else value


def stage_names(dataset: Dataset, stages: Sequence[str]) -> str:
    """Key stages as ages, neighbours joined: "Under 5", "5 to 11"."""
    known = [stage.key_stage for stage in dataset.key_stages]
    runs: list[list[str]] = []
    for stage in (stage for stage in known if stage in stages):
        if (
            runs
            and known.index(stage) == known.index(runs[-1][-1]) + 1
            and " to " in dataset.key_stage[runs[-1][-1]].ages
        ):
            runs[-1].append(stage)
        else:
            runs.append([stage])
    return ", ".join(ages_of_run(dataset, run) for run in runs)


def ages_of_run(dataset: Dataset, run: Sequence[str]) -> str:
    """The ages from the first stage of a run to its last."""
    first, last = dataset.key_stage[run[0]].ages, dataset.key_stage[run[-1]].ages
    return first if first == last else f"{first.split(' to ')[0]} to {last.split(' to ')[-1]}"


def choice_name(dataset: Dataset, name: str, choice: str) -> str:
    """The choice of a filter as readers see it."""
    if name == "priority":
        names = dict.fromkeys(p.short_title for p in dataset.priorities if p.priority == int(choice))
        return " / ".join(names) or f"Priority {choice}"
    if name == "edition":
        return EVERY_EDITION_NAME if choice == EVERY_EDITION else dataset.source[choice].edition
    if name == "ks":
        return NO_AGE_NAME if choice == NO_AGE else dataset.key_stage[choice].ages
    if name == "theme":
        return dataset.theme[choice].name
    if name == "partner":
        return dataset.partner[choice].name
    return CHOICE_NAMES[choice]


CHOICE_NAMES = {
    **PROGRESS_NAMES,
    **NEXT_KIND_NAMES,
    "who": "Names who does it",
    "date": "States a date or time",
    "number": "States a number",
    "theme": "By theme",
}
"""Choices that are the same for any data; those of `states` are explained in `STATED_MEANS`."""

STATED_MEANS = (
    "“Names who does it” means that the text names a body as doing it, not “we”. “States a date or time” means any "
    "date or time frame. “States a number” means a number of people, places, money or the like; ages, dates and names "
    "do not count. None of this says whether a promise is kept."
)

KIND_MEANS = (
    "The kind of a promise goes by its wording. One that carries on, embeds or widens what runs is “carries on”. One "
    "that will finish something begun is “finishes”. One whose first verb is to review or evaluate is “reviews”. One "
    "with nothing in place before is “new”."
)

FILTER_NAMES = {
    "priority": "Priority",
    "progress": "Progress",
    "ks": "Age",
    "theme": "Theme",
    "partner": "Who",
    "states": "What the plan states",
    "kind": "Kind of promise",
    "q": "Search",
    "sort": "Order",
    "edition": "Edition",
}


def phrase_of(dataset: Dataset, name: str, choice: str) -> str:
    """A chosen filter as a phrase: "Theme: Attendance and home education"."""
    words = f"“{choice}”" if name == "q" else choice_name(dataset, name, choice)
    return f"{FILTER_NAMES[name]}: {words}"


def filters_in_words(dataset: Dataset, choices: Iterable[tuple[str, str]]) -> str:
    """All chosen filters as a phrase, those of one filter joined with "or"."""
    found: dict[str, list[str]] = {}
    for name, choice in choices:
        found.setdefault(name, []).append(phrase_of(dataset, name, choice).split(": ", 1)[1])
    return "; ".join(f"{FILTER_NAMES[name]}: {' or '.join(words)}" for name, words in found.items())


def strategies_in_words(dataset: Dataset) -> str:
    """The titles of the documents that list the actions."""
    return listing([source.title for source in editions(dataset)])


def stated_message(dataset: Dataset) -> str:
    """How many of all promises state who, a date and a number."""
    promises = [action for action in dataset.actions if action.progress == "next"]
    totals = stated_totals(dataset, promises)
    return (
        f"Of {len(promises)} promises {totals['who']} name who does it, {totals['date']} state a date or time, and "
        f"{totals['number']} state a number"
    )


def stated_totals(dataset: Dataset, promises: Sequence[Action]) -> dict[str, int]:
    """How many promises state each of `STATED`."""
    stated = [stated_by(dataset, action) for action in promises]
    return {name: sum(name in found for found in stated) for name in STATED}


def threads_message(dataset: Dataset, actions: Sequence[Action]) -> str:
    """How many things done are continued, and how many promises continue nothing."""
    done = [action for action in actions if action.progress == "achieved"]
    promises = [action for action in actions if action.progress == "next"]
    continued = sum(bool(next_steps(dataset, action)) for action in done)
    new = sum(not continues(dataset, action) for action in promises)
    return (
        f"{continued} of {len(done)} things listed as done are continued by a promise. For the others no next step is "
        f"listed, which does not mean that they were dropped. {new} of {len(promises)} promises continue nothing that "
        "is listed as done."
    )


def priority_counts(dataset: Dataset, priority: Priority) -> str:
    """How many actions a priority lists: "The strategy lists 11 actions as done and 13 as next."."""
    done, promised = progress_totals(dataset, priority)
    return f"The strategy lists {count(done, 'action')} as done and {promised} as next."


def promises_message(dataset: Dataset, promises: Sequence[Action]) -> str:
    """How many earlier promises are taken up by later editions, as done or as next, and how many by nothing."""
    taken_up = [{found.progress for found in later_steps(dataset, promise)} for promise in promises]
    done = sum("achieved" in found for found in taken_up)
    promised = sum(found == {"next"} for found in taken_up)
    none = len(promises) - done - promised
    return (
        f"Of {count(len(promises), 'promise')}, {done} {'is' if done == 1 else 'are'} continued by something listed "
        f"as done since, {promised} only by something listed as next. For {none} no later edition lists "
        "anything that plainly continues them, which does not mean that they were dropped."
    )


def progress_totals(dataset: Dataset, priority: Priority) -> tuple[int, int]:
    """How many actions a priority lists as done, and how many as next."""
    lengths = list_lengths(dataset)
    place = priority.source, priority.priority
    return lengths[*place, "achieved"], lengths[*place, "next"]


def edition_note(dataset: Dataset, source: str) -> str:
    """That a newer edition exists, in words; nothing on the newest one."""
    later = () if source == EVERY_EDITION else later_editions(dataset, source)
    if not later:
        return ""
    return f"This is the edition {dataset.source[source].edition}. A newer one exists: {later[-1].edition}."


def split_sentences(text: str) -> list[str]:
    """The sentences of a text of ours, in which each ends with a full stop and a space."""
    return re.split(r"(?<=[.]) ", text)


def progress_counts(dataset: Dataset, priority: Priority) -> str:
    """The counts of a priority in short: "11 done · 16 next"."""
    done, promised = progress_totals(dataset, priority)
    return f"{done} done · {promised} next"


def all_counts(dataset: Dataset) -> str:
    """What the strategy is, and how many actions it lists; all its editions, where the dataset has several."""
    progress = [action.progress for action in dataset.actions]
    who, lists = "Lincolnshire's strategy", "lists"
    if len(editions(dataset)) > 1:
        who, lists = "All editions of Lincolnshire's strategy", "list"
    return (
        f"{who} for children and young people with special educational needs and disabilities "
        f"(SEND) {lists} {count(progress.count('achieved'), 'action')} as done and {progress.count('next')} as next. "
        "Search them here, and see how far behind pupils with SEND are at school."
    )


def cannot_tell(dataset: Dataset) -> tuple[str, ...]:
    """What the documents do not hold, one sentence each."""
    promises = [action for action in dataset.actions if action.progress == "next"]
    dated = sum(bool(action.dates) for action in promises)
    return (
        f"How far a promise has come. {dated} of {len(promises)} promises name a date or a time; none names a target.",
        "Which action should close which gap. The documents do not say.",
        "How single schools do. All figures are for Lincolnshire or England.",
        "What happened after the documents were written.",
    )


def file_size(size: int) -> str:
    """The size of a download: "14 KB"; never less than 1 KB."""
    return f"{max(1, round(size / 1024)):,} KB"


def download_label(what: str, size: int, kind: str = "CSV") -> str:
    """The words on a download: "Download 24 actions (CSV, 14 KB)"."""
    return f"Download {what} ({kind}, {file_size(size)})"


def report_subject(record: str) -> str:
    """The subject of an e-mail that reports a mistake in a record."""
    return f"{SITE}: mistake in {record}"


def day_name(day: date) -> str:
    """A day in words: "1 September 2025"."""
    return f"{day.day} {day:%B %Y}"


def release_words(release: Release) -> str:
    """Which release of the data it is: "Data version 1.0.0, 22 November 2026"."""
    return f"Data version {release.release}, {day_name(release.released)}"
