"""Find actions and count them: records in, records out.

Which actions a choice finds is kept as the bits of one integer, a bit an action in reading order, so that filtering and
counting cost next to nothing with a hundred times the actions.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial, reduce
from operator import or_
from typing import Any, Literal

from inclusion.actions.facets import AGE, FACETS, PROGRESS_NAMES, UNNAMED
from inclusion.actions.search import Found, search
from inclusion.records.editions import editions
from inclusion.records.model import Action, Dataset, Progress, Source
from inclusion.records.words import words_of

AgeGroup = Literal["named", "likely", "silent"]
AGE_GROUPS: tuple[AgeGroup, ...] = ("named", "likely", "silent")


@dataclass(frozen=True, eq=False)
class Index:
    """All actions in reading order, and for each choice of each filter the bits of those that it finds."""

    actions: tuple[Action, ...]
    choices: dict[str, dict[str, int]]

    @property
    def everything(self) -> int:
        """The bits of all actions."""
        return (1 << len(self.actions)) - 1

    def find_choices(self, name: str, chosen: Iterable[str]) -> int:
        """The actions that any of the choices finds; all where nothing is chosen."""
        bits = [self.choices[name].get(choice, 0) for choice in chosen]
        return reduce(or_, bits) if bits else self.everything

    def find_search(self, found: Found) -> int:
        return reduce(or_, (1 << self.places[code] for code in found.actions), 0)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each action stands in reading order, by its id."""
        return {action.action: place for place, action in enumerate(self.actions)}


def positions(bits: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    return (position for position, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")


@cache
def index_of(dataset: Dataset) -> Index:
    actions = tuple(sorted(dataset.actions, key=partial(reading_order, editions(dataset))))
    choices: dict[str, dict[str, int]] = {facet.name: {} for facet in FACETS}
    for position, action in enumerate(actions):
        for facet in FACETS:
            for choice in facet.choices_of(dataset, action):
                choices[facet.name][choice] = choices[facet.name].get(choice, 0) | 1 << position
    return Index(actions, choices)


def reading_order(documents: Sequence[Source], action: Action) -> tuple[int, int, int, int]:
    """The order of lists: next before done, the newest edition first, each in document order."""
    age = -[source.source for source in documents].index(action.source)
    return list(PROGRESS_NAMES).index(action.progress), age, action.priority, action.position


def find_actions(dataset: Dataset, *, sort: str | None = None, **criteria: Any) -> tuple[Action, ...]:
    """The actions that match every filter given: next before done, each in document order, or by main theme.

    Criteria are codes by the name of their facet, any of which will do within one facet, and `q`, a search, which puts
    what is most about it first within next and done. Where ages are chosen together with what names none, those that
    name one of the ages come first, then those that likely mean one.
    """
    index = index_of(dataset)
    found = [index.actions[position] for position in positions(find_bits(dataset, criteria))]
    if words_of(text := criteria.get("q") or ""):
        rank = {code: place for place, code in enumerate(search(dataset, text).actions)}
        found.sort(key=lambda action: (list(PROGRESS_NAMES).index(action.progress), rank[action.action]))
    if sort == "theme":
        order = {theme.theme: position for position, theme in enumerate(dataset.themes)}
        found.sort(key=lambda action: (list(PROGRESS_NAMES).index(action.progress), order[action.themes[0]]))
    if stages := mixed_ages(criteria):
        found.sort(key=lambda action: AGE_GROUPS.index(age_group(action, stages)))
    return tuple(found)


def mixed_ages(criteria: Mapping[str, Any]) -> frozenset[str]:
    """The ages chosen, where what names no age is chosen too; else none."""
    chosen = frozenset(as_choices(criteria.get(AGE.name)))
    return chosen - {UNNAMED} if UNNAMED in chosen else frozenset()


def age_group(action: Action, stages: Collection[str]) -> AgeGroup:
    """How an action stands to some ages: it names one of them, likely means one though it names none, or is silent."""
    if action.key_stages:
        return "named"
    return "likely" if any(stage in stages for stage in action.implied_key_stages) else "silent"


def find_bits(dataset: Dataset, criteria: Mapping[str, Any]) -> int:
    index = index_of(dataset)
    bits = index.everything
    for name, value in criteria.items():
        if name == "q":
            bits &= index.find_search(search(dataset, value)) if words_of(value) else bits
        elif name != "sort":
            bits &= index.find_choices(name, as_choices(value))
    return bits


def as_choices(value: Any) -> list[str]:
    """The choices of a filter as codes: one, several or none."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(choice) for choice in value]


def count_choices(dataset: Dataset, criteria: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """For each filter, how many actions each of its choices would show, given all the other filters.

    `criteria` are the keyword arguments of `find_actions`. A choice that shows none is missing and counts 0.
    """
    index = index_of(dataset)
    counts = {}
    for name, choices in index.choices.items():
        others = find_bits(dataset, {other: value for other, value in criteria.items() if other != name})
        counts[name] = Counter({choice: (bits & others).bit_count() for choice, bits in choices.items()})
    return counts


@cache
def followers(dataset: Dataset) -> dict[str, tuple[Action, ...]]:
    """For each action of the whole dataset, the actions of any edition that continue it, in document order."""
    continued: dict[str, list[Action]] = {action.action: [] for action in dataset.actions}
    for action in dataset.actions:
        for followed in action.follows:
            continued[followed].append(action)
    return {action: tuple(found) for action, found in continued.items()}


def next_steps(dataset: Dataset, action: Action) -> tuple[Action, ...]:
    """The promises of the same edition that continue an action."""
    return tuple(found for found in followers(dataset)[action.action] if found.source == action.source)


def later_steps(dataset: Dataset, action: Action) -> tuple[Action, ...]:
    """The actions of later editions that continue an action: what became of it."""
    return tuple(found for found in followers(dataset)[action.action] if found.source != action.source)


def continues(dataset: Dataset, action: Action, *, earlier: bool = False) -> tuple[Action, ...]:
    """The actions that an action continues, of its own edition or of earlier ones."""
    found = (dataset.action[followed] for followed in action.follows)
    return tuple(followed for followed in found if (followed.source != action.source) == earlier)


@cache
def list_lengths(dataset: Dataset) -> Counter[tuple[str, int, Progress]]:
    """How many actions each list has, by document, priority and progress."""
    return Counter((action.source, action.priority, action.progress) for action in dataset.actions)
