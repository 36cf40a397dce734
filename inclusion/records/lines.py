"""A text as lines: its bytes decoded, the signs of its bullets told from its words, heads and feet of pages set aside.

It knows what a line of a document looks like, whoever made it: Word, a PDF, a browser or a person. Which list a line
belongs to, and whether its sign is one, is for others to say.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from inclusion.records.model import Progress
from inclusion.records.numbers import UNITS

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The bytes that a file may begin with to tell its encoding; those of UTF-16 also begin one of UTF-32."""

USUAL = "‘’“”•–—…£½é"
"""Signs that English texts hold beside plain letters: the encoding that finds more of them is the right one."""

SOFT_HYPHEN = "\u00ad"
BREAK = re.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
RULE = re.compile(r"([\W_])(?:\s*\1){2,}")
"""A line that only divides: ---, * * *, ____."""

NO_SIGNS = "\ufffd≈≠≤≥√∞™№"
FIRM_SIGNS = "•‣⁃·»›¤§¶※⁎⁕"
LONE_LETTERS = "oØüvqnlàÞwu"
"""What Word writes where a bullet of its picture fonts is copied as text: a tick is ü, an arrow Ø, a circle o."""

DASHES = "-–—‒―−"
ROMAN = "(?:(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))"
LOOSE_SIGN = re.compile(
    rf"""(?:
        \[[ xX]?\]                                                                      # a box to tick
      | [(\[]?(?:\d{{1,3}}(?:\.\d{{1,3}})*|{ROMAN}|[A-Za-z])(?:[)\]][.:]?|[.:]|\u20e3)  # 1. (1) 1.1. a) iv. [1]
      | \d{{1,3}}(?:\.\d{{1,3}})+                                                       # 1.1
      | \d{{1,3}}(?=\t) | \d{{1,3}}\ ?[-–—](?=\s)                                       # 1 and a tab, 1 -
      | [{DASHES}*+>~=_]{{1,3}} | \|
      | [{LONE_LETTERS}]
    )(?=\s|$)
    | [{DASHES}*](?=[^\W\d_])                                                           # -word
    | (?:\d{{1,3}}[.)]|[a-z]\)|\((?:\d{{1,3}}|[a-z])\))(?=[^\W\d_])                     # 1.word a)word
    """,
    re.VERBOSE,
)

LONGEST_HEADING = 120
CONTENTS = re.compile(r".*(?:\.\s?){4,}\d+")
NUMBER = rf"(\d+|{'|'.join(UNITS[1:])})"
PRIORITY_HEADING = re.compile(
    rf"inclusion priority {NUMBER}\b|priority {NUMBER}\s*(?:[-–—:.]|$)",
    re.IGNORECASE,
)
LIST_HEADINGS: tuple[tuple[Progress, re.Pattern[str]], ...] = (
    ("achieved", re.compile(r"what (?:we have|we've|have we) (?:achieved|done)\b", re.IGNORECASE)),
    ("next", re.compile(r"what (?:we|will we|do we)\b.{0,20}\bdo next\b", re.IGNORECASE)),
)

PAGE_OF = re.compile(
    r"(?:.{0,80}[|–—·•-]\s*)?(?:Page|PAGE)\s+\d{1,3}(?:\s+(?:of|OF|/)\s*\d{1,3})?(?:\s*[|–—·•-].{0,80})?"
    r"|\d{1,3}\s*\|\s*Page"
)
BARE_NUMBER = re.compile(r"[-–—|\s]*(?P<bare>\d{1,3})[-–—|\s]*")
NUMBERED = re.compile(
    rf"{BARE_NUMBER.pattern}"
    r"|(?P<text>\S.*\S)(?:\s{2,}|\s*[|–—·]\s*)(?P<end>\d{1,3})"
    r"|(?P<start>\d{1,3})(?:\s{2,}|\s*[|–—·]\s*)(?P<rest>\S.*)"
)


@dataclass(frozen=True)
class Line:
    """A line with words: its number in the file, how far in it begins, its sign ("" where it has none), its words.

    `raw` is all of it. A line with a sign alone has no words. `after_gap`: an empty line stands before it;
    `after_page`: the head or foot of a page was taken out before it.
    """

    number: int
    indent: int
    sign: str
    words: str
    raw: str
    page: int = 0
    after_gap: bool = False
    after_page: bool = False

    @property
    def whole(self) -> str:
        """Sign and words, with single spaces."""
        return " ".join(self.raw.split())


def decode(content: bytes) -> str:
    """A file's text in whatever encoding it was saved, with or without a mark."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    return content.decode(marked or guess_encoding(content), errors="replace")


def guess_encoding(content: bytes) -> str:
    """The encoding of a file that does not tell it: UTF-16 where every other byte is 0, UTF-8, else Windows or Mac."""
    low, high = content[::2].count(0), content[1::2].count(0)
    if max(low, high) > len(content) / 5:
        return "utf-16-be" if low > high else "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return max(("cp1252", "mac_roman"), key=lambda name: count_usual(content.decode(name, errors="replace")))
    return "utf-8"


def count_usual(text: str) -> int:
    return sum(text.count(sign) for sign in USUAL)


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold words or a sign, in its order."""
    lines: list[Line] = []
    page, gap = 0, True
    for number, row in enumerate(BREAK.split(unicodedata.normalize("NFC", text)), start=1):
        for turned, part in enumerate(row.split("\f")):
            page += turned > 0
            line = read_line(number, part, page, gap)
            gap = line is None
            lines += [line] if line else []
    return tuple(lines)


