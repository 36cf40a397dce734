"""The official texts, where an operator supplies them: read into places, and matched to the actions.

It knows how such a text is laid out, where it is looked for and how a number is written in it. It knows nothing of
pages. Without any text there is no wording, and that is no error.
"""

import hashlib
import logging
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import Dataset, Progress, place_id

logger = logging.getLogger("inclusion")


DOCUMENTS_FOLDER = DATA_FOLDER / "documents"
LONGEST_HEADING = 120
CONTINUATIONS = ("the feedback will be used to",)
"""Openings of bullets that stand alone in a text but continue the bullet before them."""


BULLET = re.compile(r"(?P<indent> *)(?P<marker>[•●◦▪‣∙·]|(?:[*–-]|o|\d{1,2}[.)])(?= |$)) *(?P<text>.*)")
PRIORITY_HEADING = re.compile(r"(?:inclusion )?priority (\d+)\s*(?:[-–—:.]|$)", re.IGNORECASE)
LIST_HEADINGS: tuple[tuple[Progress, re.Pattern[str]], ...] = (
    ("achieved", re.compile(r"what (?:we have|we've|have we) achieved\b", re.IGNORECASE)),
    ("next", re.compile(r"what (?:we|will we|do we)\b.{0,20}\bdo next\b", re.IGNORECASE)),
)


class UnknownDocumentError(LookupError):
    """There is no text of the document that was asked for; the message says where it was looked for."""


def fingerprint(text: str) -> str:
    """SHA-256 of a text without case, punctuation and spacing, as the data's column of this name holds it."""
    plain = re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
    return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True)
class Bullet:
    """A top-level bullet of a priority's list; nested bullets are lines of its text, each after "• "."""

    source: str
    priority: int
    progress: Progress
    position: int
    text: str

    @property
    def place(self) -> str:
        """Where it stands, as the id of an action here without the prefix of its edition: "P1-N03"."""
        return place_id(self.priority, self.progress, self.position)

    @cached_property
    def fingerprint(self) -> str:
        """What the bullet is matched by."""
        return fingerprint(self.text)


@dataclass
class Passage:
    """A heading with the lines below it, down to the next heading; an empty line stays as one."""

    heading: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """A text read into places: its passages, the bullets of its lists, and in words what could not be placed."""

    source: str
    text: str
    passages: tuple[Passage, ...]
    bullets: tuple[Bullet, ...]
    unplaced: tuple[str, ...]

    def passage(self, section: str) -> Passage | None:
        """The passage of a section named as in the data, "Outcomes: Key stage 2", or None where there is no such."""
        passages = iter(self.passages)
        found = None
        for heading in section.split(": "):
            name = plain_words(heading)
            found = next((p for p in passages if plain_words(p.heading).startswith(name)), None)
        return found


def plain_words(text: str) -> str:
    """A heading without case, quotation marks and punctuation, to be compared with another."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’‘]", "", text.lower())))


def parse(text: str, source: str) -> Document:
    """The text of the document `source`, read into places; whatever it looks like, it is read."""
    passages = tuple(read_passages(join_lone_signs(clean_lines(text))))
    bullets: list[Bullet] = []
    unplaced: list[str] = []
    read_lists(source, passages, bullets, unplaced)
    return Document(source, text, passages, tuple(bullets), tuple(unplaced))


def clean_lines(text: str) -> list[str]:
    """The lines of a text, with plain spaces, without invisible characters and spaces at the end."""
    visible = "".join(char for char in text if char in "\n\r\t" or unicodedata.category(char) not in ("Cc", "Cf"))
    spaced = re.sub(r"[^\S\r\n\t]", " ", visible)
    return [line.expandtabs(4).rstrip() for line in re.split(r"\r\n|\r|\n", spaced)]


def join_lone_signs(lines: Iterable[str]) -> list[str]:
    """The lines, with the sign of a bullet that stands on a line of its own joined to the text on the next line."""
    joined: list[str] = []
    for line in lines:
        before = BULLET.fullmatch(joined[-1]) if joined else None
        is_text = line and not BULLET.fullmatch(line) and heading_kind(line.strip(" #*")) is None
        if before and not before["text"] and is_text:
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return joined


def read_passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The lines cut at the headings; what stands before the first heading has an empty one."""
    passage = Passage("")
    after_gap = True
    for line in lines:
        if is_heading(line, after_gap=after_gap):
            yield passage
            passage = Passage(line.strip(" #*"))
        else:
            passage.lines.append(line)
        after_gap = not line
    yield passage


