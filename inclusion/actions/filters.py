"""The filter of actions as one record, and its way to an address and back.

The same record serves pages, links and CSV routes. It knows the names in the address; the widgets that set it are in
`views`, the choosing in `queries`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from inclusion.actions.find import NEXT_KINDS, NO_AGE, PROGRESS_ORDER, STATED, Sort
from inclusion.records.editions import EVERY_EDITION, editions
from inclusion.records.model import Dataset, Progress

SINGLE = ("progress", "sort", "edition")
"""Filters with one choice at most."""


LONGEST_SEARCH = 200
"""Characters of a search that are used; the rest is cut, with a notice."""


class ActionFilter(BaseModel):
    """What actions to show. Fields are the names in the address; choices stand in the data's order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    priority: tuple[int, ...] = ()
    progress: Progress | None = None
    ks: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    q: str = ""
    sort: Sort | None = None
    edition: str | None = None

    def criteria(self) -> dict[str, Any]:
        """The keyword arguments of `queries.find_actions`, for the data of the edition."""
        return {name: value for name, value in self if name != "edition"}

    def params(self) -> dict[str, str]:
        """The filter as parameters of an address; what is not chosen is left out."""
        return {name: as_parameter(value) for name, value in self if value not in ((), None, "")}

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Each thing chosen as (filter, choice); the search is one choice, order and edition are none."""
        values = {name: value if isinstance(value, tuple) else (value,) for name, value in self.criteria().items()}
        chosen = ((name, str(choice)) for name, choices in values.items() for choice in choices if choice)
        return tuple((name, choice) for name, choice in chosen if name != "sort")

    def without(self, name: str, choice: str) -> "ActionFilter":
        """The filter with one choice taken away."""
        value = getattr(self, name)
        rest = tuple(entry for entry in value if str(entry) != choice) if isinstance(value, tuple) else None
        return self.model_copy(update={name: "" if name == "q" else rest})

    def query_string(self) -> str:
        """The filter as the end of an address, "?ks=ks1,ks2&progress=next", or nothing where nothing is chosen."""
        params = self.params()
        return "?" + urlencode(params, safe=",") if params else ""


def as_parameter(value: object) -> str:
    """A field's value in an address: choices joined with commas."""
    return ",".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


@cache
def known_choices(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """For each filter with choices, the codes that an address may name, in the data's order."""
    return {
        "priority": tuple(str(number) for number in sorted({priority.priority for priority in dataset.priorities})),
        "progress": PROGRESS_ORDER,
        "ks": (*(stage.key_stage for stage in dataset.key_stages), NO_AGE),
        "theme": tuple(theme.theme for theme in dataset.themes),
        "partner": tuple(partner.partner for partner in dataset.partners),
        "states": STATED,
        "kind": NEXT_KINDS,
        "sort": get_args(Sort),
        "edition": (*(source.source for source in reversed(editions(dataset))), EVERY_EDITION),
    }


def parse_filter(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> tuple[ActionFilter, tuple[str, ...]]:
    """The filter that an address asks for, and a notice in words for each part of it that is not known.

    A parameter may stand several times or hold several codes with commas between them.
    """
    notices = [f"There is no filter called “{clip(name)}”." for name in params if name not in ActionFilter.model_fields]
    fields: dict[str, object] = {}
    for name, known in known_choices(dataset).items():
        asked = [code.strip() for value in params.get(name, ()) for code in value.split(",") if code.strip()]
        notices += [f"“{clip(code)}” is not a choice of the filter “{name}”." for code in asked if code not in known]
        chosen = tuple(code for code in known if code in asked)
        single = name in SINGLE
        fields[name] = (chosen[0] if len(chosen) == 1 else None) if single else chosen
    words, cut = clean_search(" ".join(params.get("q", ())))
    notices += [f"The search was cut to its first {LONGEST_SEARCH} characters."] if cut else []
    return ActionFilter.model_validate({**fields, "q": words}), tuple(notices)


def clean_search(text: str) -> tuple[str, bool]:
    """The words of a search without control characters and doubled spaces, and whether it had to be cut."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    words = " ".join(printable.split())
    return words[:LONGEST_SEARCH].strip(), len(words) > LONGEST_SEARCH


def clip(text: str) -> str:
    """A foreign text as shown in a notice: printable and short."""
    words, _ = clean_search(text)
    return words if len(words) <= 40 else f"{words[:40]}…"


def read_params(pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Name and value pairs of an address as lists by name."""
    params: dict[str, list[str]] = {}
    for name, value in pairs:
        params.setdefault(name, []).append(value)
    return params
