"""All actions, across priorities."""

from inclusion.filters import ActionFilter
from inclusion.model import Dataset
from inclusion.views.action_list import show_actions
from inclusion.views.filter_bar import show_filters
from inclusion.views.frame import page_foot, page_heading, show_text
from inclusion.wording import COUNT_MEANS, DONE_MEANS, all_counts


def render(dataset: Dataset) -> None:
    """The page of all actions."""
    page_heading("All actions", eyebrow="Actions", lead=all_counts(dataset))
    show_actions(dataset, show_filters(dataset, ActionFilter()))
    show_text(f"{DONE_MEANS} {COUNT_MEANS}")
    page_foot(dataset)
