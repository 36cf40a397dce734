"""The filters of actions, one object each.

A facet holds its name in the address, its label, its choices with their words in the data's order, which of them find
an action, what stands for an action that none of them finds, and the control that sets it. Address, widgets, plain
form, counts, CSV and brief read `FACETS`, so that a new filter is one more object here.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from inclusion.records.editions import EVERY_EDITION, editions
from inclusion.records.model import Action, Dataset, Progress

UNNAMED = "none"
"""The code of the choice that stands for actions which name nothing of a facet."""


PROGRESS_NAMES: dict[Progress, str] = {"next": "Next", "achieved": "Done"}
"""Promises first: they are what people come for."""


STATED_NAMES = {"who": "Who does it", "date": "A date or time", "number": "A number"}
"""What a promise can state: who does it, a date or time frame, a number other than an age, a date or a name's."""


NEXT_KIND_NAMES = {
    "continue": "Carries on something that runs",
    "complete": "Finishes something begun",
    "review": "Reviews something",
    "new": "New",
}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A parameter of the address that takes one of several choices, or, where it is not single, any of them."""

    name: str
    label: str
    names: Callable[[Dataset], Mapping[str, str]]
    """The choices by their code in the address, with their words, in the data's order."""
    unnamed: str = ""
    """The words of the choice that stands for what no other does; none where there is no such choice."""
    is_single: bool = False

    def choices(self, dataset: Dataset) -> Mapping[str, str]:
        """The choices with words that tell them apart, whatever the data calls them."""
        return named_choices(self, dataset)

    def words(self, dataset: Dataset, choice: str) -> str:
        """A choice as readers see it; one that the dataset does not have, but another edition has, by its code."""
        return self.choices(dataset).get(choice, f"{self.label} {choice}")


@dataclass(frozen=True, kw_only=True)
class Facet(Setting):
    """A filter: a setting whose choices each find actions."""

    short: str
    """The label of its button."""
    clause: Callable[[Sequence[str]], str]
    """What is said of actions by the words of what is chosen: "naming ages 5 to 7"."""
    found_by: Callable[[Dataset, Action], Sequence[str]]
    """The choices that find an action."""
    control: Literal["pills", "list", "segments"] = "pills"

    def choices_of(self, dataset: Dataset, action: Action) -> tuple[str, ...]:
        """The choices that find an action, the one for what names nothing included."""
        return tuple(self.found_by(dataset, action)) or ((UNNAMED,) if self.unnamed else ())


@cache
def named_choices(setting: Setting, dataset: Dataset) -> Mapping[str, str]:
    """The choices of a setting, made once for a dataset."""
    names = dict(setting.names(dataset))
    if setting.unnamed:
        names[UNNAMED] = setting.unnamed
    return tell_apart(names)


def tell_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names by code; those that several share have their code behind them."""
    shared = Counter(names.values())
    told = {code: f"{name} ({code})" if shared[name] > 1 else name for code, name in names.items()}
    return told if len(shared) == len(names) else tell_apart(told)


def either(words: Sequence[str]) -> str:
    """Any of some words: "5 to 7 or 7 to 11"."""
    return " or ".join(words)


def quoted(words: Sequence[str]) -> str:
    """Any of some names, in quotation marks."""
    return either([f"“{word}”" for word in words])


def priority_names(dataset: Dataset) -> dict[str, str]:
    """Each number with its short title; where editions differ, with both."""
    titles: dict[int, dict[str, None]] = {}
    for priority in dataset.priorities:
        titles.setdefault(priority.priority, {})[priority.short_title] = None
    return {str(number): " / ".join(titles[number]) for number in sorted(titles)}


def stated_by(dataset: Dataset, action: Action) -> tuple[str, ...]:
    """What a promise states, of `STATED_NAMES`; nothing for an action listed as done."""
    if action.progress != "next":
        return ()
    numbers = any(figure.kind in ("result", "input", "scope") for figure in dataset.figures_of[action.action])
    stated = {"who": bool(action.lead), "date": bool(action.dates), "number": numbers}
    return tuple(name for name in STATED_NAMES if stated[name])


def found_by_stated(dataset: Dataset, action: Action) -> tuple[str, ...]:
    """What a promise states, or that it states nothing of it; no choice finds what is listed as done."""
    return stated_by(dataset, action) or ((UNNAMED,) if action.progress == "next" else ())


def edition_names(dataset: Dataset) -> dict[str, str]:
    """The editions, the newest first, then all together."""
    return {source.source: source.edition for source in reversed(editions(dataset))} | {EVERY_EDITION: "All editions"}


PRIORITY = Facet(
    name="priority",
    label="Priority",
    short="Priority",
    clause=lambda words: f"under {quoted(words)}",
    names=priority_names,
    found_by=lambda _, action: (str(action.priority),),
)
PROGRESS = Facet(
    name="progress",
    label="Progress",
    short="Progress",
    clause=lambda words: f"listed as {either(words).lower()}",
    names=lambda _: {str(progress): name for progress, name in PROGRESS_NAMES.items()},
    found_by=lambda _, action: (action.progress,),
    control="segments",
    is_single=True,
)
AGE = Facet(
    name="ks",
    label="Age",
    short="Age",
    clause=lambda words: f"naming ages {either(words).lower()}",
    names=lambda dataset: {stage.key_stage: stage.ages for stage in dataset.key_stages},
    found_by=lambda _, action: action.key_stages,  # as named: a stage that we infer finds nothing
    unnamed="No age named",
)
THEME = Facet(
    name="theme",
    label="Theme",
    short="Theme",
    clause=lambda words: f"on {quoted(words)}",
    names=lambda dataset: {theme.theme: theme.name for theme in dataset.themes},
    found_by=lambda _, action: action.themes,
)
WHO = Facet(
    name="partner",
    label="Who is named",
    short="Who",
    clause=lambda words: f"naming {either(words)}",
    names=lambda dataset: {partner.partner: partner.name for partner in dataset.partners},
    found_by=lambda _, action: action.partners,
    control="list",
)
STATES = Facet(
    name="states",
    label="States",
    short="States",
    clause=lambda words: f"stating {either(words).lower()}",
    names=lambda _: {**STATED_NAMES, UNNAMED: "None of these"},
    found_by=found_by_stated,
)
KIND = Facet(
    name="kind",
    label="Kind of promise",
    short="Kind",
    clause=lambda words: f"worded as {quoted(words)}",
    names=lambda _: NEXT_KIND_NAMES,
    found_by=lambda _, action: (action.next_kind,) if action.next_kind else (),
)

FACETS = (PRIORITY, PROGRESS, AGE, THEME, WHO, STATES, KIND)
FACET = {facet.name: facet for facet in FACETS}
"""All filters, in the order of address and screen, and by name."""

SORT = Setting(name="sort", label="Order", names=lambda _: {"theme": "By theme"}, is_single=True)
EDITION = Setting(name="edition", label="Edition", names=edition_names, is_single=True)
SETTINGS = (*FACETS, SORT, EDITION)
"""All that an address may set by choices."""
