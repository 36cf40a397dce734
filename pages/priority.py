"""A priority: its aim, its filters, its actions."""

from collections.abc import Iterable

from inclusion.filters import ActionFilter
from inclusion.model import Dataset, Priority
from inclusion.views.action_list import action_list
from inclusion.views.filter_bar import loosen, read_filters
from inclusion.views.parts import page_foot, page_heading, quiet
from inclusion.views.pieces import Params, Piece
from inclusion.wording import COUNT_MEANS, DONE_MEANS, STATED_MEANS, priority_counts


def page(dataset: Dataset, priority: Priority, params: Params) -> Iterable[Piece]:
    """The page of one priority."""
    yield page_heading(
        priority.title,
        eyebrow=f"Actions · Priority {priority.priority} of {len(dataset.priorities)}",
        lead=f"{priority.aim} {priority_counts(dataset, priority)}",
    )
    unknown, bar = read_filters(dataset, ActionFilter(priority=(priority.priority,)), params)
    yield unknown
    yield bar
    yield loosen(bar) + action_list(bar, params)
    yield quiet(f"{DONE_MEANS} {COUNT_MEANS} {STATED_MEANS}")
    yield page_foot(dataset)