def is_heading(line: str, *, after_gap: bool) -> bool:
    """Whether a line is a heading: one that we know, or a short line after an empty one that ends no sentence."""
    words = line.strip(" #*")
    if not words or len(words) > LONGEST_HEADING or BULLET.fullmatch(line) or is_continuation(words):
        return False
    return heading_kind(words) is not None or line.startswith("#") or (after_gap and words[-1] not in ".,;")


def heading_kind(heading: str) -> int | Progress | None:
    """The number of the priority or the kind of list that a heading opens; None for any other heading."""
    priority = PRIORITY_HEADING.match(heading)
    if priority:
        return int(priority[1])
    return next((progress for progress, pattern in LIST_HEADINGS if pattern.match(heading)), None)


def is_continuation(text: str) -> bool:
    """Whether a line continues the bullet before it although it stands alone."""
    return text.lower().startswith(CONTINUATIONS)


def read_lists(source: str, passages: Iterable[Passage], bullets: list[Bullet], unplaced: list[str]) -> None:
    """Add the bullets of the priorities' lists to `bullets`, and what has no place in them to `unplaced`."""
    priority = 0
    seen: dict[int, list[Progress]] = {}
    strays: list[str] = []
    for passage in passages:
        kind = heading_kind(passage.heading)
        if isinstance(kind, int):
            priority = kind
            seen.setdefault(priority, [])
        elif kind is None:
            count = sum(BULLET.fullmatch(line) is not None for line in passage.lines)
            if priority and count:
                strays.append(f"Priority {priority}: {count} bullets under “{passage.heading}” are in no list.")
        elif not priority:
            unplaced.append(f"“{passage.heading}” stands under no priority.")
        else:
            unplaced += strays  # bullets between two lists; those after the last list belong to another part
            strays.clear()
            if kind in seen[priority]:
                unplaced.append(f"Priority {priority} has a second list “{passage.heading}”.")
            seen[priority].append(kind)
            texts = list_texts(passage, unplaced)
            bullets += [Bullet(source, priority, kind, n, text) for n, text in enumerate(texts, start=1)]
    for number, kinds in seen.items():
        missing = [name for name in ("achieved", "next") if name not in kinds]
        unplaced += [f"Priority {number}: no heading of a list of what is {name} was found." for name in missing]


def list_texts(passage: Passage, unplaced: list[str]) -> list[str]:
    """The texts of a list's top-level bullets; a line that is in no bullet goes to `unplaced`."""
    items: list[list[str]] = []
    first: re.Match[str] | None = None
    after_gap = True
    for line in passage.lines:
        bullet = BULLET.fullmatch(line)
        first = first or bullet
        words = " ".join((bullet["text"] if bullet else line).split())
        if bullet and first and items and is_nested(bullet, first):
            items[-1].append(f"• {words}")
        elif items and is_continuation(words):
            items[-1].append(words)
        elif bullet:
            items += [[words]] if words else []
        elif words and items and not after_gap:
            items[-1][-1] += f" {words}"
        elif words:
            unplaced.append(f"A line under “{passage.heading}” is no bullet: “{words[:60]}”.")
        after_gap = not line
    return ["\n".join(item) for item in items]


def is_nested(bullet: re.Match[str], first: re.Match[str]) -> bool:
    """Whether a bullet stands below the level of its list's first one, by its indent or by its sign."""
    deeper = len(bullet["indent"]) >= len(first["indent"]) + 2
    return deeper or (bullet["marker"] in "◦o▪" and bullet["marker"] != first["marker"])


