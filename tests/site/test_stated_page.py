"""What the plan states: the amounts that promises name stand on the page, each with its action."""

import re

from inclusion.records.model import Dataset
from pages import stated


def html_of(dataset: Dataset) -> str:
    """All HTML of the page."""
    return "".join(piece for piece in stated.page(dataset, {}) if isinstance(piece, str))


def test_each_amount_to_be_reached_stands_beside_its_promise(small: Dataset) -> None:
    found = re.findall(r"<small>(P\d-N\d\d)</small>: ([^<]*)</li>", html_of(small))
    assert found == [("P1-N01", "3 more boats"), ("P3-N01", "about 300 families")]


def test_where_no_promise_says_how_much_the_page_says_so(small: Dataset) -> None:
    vague = [action.model_copy(update={"targets": ()}) for action in small.actions]
    html = html_of(small.model_copy(update={"actions": tuple(vague)}))
    assert "None of the promises does." in html
    assert "3 more boats" not in html.split("How much shall be reached")[1]
