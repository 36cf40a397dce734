"""Where the things that the data tells of stand on the site, as addresses below its root."""

from urllib.parse import urlsplit

from inclusion.records.model import Action, Measure, Question, Term
from inclusion.records.words import words_of

ACTIONS_PAGE = "all-actions"
CONTEXT_PAGE = "send-in-lincolnshire"
EVENTS_PAGE = "strategies-and-inspections"
MILESTONES_PAGE = "how-success-is-measured"

QUESTION = "question"
"""The parameter of a list of actions that tells it which question it answers."""


def action_address(action: Action) -> str:
    return f"action?id={action.action}"


def measure_address(measure: Measure) -> str:
    """A page of its own, or its place among the milestones or the background figures."""
    if measure.kind == "indicator":
        return f"{MILESTONES_PAGE}#{measure.slug}"
    return measure.slug if measure.kind == "outcome" else f"{CONTEXT_PAGE}#{measure.slug}"


def question_address(question: Question) -> str:
    """Where a question leads; a list of actions is told which question it answers."""
    parts = urlsplit(question.address)
    if parts.path != ACTIONS_PAGE:
        return question.address
    return f"{ACTIONS_PAGE}?{QUESTION}={question.question}&{parts.query}"


def term_address(term: Term) -> str:
    """The entry of a term: "glossary#term-ehc-plan"."""
    return f"glossary#{'-'.join(('term', *words_of(term.term)))}"
