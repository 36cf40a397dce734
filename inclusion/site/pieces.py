"""What a page is made of: HTML, charts and controls; and the parameters of an address that choose what is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from inclusion.figures.charts import ChartBundle

Params = Mapping[str, Sequence[str]]
"""The parameters of an address: each name with all its values."""


class Control(Protocol):
    """A piece that shows itself in both ways."""

    def html(self) -> str:
        """What stands on the page before the live one has come, and where there are no scripts."""

    def show(self) -> None:
        """Show it on the live page."""


@dataclass(frozen=True)
class Choice:
    """A control that sets one parameter of the address to one of its options; the first is the one without it."""

    name: str
    label: str
    options: Mapping[str, str]
    chosen: str


Piece = str | ChartBundle | Control | Choice
"""A part of a page; a string is HTML."""


def choose(name: str, label: str, options: Mapping[str, str], params: Params) -> Choice:
    """A choice as the address has it; an unknown value counts as the first option."""
    asked = [value for value in params.get(name, ()) if value in options]
    return Choice(name, label, options, asked[0] if asked else next(iter(options)))
