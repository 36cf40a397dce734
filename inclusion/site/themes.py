"""Themes as what leads from a milestone or a strategy to the actions that bear on it."""

from collections.abc import Sequence

from inclusion.actions.filters import ActionFilter
from inclusion.actions.find import find_actions
from inclusion.records.editions import newest
from inclusion.records.model import Dataset
from inclusion.records.words import count
from inclusion.site.elements import link
from inclusion.site.markup import Markup


def theme_names(dataset: Dataset, themes: Sequence[str]) -> str:
    return "; ".join(dataset.theme[theme].name for theme in themes)


def actions_link(dataset: Dataset, themes: Sequence[str]) -> Markup:
    """The way to the actions of an edition that have one of these themes, with their number."""
    number = len(find_actions(dataset, theme=themes))
    chosen = ActionFilter.choosing(theme=themes, edition=newest(dataset).source)
    words = f"See {count(number, 'action')} on {'this theme' if len(themes) == 1 else 'these themes'}"
    return link(f"all-actions{chosen.query_string()}", words)