def documents_folder() -> Path:
    """The folder of the official texts: INCLUSION_DOCUMENTS in the environment, else `data/documents`."""
    return Path(os.environ.get("INCLUSION_DOCUMENTS", DOCUMENTS_FOLDER))


def read_documents(folder: Path, dataset: Dataset) -> dict[str, Document]:
    """The texts in a folder by the id of their document; none where the folder is not there.

    A file is told by its name, the document's id and ".txt", else by its text or its first line. A file that is
    neither, or a second copy of a document, stands under its own name.
    """
    documents: dict[str, Document] = {}
    files = [path for path in folder.glob("*.txt") if path.is_file()]
    for path in sorted(files, key=lambda path: (path.stem not in dataset.source, path.name)):
        text = decode(path.read_bytes())
        source = path.stem if path.stem in dataset.source else source_by_content(text, dataset)
        if source is None or source in documents:
            source = path.stem
        documents[source] = parse(text, source)
    return documents


def find_document(folder: Path, dataset: Dataset, source: str) -> Document:
    """The text of one document; `source` may be an id that sources.csv does not have yet."""
    document = read_documents(folder, dataset).get(source)
    if document is None:
        raise UnknownDocumentError(f"There is no text of “{source}” in “{folder}”. Put {source}.txt there.")
    return document


def decode(content: bytes) -> str:
    """A file's text: UTF-8, or what Windows saves where it is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def source_by_content(text: str, dataset: Dataset) -> str | None:
    """The id of the document whose text this is, or whose title is its first line."""
    whole = fingerprint(text)
    title = plain_words(next((line for line in clean_lines(text) if line.strip()), ""))
    for source in dataset.sources:
        if source.fingerprint == whole or plain_words(source.title) == title:
            return source.source
    return None


def official_wording(folder: Path, dataset: Dataset) -> dict[str, str]:
    """For each action whose bullet is among the texts in `folder`, by fingerprint, that bullet's text."""
    documents = read_documents(folder, dataset)
    texts = {(d.source, bullet.fingerprint): bullet.text for d in documents.values() for bullet in d.bullets}
    places = {action.action: (action.source, action.fingerprint) for action in dataset.actions}
    return {action: texts[place] for action, place in places.items() if place in texts}


@cache
def current_wording(dataset: Dataset) -> Mapping[str, str]:
    """The official wording that the app shows, read once from `documents_folder()`.

    A text that cannot be read is logged, and the app does without: it is an addition, no part of the data.
    """
    try:
        return official_wording(documents_folder(), dataset)
    except OSError as error:
        logger.error("No official wording is shown: %s", error)
        return {}


UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]


TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER = re.compile(
    r"(?<![a-z\d.])(?:"
    r"(?P<year>(?:19|20)\d\d)[-–/](?P<end>\d\d)(?!\d)"
    r"|(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<decimals>\.\d+)?(?: ?(?P<part>[½¼¾]))?"
    rf"|(?P<tens>{'|'.join(TENS)})(?:[- ](?P<ones>{'|'.join(UNITS[1:10])}))?\b"
    rf"|(?P<unit>{'|'.join(UNITS)})\b"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a text: where it starts and ends, and its values: two for a school year, else one."""

    start: int
    end: int
    values: tuple[Decimal, ...]


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text, as digits or as words up to ninety-nine, in its order."""
    return tuple(Number(m.start(), m.end(), number_values(m)) for m in NUMBER.finditer(text))


def number_values(match: re.Match[str]) -> tuple[Decimal, ...]:
    """What a number found in a text amounts to: "2024-25" is 2024 and 2025, "2 ½" is 2.5."""
    if match["year"]:
        year, end = int(match["year"]), int(match["end"])
        return Decimal(year), Decimal(year - year % 100 + end)
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", "") + (match["decimals"] or ""))
        part = match["part"]
        return (value + Decimal(str(unicodedata.numeric(part))) if part else value,)
    if match["tens"]:
        ones = UNITS.index(match["ones"].lower()) if match["ones"] else 0
        return (Decimal(20 + 10 * TENS.index(match["tens"].lower()) + ones),)
    return (Decimal(UNITS.index(match["unit"].lower())),)
