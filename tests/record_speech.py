"""Record what a screen reader says, for the page on accessibility: `python -m tests.record_speech`.

Orca reads a page of each kind from top to end at two widths, and does four tasks by keys and ears alone. What it said
is written to heard.txt, key by key; how many keys each took, and what should not have been said, to speech_checks.csv.
"""

import csv
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise, repeat
from pathlib import Path
from textwrap import fill

from inclusion.actions.find import find_actions
from inclusion.figures.measure import measure_figures
from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import SpeechCheck
from inclusion.records.words import SITE, count, release_words
from inclusion.web.assets import SITE_STATIC
from tests.orca import READ_ON, Listener, NoScreenReaderError, listening, version
from tests.servers import serve
from tests.site_map import DATASET, FIRST_OF_KIND, MEASURES

CHECKS = DATA_FOLDER / "speech_checks.csv"
HEARD = SITE_STATIC / "heard.txt"
WIDTHS = (1280, 390)
TODAY = datetime.now(UTC).date()
MOST_KEYS = 40
FAULTS = re.compile(r"\b(text|rule|rect|line|area) mark\b|highlight start|unlabeled image|status ?bar|^blank", re.I)
"""What should never be said: a mark of a drawing, a match in a title, a picture without a name, an empty place."""

LONGEST_NAME = 100
ANNOUNCED = re.compile(r"\b(push button|link|toggle button|image|page tab|panel)\b")
"""What Orca says behind the name of something that is pressed or seen."""


Step = tuple[str] | tuple[str, str]


def steps(*keys: str | Step) -> tuple[Step, ...]:
    """The steps of a task; single keys stand as words with spaces between them."""
    return tuple(
        step for part in keys for step in ([(key,) for key in part.split()] if isinstance(part, str) else [part])
    )


@dataclass(frozen=True)
class Task:
    """What a reader wants to know, from the first page on: the keys they press, and the words that answer.

    A key stands as xdotool names it; with words behind it, it is pressed until they are heard. `type` is no key: its
    words are typed, a key a letter.
    """

    title: str
    keys: tuple[Step, ...]
    told: tuple[str, ...]


def tasks() -> tuple[Task, ...]:
    """The four tasks, with answers from the data."""
    speech = find_actions(DATASET, q="speech", progress=["next"])
    age = DATASET.key_stages[0]
    young = find_actions(DATASET, progress=["next"], ks=[age.key_stage])
    gap = measure_figures(DATASET, MEASURES[0]).gaps[0]
    return (
        Task(
            "Find what is promised for speech",
            steps("Tab Return Tab", ("type", "speech"), "Return", ("h", "Next: "), "h"),
            (f"Next: {len(speech)} actions", speech[0].title),
        ),
        Task(
            "Choose Next and an age",
            steps(
                "Tab Return",
                ("k", "promised next"),
                "Return Tab Return",
                ("Tab", "Age collapsed"),
                "Return Return Escape",
            ),
            (f"{len(young)} of 62", "collapsed"),
        ),
        Task(
            "Hear a gap with its table",
            steps(
                ("h", "Gaps against England"), ("b", "Table"), "Return t alt+shift+Down alt+shift+Right alt+shift+Right"
            ),
            (str(abs(gap.value)),),
        ),
        Task(
            "Take the data of a chart",
            steps(("h", "Gaps against England"), ("k", "Download"), "Return"),
            ("Download 10 rows (CSV",),
        ),
    )


@dataclass(frozen=True)
class Heard:
    """A key, and what was said after it."""

    key: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    """What was heard of one page, or in one task, at a width."""

    address: str
    width: int
    task: str
    told: tuple[str, ...]
    heard: tuple[Heard, ...]
    reader: str
    browser: str

    @property
    def said(self) -> list[str]:
        """All that was said, in order."""
        return [words for one in self.heard for words in one.said]

    @property
    def main(self) -> list[str]:
        """What was said from the main content on, whether links were visited before or not."""
        said = [words.replace("visited link", "link") for words in self.said]
        return said[said.index("main content") :] if "main content" in said else said

    @property
    def presses(self) -> int:
        """How many keys were pressed."""
        return len(self.heard)

    @property
    def faults(self) -> tuple[str, ...]:
        """What should not have been said, and what should have been and was not."""
        bad = [words for words in self.said if FAULTS.search(words)]
        long = [words for words in self.said if len(words) > LONGEST_NAME and ANNOUNCED.search(words[LONGEST_NAME:])]
        pairs = [pair for one in self.heard for pair in pairwise(one.said)]  # two keys may well say the same
        twice = [one for one, other in pairs if one == other and len(one.split()) > 3]
        missing = [f"not said: {words}" for words in self.told if not any(words in one for one in self.said)]
        slow = [f"{self.presses} keys"] if self.task and self.presses > MOST_KEYS else []
        return tuple(dict.fromkeys([*bad, *long, *twice, *missing, *slow]))


