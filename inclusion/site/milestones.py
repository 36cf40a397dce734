"""The milestones by which the strategy says that success shows, and what the documents hold for each."""

from collections import Counter

from inclusion.actions.addresses import measure_address
from inclusion.records.model import Dataset, Event
from inclusion.records.words import count
from inclusion.site.elements import facts, paragraph
from inclusion.site.indicators import indicators_part
from inclusion.site.markup import Markup
from inclusion.site.templates import render
from inclusion.site.themes import actions_link, theme_names


def milestones_message(dataset: Dataset) -> str:
    """How many milestones state how much shall be reached, and how many by when."""
    aimed = sum(bool(milestone.targets) for milestone in dataset.milestones)
    dated = sum(bool(milestone.dates) for milestone in dataset.milestones)
    milestones = count(len(dataset.milestones), "milestone")
    if not aimed and not dated:
        return f"None of the {milestones} has a number, a target or a date."
    return f"Of {milestones}: {aimed or 'none'} with a number or a target, {dated or 'none'} with a date."


def evidence_message(dataset: Dataset) -> str:
    """For how many milestones the documents hold measures, for how many other figures, and for how many none."""
    kinds = Counter(milestone.evidence_kind for milestone in dataset.milestones)
    return (
        f"For {kinds['measured']} of them the documents hold measures that bear on them. "
        f"For {kinds['none']} they hold no figure. For the other {kinds['figures']} they state single figures at most."
    )


def milestones_list(dataset: Dataset) -> Markup:
    """Each milestone with what the documents hold for it, its measures and the way to its actions.

    That there is no figure for one stands out.
    """
    return render(
        "milestones.html",
        dataset=dataset,
        measure_address=measure_address,
        theme_names=theme_names,
        actions_link=actions_link,
        indicators_part=indicators_part,
    )


def review_part(dataset: Dataset, review: Event) -> Markup:
    """How and when the strategy is reviewed: what it says, when, and who does it."""
    documents = "; ".join(dataset.source[source].title for source in review.source)
    pairs = [("When", review.date_words), ("Who", review.body), ("Document", documents)]
    return paragraph(review.finding) + facts(pairs)
