"""The official texts, where an operator supplies them: where they are, and which words in them an action was made from.

A bullet is known by the fingerprint of its words, so that the app needs no list and no heading to find it. It knows
nothing of pages. Without any text there is no wording, and that is no error.
"""

import hashlib
import logging
import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from inclusion.records.lines import SOFT_HYPHEN, Line, decode, read_lines, set_aside
from inclusion.records.load import DATA_FOLDER
from inclusion.records.model import Dataset

logger = logging.getLogger("inclusion")

LONGEST_BULLET = 40
"""Lines that a bullet may take, wrapped as narrowly as a column of a PDF."""

BROKEN_WORD = re.compile(r"\w-$")
"""The end of a line where a word goes on in the next: its hyphen may belong to the word or to the line."""

Piece = tuple[bytes, bytes, bytes]


@dataclass(frozen=True)
class Span:
    """Lines that hold the words of one fingerprint: the first and the last by place, the text that they make."""

    first: int
    last: int
    text: str
    fingerprint: str


def fingerprint(text: str) -> str:
    """SHA-256 of a text without case, punctuation and spacing, as the data's column of this name holds it."""
    return hashlib.sha256(plain(text)).hexdigest()


def text_fingerprint(text: str) -> str:
    """The fingerprint of a whole document, without the signs of its lists and the heads and feet of its pages.

    So a copy has the same whatever program made it, as long as its words are the same.
    """
    return fingerprint("\n".join(line.words for line in set_aside(read_lines(text))[0]))


def plain(text: str) -> bytes:
    """The words of a text in small letters, with a space between them."""
    return " ".join(re.findall("[a-z0-9]+", text.lower())).encode()


def find_known(lines: Sequence[Line], known: Container[str]) -> Iterator[Span]:
    """The stretches of a text whose words have one of the fingerprints, none within another.

    What looks like a sign inside a bullet may be words (“in 12. settings”), and the hyphen at a line's end may be the
    line's: each way to read them is tried.
    """
    ways: dict[tuple[Piece, ...], tuple[bool, bool]] = {}
    for signs_are_words, hyphens_go in product((False, True), repeat=2):
        parts = tuple(piece(line, signs_are_words, hyphens_go) for line in lines)
        ways.setdefault(parts, (signs_are_words, hyphens_go))
    place = 0
    while place < len(lines):
        ends = ((find_end(parts, place, known), way) for parts, way in ways.items())
        found = next(((end, way) for end, way in ends if end is not None), None)
        if found:
            end, way = found
            text = span_text(lines[place : end + 1], *way)
            yield Span(place, end, text, fingerprint(text))
            place = end
        place += 1


def piece(line: Line, signs_are_words: bool, hyphens_go: bool) -> Piece:
    """The words of a line where it begins a bullet, its words inside one, and what parts it from the next."""
    glue = b"" if line.words.endswith(SOFT_HYPHEN) or (hyphens_go and BROKEN_WORD.search(line.words)) else b" "
    return plain(line.words), plain(line.whole if signs_are_words else line.words), glue


def find_end(parts: Sequence[Piece], first: int, known: Container[str]) -> int | None:
    """The place of the line up to which the words from one line on have one of the fingerprints."""
    digest, glue = hashlib.sha256(), b""
    for place in range(first, min(first + LONGEST_BULLET, len(parts))):
        opening, inside, after = parts[place]
        words = opening if place == first else inside
        digest.update(glue + words if words else b"")
        glue = after if words else glue
        if digest.hexdigest() in known:
            return place
    return None


def span_text(lines: Sequence[Line], signs_are_words: bool, hyphens_go: bool) -> str:
    """The text of one bullet: its first line's words and, on lines of their own after "• ", those nested in it."""
    first, *rest = lines
    text, flat = first.words, not first.sign
    for line in rest:
        if line.sign and not signs_are_words:
            level = line.indent < first.indent + 2 and line.sign == first.sign
            text += f"\n{line.words}" if level else f"\n• {line.words}"
        elif flat and (text.endswith(":") or "\n" in text):
            text += f"\n• {line.words}"
        else:
            text = join_words(text, line.whole if signs_are_words else line.words, hyphens_go)
    return text.removesuffix(SOFT_HYPHEN)


def join_words(before: str, after: str, hyphens_go: bool) -> str:
    """Two lines of one text as one, with a word that was broken between them made whole."""
    if before.endswith(SOFT_HYPHEN):
        return before.removesuffix(SOFT_HYPHEN) + after
    if BROKEN_WORD.search(before) and after[:1].isalnum():
        return (before.removesuffix("-") if hyphens_go else before) + after
    return f"{before} {after}".strip()


def documents_folder() -> Path:
    """The folder of the official texts: INCLUSION_DOCUMENTS in the environment, else `data/documents`."""
    return Path(os.environ.get("INCLUSION_DOCUMENTS") or DATA_FOLDER / "documents")


def read_texts(folder: Path, dataset: Dataset) -> dict[str, str]:
    """The texts in a folder by the id of their document; none where the folder is not there.

    A file is told by its name, the document's id and ".txt", else by its text or its first line. A file that is
    neither, or a second copy of a document, stands under its own name.
    """
    texts: dict[str, str] = {}
    files = [path for path in folder.glob("*.txt") if path.is_file()]
    for path in sorted(files, key=lambda path: (path.stem not in dataset.source, path.name)):
        text = decode(path.read_bytes())
        source = path.stem if path.stem in dataset.source else source_by_content(text, dataset)
        texts[path.stem if source is None or source in texts else source] = text
    return texts


def source_by_content(text: str, dataset: Dataset) -> str | None:
    """The id of the document whose text this is, or whose title is its first line."""
    whole = text_fingerprint(text)
    title = fingerprint(next((line.words for line in read_lines(text)), ""))
    for source in dataset.sources:
        if source.fingerprint == whole or fingerprint(source.title) == title:
            return source.source
    return None


def official_wording(folder: Path, dataset: Dataset) -> dict[str, str]:
    """For each action whose words are in the text of its document in `folder`, by fingerprint, those words."""
    known = {action.fingerprint for action in dataset.actions}
    texts = {
        (source, span.fingerprint): span.text
        for source, text in read_texts(folder, dataset).items()
        for span in find_known(set_aside(read_lines(text))[0], known)
    }
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
