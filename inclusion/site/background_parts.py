"""The parts of the background pages: milestones, strategies, ambitions, and the actions of their themes."""

from collections.abc import Iterable, Sequence
from html import escape

from inclusion.actions.filters import ActionFilter
from inclusion.actions.find import find_actions
from inclusion.records.editions import newest
from inclusion.records.model import Dataset, Event, Measure, Milestone, Strategy
from inclusion.records.words import count
from inclusion.site.parts import link, paragraph

NO_FIGURE = "No figure in these documents."
"""The evidence of a milestone for which the documents hold no figure at all."""


OWNER_NOT_STATED = "owner not stated"
CONTEXT_PAGE = "send-in-lincolnshire"


def milestones_message(dataset: Dataset) -> str:
    """What no milestone has; the strategy gives all of them as words only."""
    return f"None of the {count(len(dataset.milestones), 'milestone')} has a number, a target or a date."


def evidence_message(dataset: Dataset) -> str:
    """For how many milestones the documents hold measures, for how many other figures, and for how many none."""
    measured = sum(bool(milestone.measures) for milestone in dataset.milestones)
    without = sum(milestone.evidence == NO_FIGURE for milestone in dataset.milestones)
    return (
        f"For {measured} of them the documents hold measures that bear on them. For {without} they hold no figure. "
        f"For the other {len(dataset.milestones) - measured - without} they state single figures at most."
    )


def milestones_list(dataset: Dataset) -> str:
    """Each milestone with what the documents hold for it, its measures and the way to its actions."""
    return f'<ol class="cards">{"".join(milestone_card(dataset, milestone) for milestone in dataset.milestones)}</ol>'


def milestone_card(dataset: Dataset, milestone: Milestone) -> str:
    """A milestone; that there is no figure for it stands out."""
    mark = ' class="none"' if milestone.evidence == NO_FIGURE else ""
    measures = links_list((measure_address(m), m.title) for m in map(dataset.measure.__getitem__, milestone.measures))
    return (
        f'<li class="card" id="{milestone.milestone}"><h3>{escape(milestone.title)}</h3>'
        f"<p{mark}>{escape(milestone.evidence)}</p>"
        f"{facts([('Measures', measures or 'none'), theme_fact(dataset, milestone.themes)])}"
        f"{themes_foot(dataset, milestone.themes)}</li>"
    )


def measure_address(measure: Measure) -> str:
    """Where a measure stands: its own page, or its place on the page of background figures."""
    return measure.slug if measure.kind == "outcome" else f"{CONTEXT_PAGE}#{measure.slug}"


def links_list(links: Iterable[tuple[str, str]]) -> str:
    """Links as a list: (address, words); nothing where there are none."""
    items = "".join(f"<li>{link(address, words)}</li>" for address, words in links)
    return f'<ul class="links">{items}</ul>' if items else ""


def theme_fact(dataset: Dataset, themes: Sequence[str]) -> tuple[str, str]:
    """The names of themes as a fact."""
    return "Themes", escape("; ".join(dataset.theme[theme].name for theme in themes))


def themes_foot(dataset: Dataset, themes: Sequence[str]) -> str:
    """The foot of a card: the way to the actions of its themes, with their number; nothing where it has no theme."""
    if not themes:
        return ""
    number = len(find_actions(dataset, theme=themes))
    chosen = ActionFilter.choosing(theme=themes, edition=newest(dataset).source)
    address = f"all-actions{chosen.query_string()}"
    words = f"See {count(number, 'action')} on {'this theme' if len(themes) == 1 else 'these themes'}"
    return f'<div class="foot">{link(address, words)}</div>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms with what holds for them: (words, HTML); what is empty is left out."""
    items = "".join(f"<div><dt>{term}</dt><dd>{html}</dd></div>" for term, html in pairs if html)
    return f'<dl class="meta facts">{items}</dl>'


def review_part(dataset: Dataset, review: Event) -> str:
    """How and when the strategy is reviewed: what it says, when, and who does it."""
    documents = "; ".join(dataset.source[source].title for source in review.source)
    pairs = [("When", review.date_words or ""), ("Who", review.body or ""), ("Document", documents)]
    return paragraph(review.finding) + facts((term, escape(text)) for term, text in pairs)


def strategies_list(dataset: Dataset) -> str:
    """Each strategy with its purpose, who owns it, and the way to the actions of its themes."""
    return f'<ul class="cards">{"".join(strategy_card(dataset, strategy) for strategy in dataset.strategies)}</ul>'


def strategy_card(dataset: Dataset, strategy: Strategy) -> str:
    """A strategy; where no owner is stated, it says so."""
    owners = escape("; ".join(strategy.owners)) or OWNER_NOT_STATED
    return (
        f'<li class="card" id="{strategy.strategy}"><h3>{escape(strategy.name)}</h3>{paragraph(strategy.purpose)}'
        f"{facts([('Owner', owners), theme_fact(dataset, strategy.themes)])}"
        f"{themes_foot(dataset, strategy.themes)}</li>"
    )


def ambitions_list(dataset: Dataset) -> str:
    """The ambitions, numbered as in the strategy."""
    items = "".join(f'<li value="{ambition.ambition}">{escape(ambition.text)}</li>' for ambition in dataset.ambitions)
    return f'<ol class="prose">{items}</ol>'
