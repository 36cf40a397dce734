"""Actions as rows of a CSV file."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pandas as pd

from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions, followers
from inclusion.actions.words import figure_value, place_in_document
from inclusion.records.downloads import Download, UnknownChoiceError, plain_name, to_csv, to_frame, version_cells
from inclusion.records.editions import edition_data
from inclusion.records.model import Action, Dataset


def actions_frame(dataset: Dataset, actions: Iterable[Action]) -> pd.DataFrame:
    """A row for each action in the order given: the columns of actions.csv, then what is joined from other files."""
    rows = [action_row(dataset, action) for action in actions]
    return to_frame(rows, list(action_row(dataset, dataset.actions[0])))


@cache
def action_lines(dataset: Dataset) -> tuple[bytes, dict[str, bytes]]:
    """The header line of the actions' CSV, and the line of each action, made once."""
    ids = [action.action for action in dataset.actions]
    header, *lines = to_csv(actions_frame(dataset, dataset.actions)).splitlines(keepends=True)
    return header, dict(zip(ids, lines, strict=True))


def actions_download(dataset: Dataset, chosen: ActionFilter) -> Download:
    """The actions that a filter finds, in the order of the screen; the name says what was filtered."""
    actions = find_actions(edition_data(dataset, chosen.edition), **chosen.criteria())
    header, lines = action_lines(dataset)
    parts = [f"{name}-{value}" for name, value in chosen.params().items()]
    content = header + b"".join(lines[action.action] for action in actions)
    name = plain_name("lincolnshire-actions", parts)
    return Download(name, content, len(actions), lambda: actions_frame(dataset, actions))


def actions_size(dataset: Dataset, actions: Iterable[Action]) -> int:
    """The bytes of the CSV of actions, without making it."""
    header, lines = action_lines(dataset)
    return len(header) + sum(len(lines[action.action]) for action in actions)


def actions_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for; an address with a mistake gets no file, as rows may be missed or too many."""
    chosen, unknown = parse_filter(dataset, params)
    if unknown:
        raise UnknownChoiceError(" ".join(unknown))
    return actions_download(dataset, chosen)


def action_row(dataset: Dataset, action: Action) -> dict[str, object]:
    """An action as a row of the download."""
    priority, source = dataset.priority[action.source, action.priority], dataset.source[action.source]
    figures = [f"{figure_value(f)} ({f.unit}): {f.meaning}" for f in dataset.figures_of[action.action]]
    return {
        **dict(action),
        "priority_title": priority.title,
        "followed_by": tuple(a.action for a in followers(dataset)[action.action]),
        "figures": tuple(figures),
        "source_title": source.title,
        "section": place_in_document(dataset, action),
        "url": source.url + priority.source_path,
        **version_cells(dataset),
    }
