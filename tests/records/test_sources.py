"""The data against the official texts, where they lie beside the project; it does not ship them."""

import hashlib
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from inclusion.records.model import Dataset
from tests.conftest import ROOT

TEXTS = ROOT.parent / "shared" / "sources"
STRATEGY = TEXTS / "strategy-2025-26.txt"
EARLIER_PLAN = TEXTS / "inclusion-plan-outcomes.txt"

pytestmark = pytest.mark.skipif(
    not (STRATEGY.is_file() and EARLIER_PLAN.is_file()),
    reason=f"the official texts are not shipped: put them into {TEXTS} to compare the data with them",
)

LONGEST_QUOTE = 11
"""Words in a row that a text of ours may share with the official ones, as names of bodies and strategies do."""


def normalise(text: str) -> str:
    """A text as its fingerprint sees it: lower case, and one space for every run of other characters."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def fingerprint(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def bullets() -> Iterator[tuple[str, str]]:
    """Each top-level bullet of the ten lists as (list, text), the list named as in an action's id: "P1-A".

    In priority 4's next list, the bullet that introduces nested ones and these belong to the bullet before it.
    """
    found: list[tuple[str, str]] = []
    priority, letter = "", ""
    for line in STRATEGY.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"Inclusion priority (\d)", line):
            priority, letter = heading[1], ""
        elif line.startswith("How do we know"):
            priority = ""
        elif line.strip().startswith("What we have achieved"):
            letter = "A"
        elif re.match(r"What we (need to|will) do next", line.strip()):
            letter = "N"
        elif priority and letter and (bullet := re.match(r"( +)• *(.*)", line)):
            indent, text = bullet.groups()
            if len(indent) > 2 or text.startswith("The feedback will be used to"):
                in_list, before = found.pop()
                found.append((in_list, f"{before} {text}"))
            else:
                found.append((f"P{priority}-{letter}", text))
    yield from found


def test_each_bullet_of_the_ten_lists_is_one_action_in_its_place_and_none_is_left_over(dataset: Dataset) -> None:
    position: Counter[str] = Counter()
    expected = []
    for in_list, text in bullets():
        position[in_list] += 1
        expected.append((f"{in_list}{position[in_list]:02d}", fingerprint(text)))
    assert len(position) == 10
    assert len(expected) == 133
    assert sorted((a.action, a.fingerprint) for a in dataset.actions) == sorted(expected)


def test_dates_and_amounts_are_in_the_words_of_the_bullet(dataset: Dataset) -> None:
    words = {fingerprint(text): set(normalise(text).split()) for _, text in bullets()}
    invented = {
        action.action: stated
        for action in dataset.actions
        for stated in (*action.dates, *action.targets)
        if not set(normalise(stated).split()) <= words[action.fingerprint]
    }
    assert invented == {}


def test_the_survey_of_priority_4_is_told_with_the_three_uses_of_its_answers() -> None:
    texts = [text for in_list, text in bullets() if in_list == "P4-N"]
    assert len(texts) == 13
    assert texts[3].startswith("LYV will work closely with SEND to explore how")
    assert texts[3].count("The feedback will be used to:") == 1
    assert texts[3].endswith("young people in Lincolnshire")


def test_the_fingerprint_of_each_document_is_that_of_its_text(dataset: Dataset) -> None:
    assert {source.source: source.fingerprint for source in dataset.sources} == {
        path.stem: fingerprint(re.sub(r"(?m)^ +\d+\.", "", path.read_text(encoding="utf-8")))
        for path in (STRATEGY, EARLIER_PLAN)
    }


def test_every_section_is_a_heading_of_its_document(dataset: Dataset) -> None:
    for section in dataset.sections:
        lines = [normalise(line) for line in (TEXTS / f"{section.source}.txt").read_text(encoding="utf-8").splitlines()]
        for heading in section.section.split(": "):
            assert any(line.startswith(normalise(heading)) for line in lines), section.section


def our_texts() -> list[Path]:
    """The text files that git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 (git of the developer's own path)
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return [path for name in listed.split("\0") if name and is_text(path := ROOT / name)]


def is_text(path: Path) -> bool:
    """Whether a file exists, and holds UTF-8."""
    try:
        path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return False
    return True


def runs_of_words(text: str, length: int) -> set[str]:
    words = normalise(text).split()
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_no_text_of_ours_holds_twelve_words_in_a_row_of_the_official_texts() -> None:
    theirs = set()
    for path in (STRATEGY, EARLIER_PLAN):
        theirs |= runs_of_words(path.read_text(encoding="utf-8"), LONGEST_QUOTE + 1)
    ours = our_texts()
    assert ROOT / "data" / "actions.csv" in ours
    shared = {
        str(path.relative_to(ROOT)): found
        for path in ours
        if (found := runs_of_words(path.read_text(encoding="utf-8"), LONGEST_QUOTE + 1) & theirs)
    }
    assert shared == {}
