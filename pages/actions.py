"""All actions, across priorities."""

from collections.abc import Iterable

from inclusion.actions.filters import ActionFilter
from inclusion.actions.words import COUNT_MEANS, DONE_MEANS, STATED_MEANS, all_counts
from inclusion.records.model import Dataset
from inclusion.site.action_list import action_list
from inclusion.site.editions import newer_edition
from inclusion.site.elements import page_foot, page_heading, quiet
from inclusion.site.filter_bar import loosen, read_filters
from inclusion.site.pieces import Params, Piece


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The page of all actions."""
    unknown, bar = read_filters(dataset, ActionFilter(), params)
    yield page_heading("All actions", eyebrow="Actions", lead=all_counts(bar.edition))
    yield newer_edition(dataset, bar.chosen.edition) + unknown
    yield bar
    yield loosen(bar) + action_list(bar, params)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
