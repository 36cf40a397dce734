"""The strategies that the inclusion strategy builds on, and its ambitions."""

from inclusion.records.model import Dataset
from inclusion.site.markup import Markup
from inclusion.site.templates import render
from inclusion.site.themes import actions_link, theme_names

OWNER_NOT_STATED = "not stated"


def strategies_list(dataset: Dataset) -> Markup:
    """Each strategy with its purpose, who owns it, and the way to the actions of its themes.

    Where no owner is stated, it says so.
    """
    return render(
        "strategies.html",
        dataset=dataset,
        without_owner=OWNER_NOT_STATED,
        theme_names=theme_names,
        actions_link=actions_link,
    )


def ambitions_list(dataset: Dataset) -> Markup:
    """The ambitions, numbered as in the strategy."""
    return render("ambitions.html", ambitions=dataset.ambitions)
