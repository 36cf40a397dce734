"""Times as stated, read as days: a promise says that its time has passed only where that is sure."""

from datetime import date

import pytest

from inclusion.actions.facts import ActionFacts
from inclusion.actions.times import has_passed, last_day
from inclusion.records.model import Dataset


@pytest.mark.parametrize(
    ("stated", "last"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-26", date(2026, 8, 31)),
        ("July 2025", date(2025, 7, 31)),
        ("by February 2028", date(2028, 2, 29)),
        ("1 September 2025", date(2025, 9, 30)),
        ("spring 2026", date(2026, 5, 31)),
        ("Autumn 2025", date(2025, 12, 31)),
        ("winter 2025", date(2026, 3, 31)),
        ("the end of 2026", date(2026, 12, 31)),
        ("March 2025 and May 2026", date(2026, 5, 31)),
        ("from 2023-24", None),
        ("since May 2024", None),
        ("starting in 2025-26", None),
        ("over the next 5 years", None),
        ("each January", None),
        ("within two years", None),
        ("anti-bullying week", None),
    ],
)
def test_the_last_day_that_a_time_can_mean(stated: str, last: date | None) -> None:
    assert last_day(stated) == last


def released(dataset: Dataset, day: date) -> Dataset:
    """The dataset as if it had been released on another day."""
    release = dataset.release.model_copy(update={"released": day})
    return dataset.model_copy(update={"releases": (*dataset.releases[:-1], release)})


def test_a_promise_whose_time_has_passed_by_the_release_says_so(small: Dataset) -> None:
    promise = small.action["P1-N01"]
    assert promise.dates == ("by March 2032",)
    assert ActionFacts(small, promise).passed == (
        "This time had passed by 30 September 2032. The documents do not say what came of it."
    )
    assert [has_passed(released(small, date(2032, month, day)), promise) for month, day in ((3, 31), (4, 1))] == [
        False,
        True,
    ]


def test_what_is_done_has_no_time_that_passed_and_what_has_no_end_has_not_passed(small: Dataset) -> None:
    passed = [action.action for action in small.actions if has_passed(small, action)]
    assert small.action["P1-A02"].dates
    assert small.action["P2-N02"].dates
    assert passed == ["P1-N01"]


def test_a_promise_with_one_time_still_to_come_has_not_passed(small: Dataset) -> None:
    promise = small.action["P1-N01"].model_copy(update={"dates": ("March 2032", "March 2040")})
    assert not has_passed(small, promise)
