"""An action on a page of its own: everything said of it, its thread both ways, its place, and what is near."""

from collections.abc import Iterable

from inclusion.actions.addresses import ACTIONS_PAGE, action_address
from inclusion.actions.facts import ActionFacts
from inclusion.actions.filters import ActionFilter, clip
from inclusion.actions.find import find_actions
from inclusion.figures.words import headline
from inclusion.records.editions import edition_data
from inclusion.records.model import Action, Dataset
from inclusion.records.words import count
from inclusion.site.action_list import outcomes_at_its_age
from inclusion.site.editions import newer_edition
from inclusion.site.elements import buttons, notices, page_foot, page_heading, report_link
from inclusion.site.indicators import theme_figures
from inclusion.site.markup import Markup
from inclusion.site.official_wording import official_wording
from inclusion.site.pieces import Params, Piece
from inclusion.site.templates import render
from inclusion.site.threads import neighbours, nothing_in_edition, nothing_later, thread_of

LEAD = "Each action of the strategy has a page of its own, by its id."
NEARBY = 5
"""Other actions of the same theme that are named."""


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    """The page of the action that the address names; where it names none, the way to all of them."""
    action = asked_action(dataset, params)
    if action is None:
        yield page_heading("Which action?", eyebrow="Actions", lead=LEAD)
        yield notices([f"There is no action “{clip(value)}”." for value in params.get("id", ())])
        yield buttons([(ACTIONS_PAGE, "All actions")])
    else:
        yield newer_edition(dataset, action.source) + action_part(dataset, action)
    yield page_foot(dataset)


def in_words(dataset: Dataset, params: Params) -> tuple[str, str]:
    action = asked_action(dataset, params)
    return (action.title, action.summary) if action else ("", "")


def asked_action(dataset: Dataset, params: Params) -> Action | None:
    return dataset.action.get(next(iter(params.get("id", ())), ""))


def action_part(dataset: Dataset, action: Action) -> Markup:
    facts = ActionFacts(dataset, action)
    edition = edition_data(dataset, action.source)
    same_theme = find_actions(edition, theme=action.themes[:1])
    chosen = ActionFilter.choosing(theme=action.themes[:1], edition=action.source)
    return render(
        "action_page.html",
        facts=facts,
        neighbours=[(words, action_address(other)) for words, other in neighbours(dataset, action)],
        official=official_wording(dataset, action),
        thread=thread_of(dataset, action),
        silence=[nothing_in_edition(dataset, action), nothing_later(dataset, action)],
        address=action_address(action),
        report=report_link(action.action, f"Report a mistake in {action.action}", action_address(action)),
        figures=theme_figures(dataset, action.themes, is_open=True),
        outcomes=[(f.measure.slug, f.measure.title, headline(f)) for f in outcomes_at_its_age(dataset, action)],
        others=[
            (other, ActionFacts(dataset, other).tag, action_address(other)) for other in same_theme if other != action
        ][:NEARBY],
        all_others=(
            f"{ACTIONS_PAGE}{chosen.query_string()}",
            f"All {count(len(same_theme), 'action')} on “{facts.themes[0]}”",
        ),
    )
