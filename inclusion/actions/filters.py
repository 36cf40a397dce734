"""The filter of actions as one record, and its way to an address and back.

The same record serves pages, links and CSV routes. Which filters there are stands in `facets`, the choosing in `find`,
the controls that set it in `site`.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from inclusion.actions.facets import FACET, FACETS, SETTINGS, Setting
from inclusion.records.model import Dataset

SEARCH = "q"
"""The name of the search in an address."""


NAMES = (*(setting.name for setting in SETTINGS), SEARCH)
"""All names that a filter has in an address."""


LONGEST_SEARCH = 200
"""Characters of a search that are used; the rest is cut, with a notice."""


class ActionFilter(BaseModel):
    """What actions to show: what is chosen of each facet, as (facet, choice) in the data's order, and the search."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choices: tuple[tuple[str, str], ...] = ()
    q: str = ""
    sort: str | None = None
    edition: str | None = None

    @classmethod
    def choosing(cls, *, q: str = "", edition: str | None = None, **choices: Sequence[str]) -> "ActionFilter":
        """A filter by the names of facets, each with the codes chosen: `choosing(theme=["health"])`."""
        names = sorted(choices, key=list(FACET).index)
        return cls(choices=tuple((name, code) for name in names for code in choices[name]), q=q, edition=edition)

    def chosen(self, name: str) -> tuple[str, ...]:
        return tuple(choice for facet, choice in self.choices if facet == name)

    def criteria(self) -> dict[str, Any]:
        """The keyword arguments of `find.find_actions`, for the data of the edition."""
        return {facet.name: self.chosen(facet.name) for facet in FACETS} | {SEARCH: self.q, "sort": self.sort}

    def params(self) -> dict[str, str]:
        """The filter as parameters of an address, choices joined with commas; what is not chosen is left out."""
        values = {facet.name: ",".join(self.chosen(facet.name)) for facet in FACETS}
        values |= {SEARCH: self.q, "sort": self.sort or "", "edition": self.edition or ""}
        return {name: value for name, value in values.items() if value}

    def asked(self) -> tuple[tuple[str, str], ...]:
        """Each thing chosen as (name, choice); the search is one of them, order and edition are none."""
        return (*self.choices, *([(SEARCH, self.q)] if self.q else []))

    def without(self, name: str, choice: str) -> "ActionFilter":
        """The filter with one thing taken away."""
        if name == SEARCH:
            return self.model_copy(update={"q": ""})
        return self.model_copy(update={"choices": tuple(pair for pair in self.choices if pair != (name, choice))})

    def within(self, scope: "ActionFilter") -> "ActionFilter":
        """The filter with what a page fixes in place of what is asked."""
        fixed = dict(scope.choices)
        choices = [pair for pair in self.choices if pair[0] not in fixed]
        kept = sorted((*choices, *scope.choices), key=lambda pair: list(FACET).index(pair[0]))
        return self.model_copy(update={"choices": tuple(kept), "edition": scope.edition or self.edition})

    def query_string(self) -> str:
        """The filter as the end of an address, "?ks=ks1,ks2&progress=next", or nothing where nothing is chosen."""
        params = self.params()
        return "?" + urlencode(params, safe=",") if params else ""


def parse_filter(dataset: Dataset, params: Mapping[str, Sequence[str]]) -> tuple[ActionFilter, tuple[str, ...]]:
    """The filter that an address asks for, and a notice in words for each part of it that is not known.

    A parameter may stand several times or hold several codes with commas between them. Of a single setting two
    different choices are none.
    """
    notices = [f"There is no filter called “{clip(name)}”." for name in params if name not in NAMES]
    chosen: dict[str, tuple[str, ...]] = {}
    for setting in SETTINGS:
        chosen[setting.name], unknown = parse_choices(dataset, setting, params.get(setting.name, ()))
        notices += [f"“{clip(code)}” is not a choice of the filter “{setting.name}”." for code in unknown]
    words, cut = clean_search(" ".join(params.get(SEARCH, ())))
    notices += [f"The search was cut to its first {LONGEST_SEARCH} characters."] if cut else []
    sort, edition = (next(iter(chosen.pop(name)), None) for name in ("sort", "edition"))
    choices = tuple((name, code) for name, codes in chosen.items() for code in codes)
    return ActionFilter(choices=choices, q=words, sort=sort, edition=edition), tuple(notices)


def parse_choices(dataset: Dataset, setting: Setting, values: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """The choices that the values of a parameter name, in the data's order, and what they name that is none."""
    known = setting.choices(dataset)
    asked = [code.strip() for value in values for code in value.split(",") if code.strip()]
    codes = tuple(code for code in known if code in asked)
    return () if setting.is_single and len(codes) > 1 else codes, [code for code in asked if code not in known]


def clean_search(text: str) -> tuple[str, bool]:
    """The words of a search without control characters and doubled spaces, and whether it had to be cut."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    words = " ".join(printable.split())
    return words[:LONGEST_SEARCH].strip(), len(words) > LONGEST_SEARCH


def clip(text: str) -> str:
    """A foreign text as shown in a notice: printable and short."""
    words, _ = clean_search(text)
    return words if len(words) <= 40 else f"{words[:40]}…"