def record() -> None:
    """Hear all pages and tasks on a server of its own, and write what was said."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "log.txt") as server:
        walks = [walk for width in WIDTHS for walk in hear(server.address, width)]
    write_checks(walks)
    HEARD.write_text(transcript(walks), encoding="utf-8")
    for walk in walks:
        for fault in walk.faults:
            print(f"{walk.address}, {walk.width}, {walk.task}: {fault}")
    sys.exit(any(walk.faults for walk in walks))


def hear(home: str, width: int) -> Iterator[Walk]:
    """What is heard of each task and page in a window of some width."""
    try:
        with listening(width) as listener:
            for task in tasks():
                yield walk(listener, home, "", task.keys, task=task)
            for page in FIRST_OF_KIND:
                yield walk(listener, home, page.slug, steps(f"ctrl+Home {READ_ON}"))
    except NoScreenReaderError as error:
        sys.exit(str(error))


def walk(listener: Listener, home: str, address: str, keys: Iterable[Step], *, task: Task | None = None) -> Walk:
    """Open a page and press keys; what it says by itself as it opens is left out, as it is cut off by the first key."""
    listener.open(f"{home}/{address}")
    heard = [one for step in keys for one in take(listener, step)]
    return Walk(
        address=address or "overview",
        width=listener.width,
        task=task.title if task else "",
        told=task.told if task else (),
        heard=tuple(heard),
        reader=version(),
        browser=f"Chromium {listener.browser}",
    )


def take(listener: Listener, step: Step) -> Iterator[Heard]:
    """Press the keys of a step, and hear what each says."""
    key, words = step[0], step[1] if len(step) > 1 else ""
    keys = iter(words) if key == "type" else repeat(key, MOST_KEYS if words else 1)
    for one in keys:
        said = tuple(listener.press(one))
        yield Heard(one, said)
        if key != "type" and words and any(words in heard for heard in said):
            return


def write_checks(walks: Iterable[Walk]) -> None:
    """Write a row for each page and task."""
    with CHECKS.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(SpeechCheck.model_fields)
        for one in walks:
            faults = ";".join(fault.replace(";", ",") for fault in one.faults)
            writer.writerow([one.address, one.width, one.task, one.presses, faults, TODAY, one.reader, one.browser])


def transcript(walks: Sequence[Walk]) -> str:
    """All that was said, key by key, as text; a page read from top to end as a paragraph for each of its headings."""
    top = [
        f"What a screen reader says on the {SITE}",
        f"{walks[0].reader} with {walks[0].browser}, {TODAY.day} {TODAY:%B %Y}. {release_words(DATASET.release)}.",
        "No person spoke or listened: keys were pressed by a program, and the words were written down.",
    ]
    return "\n".join([*top, *(line for one in walks for line in told(one, walks))]) + "\n"


def told(walk: Walk, others: Iterable[Walk] = ()) -> Iterator[str]:
    """The lines of a task or a page; of a page that says the same in a wider window, only that."""
    where = f"{walk.address}, {walk.width} pixels wide"
    yield from ("", f"{walk.task or 'Read from top to end'}: {where}, {count(walk.presses, 'key')}", "")
    for other in others:
        if not walk.task and other.address == walk.address and other.width > walk.width and walk.main == other.main:
            yield f"From the main content on, the same as {other.width} pixels wide."
            return
    for one in walk.heard:
        lines = paragraphs(one.said) if one.key == READ_ON else [" ".join(one.said) or "(nothing)"]
        for index, line in enumerate(lines):
            yield fill(line, 116, initial_indent=f"{'' if index else one.key:16}", subsequent_indent=" " * 16)


def paragraphs(said: Iterable[str]) -> list[str]:
    """What is said of a page, with a new line before each heading."""
    lines: list[list[str]] = [[]]
    for words in said:
        if words.startswith("heading level") and len(lines[-1]) > 1:
            lines.append([lines[-1].pop()])
        lines[-1].append(words)
    return [" | ".join(line) for line in lines]


if __name__ == "__main__":
    record()
