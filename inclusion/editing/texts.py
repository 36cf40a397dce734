"""A text read into places: its headings, the bullets of the priorities' lists, and what an editor has to settle.

What one list holds is the business of `signed` and `plain`. Whatever a text looks like, it is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from inclusion.editing.lists import DEEPER, ListReader, has_signs, looks_like_heading
from inclusion.editing.plain import PlainList
from inclusion.editing.remarks import Remark, remark
from inclusion.editing.signed import SignedList
from inclusion.editing.wrapping import Wrapping, find_wrapping, is_unfinished
from inclusion.records.cells import WRONG_LETTERS
from inclusion.records.documents import find_known, fingerprint, read_texts
from inclusion.records.lines import Line, heading_kind, read_lines, set_aside
from inclusion.records.model import Dataset, Progress, place_id
from inclusion.records.words import words_of

NOT_TEXT = (
    ("{\\rtf", "a document of a word processor"),
    ("PK\x03\x04", "a document of Word or a spreadsheet"),
    ("%PDF", "a PDF"),
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
)
"""How files begin that are no plain text, and what they are."""


class UnknownDocumentError(LookupError):
    """There is no text of the document that was asked for; the message says where it was looked for."""


@dataclass(frozen=True)
class Known:
    """What the data know of a document: the fingerprints of its bullets, the headings that figures are cited from."""

    fingerprints: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()

    def heading(self, line: Line) -> bool:
        """Whether a line is one of the headings; what follows it in the line, such as a short form, does not count."""
        words = plain_words(re.sub(r"\([^()]*\)$", "", line.whole))
        return looks_like_heading(line) and line.whole[-1] != ":" and words in self.headings


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
    """A heading with the lines below it, down to the next heading; what stands before the first has none."""

    head: Line | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The words of the heading, without marks."""
        return self.head.raw.strip(" #*_") if self.head else ""

    @property
    def kind(self) -> int | Progress | None:
        """What the heading opens: a priority by its number, a list, or neither."""
        return heading_kind(self.head) if self.head else None

    @property
    def text(self) -> str:
        """The lines below the heading."""
        return "\n".join(line.whole for line in self.lines)

    @property
    def all_lines(self) -> list[Line]:
        """The heading and the lines below it."""
        return [*([self.head] if self.head else []), *self.lines]


@dataclass(frozen=True)
class Document:
    """A text read into places.

    `unplaced` names what has no place or could have another; `notes` what was left out or taken as it is for a reason.
    """

    source: str
    text: str
    passages: tuple[Passage, ...]
    bullets: tuple[Bullet, ...]
    unplaced: tuple[Remark, ...]
    notes: tuple[Remark, ...]

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
    return " ".join(words_of(text))


def known_of(dataset: Dataset, source: str) -> Known:
    """What the data know of a document; of one that they do not have yet, what they know of all others."""
    sources = {source} if source in dataset.source else set(dataset.source)
    actions = (action.fingerprint for action in dataset.actions if action.source in sources)
    sections = (section.section for section in dataset.sections if section.source in sources)
    headings = (plain_words(part) for section in sections for part in section.split(": "))
    return Known(frozenset(actions), frozenset(headings))


def read_documents(folder: Path, dataset: Dataset) -> dict[str, Document]:
    """The texts in a folder by the id of their document, or by their name where they are of none."""
    texts = read_texts(folder, dataset)
    return {source: parse(text, source, known_of(dataset, source)) for source, text in texts.items()}


def find_document(folder: Path, dataset: Dataset, source: str) -> Document:
    """The text of one document; `source` may be an id that sources.csv does not have yet."""
    text = read_texts(folder, dataset).get(source)
    if text is None:
        raise UnknownDocumentError(f"There is no text of “{source}” in “{folder}”. Put {source}.txt there.")
    return parse(text, source, known_of(dataset, source))


def parse(text: str, source: str, known: Known | None = None) -> Document:
    """The text of the document `source`, read into places."""
    lines, pages = set_aside(read_lines(text))
    reader = TextReader(source, known or Known(), find_wrapping(lines))
    parts = reader.cut(join_lone_signs(lines))
    for part in parts:
        reader.read(part, closed=part is not parts[-1])
    reader.close()
    unplaced = sorted([*look_at_letters(text), *reader.unplaced])
    notes = sorted([*describe_pages(pages), *reader.notes])
    return Document(source, text, tuple(reader.passages), tuple(reader.bullets), tuple(unplaced), tuple(notes))


def look_at_letters(text: str) -> Iterator[Remark]:
    """Name a file that is no plain text, and lines with letters that were read in the wrong encoding."""
    lines = read_lines(text)
    kind = next((kind for start, kind in NOT_TEXT if text.lstrip().lower().startswith(start.lower())), None)
    if kind:
        yield remark(lines[:1], f"The file is {kind}, not plain text. Save it as plain text (UTF-8).")
    wrong = [line for line in lines if WRONG_LETTERS.search(line.raw)]
    if wrong:
        yield remark(wrong, "Letters of another encoding stand here. Save the text anew as plain text (UTF-8).")


