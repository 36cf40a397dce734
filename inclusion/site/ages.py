"""Where outcomes meet actions: the actions that name the age of a measure."""

from urllib.parse import quote_plus

from inclusion.actions.facets import UNNAMED
from inclusion.actions.find import find_actions
from inclusion.records.editions import edition_data
from inclusion.records.model import Dataset, Measure
from inclusion.records.words import count, listing
from inclusion.site.action_list import action_rows
from inclusion.site.elements import buttons, heading, link, paragraph
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
    return (
        heading(AGE_HEADING)
        + paragraph(text)
        + topics_part(edition, measure)
        + action_rows(dataset, [a for a in found if a.progress == "next"][:SHOWN])
        + buttons(
            [
                (f"all-actions?ks={stage.key_stage}", f"See all {count(len(found), 'action')}"),
                (f"brief?measure={measure.measure}", "Brief to print"),
            ]
        )
    )


def topics_part(edition: Dataset, measure: Measure) -> Markup:
    """Which words of what is measured no action names, and a link to the actions for each of the others."""
    found = {topic: len(find_actions(edition, q=topic)) for topic in measure.topics}
    missing = [topic for topic, total in found.items() if not total]
    links = [
        link(f"all-actions?q={quote_plus(topic)}", f"{topic} in {count(total, 'action')}")
        for topic, total in found.items()
        if total
    ]
    none = f"No action names {listing(missing).replace(' and ', ' or ')}. " if missing else ""
    others = Markup("A search finds {}.").format(Markup(", ").join(links)) if links else Markup()
    return paragraph(Markup("{}{}").format(none, others)) if found else Markup()
