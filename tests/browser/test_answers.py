"""A councillor's five questions are answered on the first two screens of a measure's page, on a desktop and a phone."""

from tests.browser.reader import Reader
from tests.site_map import MEASURES

QUESTIONS = [
    "Wider than in England?",
    "Better than before?",
    "More than chance?",
    "Like our neighbours?",
    "Which promises?",
]


WINDOWS = ((1280, 900), (390, 844))
"""Width and height."""


def test_five_questions_are_answered_within_two_screens(reader: Reader) -> None:
    for measure in MEASURES:
        reader.open(measure.slug).expect_charts()
        answers = reader.page.locator(".answers > div")
        assert answers.locator("dt").all_inner_texts() == QUESTIONS
        assert all(len(text.strip()) > 10 for text in answers.locator("dd").all_inner_texts())
        for width, height in WINDOWS:
            reader.overflow_at(width)
            below = answers.last.evaluate("one => one.getBoundingClientRect().bottom")
            assert below <= 2 * height, (measure.slug, width)