def describe_pages(lines: Sequence[Line]) -> Iterator[Remark]:
    """A note on each head or foot of pages that was set aside, with all its lines."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(re.sub(r"\d+", "0", line.whole), []).append(line)
    for group in groups.values():
        yield remark(group, "It is left out as the head or foot of a page.")


def join_lone_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a sign that stands alone joined to the line of words below it."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and before.sign and not before.words and not line.sign and heading_kind(line) is None:
            raw = f"{before.sign} {line.raw}"
            joined[-1] = replace(before, number=line.number, words=line.words, raw=raw)
        else:
            joined.append(line)
    return joined


@dataclass
class TextReader:
    """Reads the parts of a text in their order: which priority they are below, and what its lists hold.

    `strays` are parts below a priority that are no list: whether they stand between two lists, the next part tells.
    """

    source: str
    known: Known
    wrapping: Wrapping
    passages: list[Passage] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)
    unplaced: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    heads: dict[int, Line] = field(default_factory=dict)
    lists: dict[int, list[Progress]] = field(default_factory=dict)
    priority: int = 0
    strays: list[Passage] = field(default_factory=list)

    def cut(self, lines: Sequence[Line]) -> list[Passage]:
        """The lines cut at what can only be a heading."""
        parts = [Passage()]
        before = None
        for line in lines:
            if self.is_sure_heading(line, before):
                parts.append(Passage(line))
            else:
                parts[-1].lines.append(line)
            before = line
        return parts

    def is_sure_heading(self, line: Line, before: Line | None) -> bool:
        """Whether a line is a heading that we know, and does not go on with the line before, or is marked as one."""
        goes_on = before is not None and not line.after_gap and is_unfinished(before)
        known = heading_kind(line) is not None or (self.known.heading(line) and line.indent < DEEPER)
        return line.raw.startswith("#") or (known and not goes_on)

    def read(self, part: Passage, *, closed: bool) -> None:
        """Read a part of the text; `closed` where another one follows."""
        if part.kind is None:
            self.add_passages(part)
            self.strays += [part] if self.priority else []
        elif isinstance(part.kind, int):
            self.open_priority(part, part.kind)
        elif self.priority:
            self.name_strays()
            self.read_list(part, part.kind, closed=closed)
        else:
            self.add_passages(part)
            self.name(part.all_lines, "It is a list under no priority.")

    def open_priority(self, part: Passage, number: int) -> None:
        """Begin a priority; what stands between its heading and its first list is an introduction."""
        self.drop_strays()
        self.priority = number
        self.heads.setdefault(number, part.all_lines[0])
        self.lists.setdefault(number, [])
        self.add_passages(part)
        self.strays += [part] if any(line.sign for line in part.lines) else []

    def read_list(self, part: Passage, progress: Progress, *, closed: bool) -> None:
        """Read a list of the priority that is open."""
        if progress in self.lists[self.priority]:
            self.name(part.all_lines[:1], f"Priority {self.priority} has a list of this kind already.")
        self.lists[self.priority].append(progress)
        spans = {span.first: span for span in find_known(part.lines, self.known.fingerprints)}
        kind = SignedList if part.lines and has_signs(part.lines) else PlainList
        found = kind(part.lines, spans, self.wrapping)
        found.read()
        texts = [item.text for item in found.items]
        self.bullets += [Bullet(self.source, self.priority, progress, n, text) for n, text in enumerate(texts, start=1)]
        self.unplaced += found.unsure
        self.notes += found.notes
        if found.wrapped:
            reason = "They have no sign and go on with the bullets above, as the text is wrapped to one width."
            self.notes.append(remark(found.wrapped, reason))
        if not texts:
            self.name(part.all_lines[:1], "The list has no bullets.")
        self.end_list(part, found, closed=closed)

    def end_list(self, part: Passage, found: ListReader, *, closed: bool) -> None:
        """Put what stands below a list where it belongs, and name it where nothing tells that the list has ended."""
        end = len(part.lines) if found.end is None else found.end
        self.passages.append(Passage(part.head, part.lines[:end]))
        if end < len(part.lines):
            below = Passage(part.lines[end], part.lines[end + 1 :])
            self.add_passages(below)
            if found.sure:
                self.strays.append(below)
            else:
                reason = "Is it a heading, or part of the list above? It is in no list. Put # before a heading."
                self.name(below.all_lines, reason)
        elif found.open_end and not closed:
            reason = "Nothing tells where its list ends. Put a heading with # before it after the last bullet."
            self.name([item.line for item in found.items], reason)

    def name_strays(self) -> None:
        """Name the parts that stand between two lists of a priority, or bullets above its first, and are in neither."""
        for part in self.strays:
            signed = [line for line in part.lines if line.sign]
            if self.lists[self.priority]:
                self.name(part.all_lines, f"It stands between lists of priority {self.priority}, and is in none.")
            elif signed:
                self.name(signed, f"It stands above the first list of priority {self.priority}, and is in none.")
        self.strays.clear()

    def drop_strays(self) -> None:
        """Note the parts that follow the last list of a priority."""
        for part in self.strays:
            if self.lists[self.priority]:
                reason = f"It follows the lists of priority {self.priority}, and is in none."
                self.notes.append(remark(part.all_lines, reason))
        self.strays.clear()

    def close(self) -> None:
        """Name what is missing at the end of the text."""
        self.drop_strays()
        for number, head in self.heads.items():
            for kind in ("achieved", "next"):
                if kind not in self.lists[number]:
                    reason = f"Priority {number}: no heading of a list of what is {kind} was found."
                    self.name([head], reason)

    def name(self, lines: Sequence[Line], reason: str) -> None:
        """Name lines that have no place, or could have another."""
        self.unplaced.append(remark(lines, reason))

    def add_passages(self, part: Passage) -> None:
        """Add a part that is no list, cut at what looks like a heading."""
        self.passages.append(Passage(part.head))
        for line in part.lines:
            if (line.after_gap or line.after_page) and line.indent < DEEPER and looks_like_heading(line):
                self.passages.append(Passage(line))
            else:
                self.passages[-1].lines.append(line)
