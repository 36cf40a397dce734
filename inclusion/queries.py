"""Find actions and count them: records in, records out.

It knows how filters choose actions and in which order they are read; it knows nothing of addresses or widgets.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from inclusion.model import Action, Dataset, Figure, Measure, Observation, Progress

NO_AGE = "none"
"""The choice that stands for actions that name no key stage."""

PROGRESS_ORDER: tuple[Progress, ...] = ("next", "achieved")
"""Promises first: they are what people come for."""


def find_actions(
    dataset: Dataset,
    *,
    priority: Iterable[int] = (),
    progress: Progress | None = None,
    ks: Iterable[str] = (),
    theme: Iterable[str] = (),
    partner: Iterable[str] = (),
    q: str = "",
) -> tuple[Action, ...]:
    """The actions that match every filter given: next before done, each in document order.

    Within one filter any of the choices will do; all words of `q` must begin a word of the action. An inferred
    key stage does not match: only what the text names.
    """
    words = search_words(q)
    priorities, stages, themes, partners = set(priority), set(ks), set(theme), set(partner)
    return tuple(
        action
        for action in reading_order(dataset)
        if (not priorities or action.priority in priorities)
        and (progress is None or action.progress == progress)
        and (not stages or stages & set(named_ages(action)))
        and (not themes or themes & set(action.themes))
        and (not partners or partners & set(action.partners))
        and all(f" {word}" in searchable_text(dataset)[action.action] for word in words)
    )


@cache
def reading_order(dataset: Dataset) -> tuple[Action, ...]:
    """All actions, next before done, each in document order."""
    return tuple(
        sorted(dataset.actions, key=lambda a: (PROGRESS_ORDER.index(a.progress), a.source, a.priority, a.position))
    )


def named_ages(action: Action) -> tuple[str, ...]:
    """The key stages that the action's text names, or `NO_AGE`."""
    return action.key_stages or (NO_AGE,)


def count_choices(dataset: Dataset, criteria: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """For each filter, how many actions each of its choices would show, given all the other filters.

    `criteria` are the keyword arguments of `find_actions`. A choice that shows none is missing and counts 0.
    """

    def found(name: str) -> tuple[Action, ...]:
        others = {key: value for key, value in criteria.items() if key != name}
        return find_actions(dataset, **others)

    return {
        "priority": Counter(str(action.priority) for action in found("priority")),
        "progress": Counter(action.progress for action in found("progress")),
        "ks": Counter(stage for action in found("ks") for stage in named_ages(action)),
        "theme": Counter(theme for action in found("theme") for theme in action.themes),
        "partner": Counter(partner for action in found("partner") for partner in action.partners),
    }


@cache
def searchable_text(dataset: Dataset) -> dict[str, str]:
    """The words of each action by its id, each after a space: title, summary, note, and names of themes and bodies."""
    texts = {}
    for action in dataset.actions:
        partners = [dataset.partner[partner] for partner in action.partners]
        parts = [action.action, action.title, action.summary, action.note or ""]
        parts += [dataset.theme[theme].name for theme in action.themes]
        parts += [f"{partner.name} {partner.abbreviation or ''}" for partner in partners]
        texts[action.action] = "".join(f" {word}" for word in search_words(" ".join(parts)))
    return texts


def search_words(text: str) -> tuple[str, ...]:
    """The words of a text as the search sees them: lower case, no accents, no apostrophes, no punctuation.

    “EHCP”, which many people type, is the same as “EHC plan”, which is written here.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"\behcp(s?)\b", r"ehc plan\1", re.sub(r"['’‘`]", "", plain))
    return tuple(re.findall(r"[a-z0-9]+", words))


@cache
def followers(dataset: Dataset) -> dict[str, tuple[Action, ...]]:
    """For each action, the next actions that continue it, in document order."""
    continued: dict[str, list[Action]] = {action.action: [] for action in dataset.actions}
    for action in dataset.actions:
        for followed in action.follows:
            continued[followed].append(action)
    return {action: tuple(next_actions) for action, next_actions in continued.items()}


@cache
def figures_of(dataset: Dataset) -> dict[str, tuple[Figure, ...]]:
    """The figures of each action by its id, in the order of the text."""
    figures: dict[str, list[Figure]] = {action.action: [] for action in dataset.actions}
    for figure in dataset.figures:
        figures[figure.action].append(figure)
    return {action: tuple(found) for action, found in figures.items()}


@cache
def outcome_measures(dataset: Dataset) -> tuple[Measure, ...]:
    """The measures that have a page, in the order of a child's journey."""
    return tuple(measure for measure in dataset.measures if measure.kind == "outcome")


@cache
def observations_of(dataset: Dataset, measure: str) -> tuple[Observation, ...]:
    """The observations of a measure, in the order of the file."""
    return tuple(observation for observation in dataset.observations if observation.measure == measure)


@cache
def gap_key_stages(dataset: Dataset) -> tuple[str, ...]:
    """The key stages of the measures for which a gap is stated, in the order of a child's journey."""
    with_gap = {o.measure for o in dataset.observations if o.statistic == "gap"}
    stages = dict.fromkeys(m.key_stage for m in outcome_measures(dataset) if m.measure in with_gap and m.key_stage)
    return tuple(stages)
