"""Where a question leads that readers start with: to a page, or to the list of actions, told which one it answers."""

from urllib.parse import urlsplit

from inclusion.records.model import Question

ACTIONS_PAGE = "all-actions"
QUESTION = "question"
"""The parameter of a list of actions that tells it which question it answers."""


def question_address(question: Question) -> str:
    """Where a question leads; a list of actions is told which question it answers."""
    parts = urlsplit(question.address)
    if parts.path != ACTIONS_PAGE:
        return question.address
    return f"{ACTIONS_PAGE}?{QUESTION}={question.question}&{parts.query}"
