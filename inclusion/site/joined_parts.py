"""Where outcomes meet actions: the actions that name the age of a measure."""

from inclusion.actions.facets import UNNAMED
from inclusion.actions.find import find_actions
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, listing
from inclusion.site.action_list import action_cards
from inclusion.site.elements import buttons, heading, paragraph
from inclusion.site.markup import Markup

AGE_HEADING = "What the plan says about this age"
SHOWN = 2
"""Promises shown on a measure's page before the link to all."""


def actions_of_age(dataset: Dataset, measure: Measure) -> Markup:
    """What the plan says about the age of a measure, how many actions name no age, and what none names."""
    edition = edition_data(dataset)
    stage = dataset.key_stage[measure.key_stage or ""]
    found = find_actions(edition, ks=[stage.key_stage])
    silent = find_actions(edition, ks=[UNNAMED])
    text = (
        f"{count(len(found), 'action')} {'names' if len(found) == 1 else 'name'} this age ({stage.ages.lower()}). "
        f"{len(silent)} of {len(edition.actions)} name no age, so they may concern it too. "
        "The documents do not say which action should close which gap."
    )
    missing = [topic for topic in measure.topics if not find_actions(edition, q=topic)]
    none = f"No action names {listing(missing).replace(' and ', ' or ')}." if missing else ""
    return (
        heading(AGE_HEADING)
        + paragraph(f"{text} {none}")
        + action_cards(dataset, [a for a in found if a.progress == "next"][:SHOWN])
        + buttons(
            [
                (f"all-actions?ks={stage.key_stage}", f"See all {count(len(found), 'action')}"),
                (f"brief?measure={measure.measure}", "Brief to print"),
            ]
        )
    )
