"""Actions as rows of a CSV file."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from inclusion.actions.columns import COLUMNS
from inclusion.actions.facts import ActionFacts
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.records.downloads import Download, Sheet, UnknownChoiceError, plain_name, to_csv
from inclusion.records.editions import edition_data
from inclusion.records.model import Action, Dataset


def actions_sheet(dataset: Dataset, actions: Iterable[Action]) -> Sheet:
    """A row for each action in the order given."""
    rows = ({column.name: column.cell(ActionFacts(dataset, action)) for column in COLUMNS} for action in actions)
    return Sheet(tuple(column.name for column in COLUMNS), tuple(rows))


@cache
def action_lines(dataset: Dataset) -> tuple[bytes, dict[str, bytes]]:
    """The header line of the actions' CSV, and the line of each action, made once."""
    ids = [action.action for action in dataset.actions]
    header, *lines = to_csv(actions_sheet(dataset, dataset.actions)).splitlines(keepends=True)
    return header, dict(zip(ids, lines, strict=True))


def actions_download(dataset: Dataset, chosen: ActionFilter) -> Download:
    """The actions that a filter finds, in the order of the screen; the name says what was filtered."""
    actions = chosen_actions(dataset, chosen)
    header, lines = action_lines(dataset)
    content = header + b"".join(lines[action.action] for action in actions)
    return Download(actions_name(chosen), content, len(actions), lambda: actions_sheet(dataset, actions))


def chosen_actions(dataset: Dataset, chosen: ActionFilter) -> tuple[Action, ...]:
    return find_actions(edition_data(dataset, chosen.edition), **chosen.criteria())


def actions_name(chosen: ActionFilter) -> str:
    """What the name of a file of actions begins with."""
    return plain_name("lincolnshire-actions", [f"{name}-{value}" for name, value in chosen.params().items()])


def actions_size(dataset: Dataset, actions: Iterable[Action]) -> int:
    """The bytes of the CSV of actions, without making it."""
    header, lines = action_lines(dataset)
    return len(header) + sum(len(lines[action.action]) for action in actions)


def actions_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    return actions_download(dataset, filter_by_address(dataset, params))


def filter_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> ActionFilter:
    """The filter of an address of a file; one with a mistake gets no file, as rows may be missed or too many."""
    chosen, unknown = parse_filter(dataset, params)
    if unknown:
        raise UnknownChoiceError(" ".join(unknown))
    return chosen
