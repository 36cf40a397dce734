"""The recorder of speech: what counts as amiss in what was said. That it hears at all, only a run of it shows."""

from dataclasses import replace

import pytest

from tests.record_speech import Heard, Walk, paragraphs, told


def walk(*said: str, task: str = "", told: tuple[str, ...] = (), keys: int = 1) -> Walk:
    """A walk in which the last key was answered with these words."""
    heard = (*(Heard("Tab", ()) for _ in range(keys - 1)), Heard("Tab", said))
    return Walk("overview", 390, task, told, heard, "Orca 99", "Chromium 200")


@pytest.mark.parametrize(
    "said",
    [
        ("row: sen-support text mark",),
        ("Logo. Unlabeled image.",),
        ("highlight start",),
        ("blank",),
        ("Search for a word here", "Search for a word here"),
        ("A picture with a name " * 5 + "image",),
    ],
)
def test_what_should_not_be_said_is_a_fault(said: tuple[str, ...]) -> None:
    assert walk(*said).faults == (said[0],)


def test_short_words_may_be_said_again() -> None:
    assert walk("link", "link", "not stated", "not stated", "The benchmark is 9.").faults == ()


def test_a_task_fails_without_its_answer_or_after_forty_keys() -> None:
    assert walk("62 promises", task="Count", told=("62", "of 133"), keys=40).faults == ("not said: of 133",)
    assert walk("62 promises", task="Count", told=("62",), keys=41).faults == ("41 keys",)


def test_a_page_that_says_the_same_in_a_wider_window_is_written_once() -> None:
    wide = replace(walk("menu", "main content", "Ferries visited link"), width=1280)
    narrow = walk("main content", "Ferries link")
    assert list(told(narrow, [wide, narrow]))[-1] == "From the main content on, the same as 1280 pixels wide."
    assert list(told(wide, [wide, narrow]))[-1] == f"{'Tab':16}menu main content Ferries visited link"


def test_each_key_stands_with_what_it_said_and_each_heading_on_a_line_of_its_own() -> None:
    assert list(told(walk("Age collapsed.", task="Open", keys=2)))[3:] == [
        "Tab             (nothing)",
        "Tab             Age collapsed.",
    ]
    assert paragraphs(["Menu", "Actions", "heading level 1", "62 promises"]) == [
        "Menu",
        "Actions | heading level 1 | 62 promises",
    ]
