"""A councillor's five questions are answered on the first two screens of a measure's page, on a desktop and a phone."""

import pytest

from tests.browser.fixtures import NewReader
from tests.site_map import MEASURES

QUESTIONS = [
    "Wider than in England?",
    "Better than before?",
    "More than chance?",
    "Like our neighbours?",
    "Which promises?",
]


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_five_questions_are_answered_within_two_screens(new_reader: NewReader, width: int, height: int) -> None:
    reader = new_reader(width=width, height=height, touch=width < 600)
    for measure in MEASURES:
        reader.open(measure.slug).expect_charts()
        answers = reader.page.locator(".answers > div")
        assert answers.locator("dt").all_inner_texts() == QUESTIONS
        assert all(len(text.strip()) > 10 for text in answers.locator("dd").all_inner_texts())
        below = answers.last.evaluate("one => one.getBoundingClientRect().bottom")
        assert below <= 2 * height, measure.slug
