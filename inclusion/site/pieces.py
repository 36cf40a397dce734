"""What a page is made of: HTML, charts and controls; and the parameters of an address that choose what is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inclusion.actions.filters import ActionFilter
from inclusion.actions.search import Need
from inclusion.figures.charts import ChartBundle
from inclusion.records.model import Action, Dataset

Params = Mapping[str, Sequence[str]]
"""The parameters of an address: each name with all its values."""


@dataclass(frozen=True)
class FilterBar:
    """The filters of actions and what they find, in the whole dataset and in that of the edition chosen.

    `scope` is what the page fixes, `asked` what the address asks for, `chosen` both together; `needs` is the search.
    """

    dataset: Dataset
    edition: Dataset
    scope: ActionFilter
    asked: ActionFilter
    chosen: ActionFilter
    needs: tuple[Need, ...]
    actions: tuple[Action, ...]
    everything: tuple[Action, ...]


@dataclass(frozen=True)
class Choice:
    """A control that sets one parameter of the address to one of its options; the first is the one without it."""

    name: str
    label: str
    options: Mapping[str, str]
    chosen: str


Piece = str | ChartBundle | FilterBar | Choice
"""A part of a page; a string is HTML."""


def choose(name: str, label: str, options: Mapping[str, str], params: Params) -> Choice:
    """A choice as the address has it; an unknown value counts as the first option."""
    asked = [value for value in params.get(name, ()) if value in options]
    return Choice(name, label, options, asked[0] if asked else next(iter(options)))
