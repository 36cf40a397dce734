"""All actions, across priorities."""

from collections.abc import Iterable

from inclusion.filters import ActionFilter
from inclusion.model import Dataset
from inclusion.views.action_list import action_list
from inclusion.views.edition_parts import newer_edition
from inclusion.views.filter_bar import loosen, read_filters
from inclusion.views.parts import page_foot, page_heading, quiet
from inclusion.views.pieces import Params, Piece
from inclusion.wording import COUNT_MEANS, DONE_MEANS, STATED_MEANS, all_counts


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The page of all actions."""
    unknown, bar = read_filters(dataset, ActionFilter(), params)
    yield page_heading("All actions", eyebrow="Actions", lead=all_counts(bar.edition))
    yield newer_edition(dataset, bar.chosen.edition) + unknown
    yield bar
    yield loosen(bar) + action_list(bar, params)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
