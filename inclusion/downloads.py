"""Downloads as files: what stands in them, how they are called, and at which address.

The page and the route make a file here, so that a link and its label always agree with what comes. It knows nothing
of HTTP.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from inclusion.filters import ActionFilter, parse_filter
from inclusion.model import Dataset, Group
from inclusion.queries import find_actions
from inclusion.tables import actions_frame, outcomes_frame, to_csv

ACTIONS_ADDRESS = "data/actions.csv"
OUTCOMES_ADDRESS = "data/outcomes.csv"


class UnknownChoiceError(ValueError):
    """An address asks for something that is not there; its text says what, and what there is."""


@dataclass(frozen=True)
class Download:
    """A CSV file: its name, its bytes, and how many rows it has below the header."""

    name: str
    content: bytes
    rows: int


@lru_cache(maxsize=256)
def actions_download(dataset: Dataset, chosen: ActionFilter) -> Download:
    """The actions that a filter finds, in the order of the screen; the name says what was filtered."""
    actions = find_actions(dataset, **chosen.criteria())
    parts = [f"{name}-{value}" for name, value in chosen.params().items()]
    return Download(file_name("lincolnshire-actions", parts), to_csv(actions_frame(dataset, actions)), len(actions))


@lru_cache(maxsize=256)
def outcomes_download(dataset: Dataset, measures: tuple[str, ...] = (), groups: tuple[Group, ...] = ()) -> Download:
    """The stated and worked-out figures of the measures, of all outcomes where none is named."""
    frame = outcomes_frame(dataset, measures, groups)
    return Download(file_name("lincolnshire-outcomes", [*measures, *groups]), to_csv(frame), len(frame))


def file_name(start: str, parts: Sequence[str]) -> str:
    """A file name of plain letters, at most about 100 characters long."""
    name = "-".join([start, *parts]).lower()
    plain = "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in name).split())
    return f"{plain[:100].rstrip('-')}.csv"


def actions_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for; an address with a mistake gets no file, as rows may be missed or too many."""
    chosen, notices = parse_filter(dataset, params)
    if notices:
        raise UnknownChoiceError(" ".join(notices))
    return actions_download(dataset, chosen)


def outcomes_by_address(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> Download:
    """The file that an address asks for, with `measure` and `group`, each with one or more codes."""
    known = {"measure": tuple(dataset.measure), "group": get_args(Group)}
    notices = [f"There is no filter called “{name[:40]}”." for name in params if name not in known]
    chosen: dict[str, tuple[str, ...]] = {}
    for name, choices in known.items():
        asked = [code.strip() for value in params.get(name, ()) for code in value.split(",") if code.strip()]
        notices += [
            f"“{code[:40]}” is not a {name}. Known: {', '.join(choices)}." for code in asked if code not in choices
        ]
        chosen[name] = tuple(code for code in choices if code in asked)
    if notices:
        raise UnknownChoiceError(" ".join(notices))
    groups: tuple[Group, ...] = tuple(group for group in get_args(Group) if group in chosen["group"])
    return outcomes_download(dataset, chosen["measure"], groups)
