"""A priority: its aim, its filters, its actions."""

from inclusion.filters import ActionFilter
from inclusion.model import Dataset, Priority
from inclusion.views.action_list import show_actions
from inclusion.views.filter_bar import show_filters
from inclusion.views.frame import page_foot, page_heading, show_text
from inclusion.wording import COUNT_MEANS, DONE_MEANS, priority_counts


def render(dataset: Dataset, priority: Priority) -> None:
    """The page of one priority."""
    page_heading(
        priority.title,
        eyebrow=f"Actions · Priority {priority.priority} of {len(dataset.priorities)}",
        lead=f"{priority.aim} {priority_counts(dataset, priority)}",
    )
    actions = show_filters(dataset, ActionFilter(priority=(priority.priority,)))
    show_actions(dataset, actions)
    show_text(f"{DONE_MEANS} {COUNT_MEANS}")
    page_foot(dataset)
