"""What a list of actions shows: read from the address, with what the page itself fixes.

The address is the only state. What a reader takes away again, or only looks at otherwise, is a link to another address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from inclusion.actions.addresses import QUESTION
from inclusion.actions.entries import Entry
from inclusion.actions.facets import AGE, FACETS, PROGRESS, UNNAMED, Facet, Setting
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.actions.search import Found, search
from inclusion.records.editions import edition_data, editions, newest
from inclusion.records.model import Action, Dataset
from inclusion.site.pieces import Params

ROWS, FULL = "rows", "full"
"""The parameter that opens all rows of the list, and its value."""


PAGE = "page"
"""A parameter that a list has beside its filters: which part of it is shown."""


@dataclass(frozen=True)
class ListView:
    """The filters of a list and what they find, in the whole dataset and in that of the edition chosen.

    `scope` is what the page fixes, `asked` what the address asks for, `chosen` both together; `found` is the search,
    `is_full` whether all rows are open, `page` the part of a long list, `unknown` a notice for each part of the address
    that is not known, `question` the id of the question that the list answers, where it does.
    """

    dataset: Dataset
    edition: Dataset
    scope: ActionFilter
    asked: ActionFilter
    chosen: ActionFilter
    found: Found
    actions: tuple[Action, ...]
    everything: tuple[Action, ...]
    is_full: bool
    page: int
    unknown: tuple[str, ...]
    question: str = ""

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The filters that a reader may set, in the order of the screen; progress stands apart."""
        return tuple(facet for facet in FACETS if facet != PROGRESS and not self.scope.chosen(facet.name))

    @property
    def has_editions(self) -> bool:
        return len(editions(self.dataset)) > 1 and not self.scope.edition

    @property
    def elsewhere(self) -> tuple[Entry, ...]:
        """What a search of all actions found besides them, the best first; a list of one priority leaves it out."""
        return () if self.scope.params() else self.found.pages

    @property
    def ages(self) -> tuple[str, ...]:
        """The ages that are chosen, without the choice of what names none."""
        return tuple(stage for stage in self.chosen.chosen(AGE.name) if stage != UNNAMED)

    def names(self, setting: Setting) -> Mapping[str, str]:
        """The choices of a setting, each with its name in the edition chosen."""
        return {choice: setting.words(self.edition, choice) for choice in setting.choices(self.dataset)}

    def address(self, asked: ActionFilter, **others: str) -> str:
        """The address of this page with another filter, its rows open or not as they are."""
        params = {**asked.params(), **({ROWS: FULL} if self.is_full else {}), **others}
        return f"?{urlencode({name: value for name, value in params.items() if value}, safe=',')}"

    def here(self, **others: str) -> str:
        """The address of this page with the same filter, otherwise looked at."""
        return self.address(self.asked, **{QUESTION: self.question, **others})


def read_view(
    dataset: Dataset, scope: ActionFilter, params: Params, question: str = "", pages: tuple[Entry, ...] = ()
) -> ListView:
    """The view that an address asks for.

    `scope` is what the page itself fixes; the address cannot change it. `pages` are searched too.
    """
    own = (ROWS, PAGE, QUESTION)
    asked, unknown = parse_filter(dataset, {name: values for name, values in params.items() if name not in own})
    chosen = asked.within(scope)
    chosen = chosen.model_copy(update={"edition": chosen.edition or newest(dataset).source})
    edition = edition_data(dataset, chosen.edition)
    return ListView(
        dataset,
        edition,
        scope,
        asked,
        chosen,
        search(edition, chosen.q, pages),
        find_actions(edition, **chosen.criteria()),
        find_actions(edition, **scope.criteria()),
        FULL in params.get(ROWS, ()),
        page_number(params),
        unknown,
        question,
    )


def page_number(params: Params) -> int:
    """The page of a list that an address asks for; the first where it asks for none that there can be."""
    asked = next(iter(params.get(PAGE, ())), "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