def read_line(number: int, row: str, page: int, gap: bool) -> Line | None:
    """A row of a file as a line; None where it holds nothing but spaces or a rule."""
    raw = visible(row)
    text = raw.lstrip()
    if not text or RULE.fullmatch(text):
        return None
    sign, rest = split_sign(text)
    words = " ".join(rest.split()) + (SOFT_HYPHEN if row.rstrip().endswith(SOFT_HYPHEN) else "")
    indent = len(raw[: len(raw) - len(text)].expandtabs(4))
    return Line(number, indent, sign, words, text, page, gap)


def visible(row: str) -> str:
    """A row with plain spaces, letters for ligatures, and nothing that cannot be seen; tabs stay."""
    spaced = re.sub(r"[^\S\t]", " ", LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), row))
    kept = (char for char in spaced if char == "\t" or not is_invisible(char))
    return "".join(kept).rstrip()


def is_invisible(char: str) -> bool:
    """Whether a character takes no place on a line: control and format characters, selectors of a letter's form."""
    return unicodedata.category(char) in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"


def split_sign(text: str) -> tuple[str, str]:
    """What looks like the sign of a bullet at the start of a line, "" where nothing does, and the rest."""
    sign = "".join(takewhile(is_firm, text))
    if not sign and (match := LOOSE_SIGN.match(text)):
        sign = match[0]
    return sign, text[len(sign) :]


def is_firm(char: str) -> bool:
    """Whether a character is never part of a sentence at the start of a line: a dot, a tick, an arrow, a square.

    That are symbols, and the private characters of Word's picture fonts, but those of reckoning.
    """
    if char in FIRM_SIGNS:
        return True
    foreign = ord(char) > 0xFF and char not in NO_SIGNS and char not in DASHES
    return foreign and (unicodedata.category(char) in ("So", "Sm", "Co") or is_circled(char))


def is_circled(char: str) -> bool:
    """Whether a character is a number in a circle or the like."""
    return char >= "\u2460" and unicodedata.category(char) == "No"


def heading_kind(line: Line) -> int | Progress | None:
    """The number of the priority or the kind of list that a heading opens; None for any other line."""
    words = re.sub("[’‘ʼ`´]", "'", line.words.strip(" #*_"))
    if len(line.whole) > LONGEST_HEADING or CONTENTS.fullmatch(line.whole):
        return None
    if not line.sign or line.sign[0].isalnum():
        priority = PRIORITY_HEADING.match(words)
        if priority:
            return read_number(priority[1] or priority[2])
    return next((progress for progress, pattern in LIST_HEADINGS if pattern.match(words)), None)


def read_number(text: str) -> int:
    """A whole number in digits or as a word."""
    return int(text) if text.isdigit() else UNITS.index(text.lower())


def set_aside(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the text itself, and those that are heads and feet of its pages."""
    found = page_numbers(lines)
    while more := running_lines(lines, found) - found:
        found |= more
    kept: list[Line] = []
    for place, line in enumerate(lines):
        if place not in found:
            kept.append(replace(line, after_page=place - 1 in found or page_turns(lines, place)))
    return tuple(kept), tuple(lines[place] for place in sorted(found))


def page_numbers(lines: Sequence[Line]) -> set[int]:
    """The places of lines that number a page: they say "Page", or stand again with a higher number."""
    found = {place for place, line in enumerate(lines) if PAGE_OF.fullmatch(line.raw)}
    groups: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        match = NUMBERED.fullmatch(line.raw)
        if match and heading_kind(line) is None:
            number = int(match["bare"] or match["end"] or match["start"])
            groups.setdefault(match["text"] or match["rest"] or "", []).append((place, number))
    for text, group in groups.items():
        found |= {place for place, _ in group} if are_pages(lines, text, group) else set()
    return found


def are_pages(lines: Sequence[Line], text: str, group: Sequence[tuple[int, int]]) -> bool:
    """Whether lines of the same words, or bare numbers, count pages: they rise, or the words are the text's first line.

    Bare numbers rise by ones, and stand apart or are several.
    """
    steps = [after - before for (_, before), (_, after) in pairwise(group)]
    if text:
        return text == lines[0].raw or (bool(steps) and min(steps) > 0)
    apart = all(lines[place].after_gap for place, _ in group)
    return set(steps) == {1} and (apart or len(group) > 2)


def running_lines(lines: Sequence[Line], found: set[int]) -> set[int]:
    """The places of lines that repeat the text's first line, or beside a page's end each other or a page's number."""
    plain = {place for place, line in enumerate(lines) if not line.sign and heading_kind(line) is None} - found
    beside = {place for place in range(len(lines)) if is_beside(lines, place, found)} - found
    counts = Counter(lines[place].raw for place in plain & beside)
    titles = {place for place in plain if place and lines[place].raw == lines[0].raw}
    repeated = {place for place in plain & beside if counts[lines[place].raw] > 1}
    return titles | repeated | {place for place in beside if BARE_NUMBER.fullmatch(lines[place].raw)}


def is_beside(lines: Sequence[Line], place: int, found: set[int]) -> bool:
    """Whether a line stands first or last on a page, or next to what was set aside."""
    return bool({place - 1, place + 1} & found) or page_turns(lines, place) or page_turns(lines, place + 1)


def page_turns(lines: Sequence[Line], place: int) -> bool:
    """Whether a new page begins with the line at a place."""
    return 0 < place < len(lines) and lines[place].page != lines[place - 1].page
