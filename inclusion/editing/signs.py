"""Signs of bullets: which are of one kind, which go on counting from one another, and which may be words.

A sign can be read in more than one way: “i.” is one in Roman numbers or the ninth letter. A reading is a kind and a
number; a sign that counts nothing has 0.
"""

import re
import unicodedata
from collections.abc import Iterator

from inclusion.records.lines import DASHES, is_circled, is_firm

Reading = tuple[str, int]

SECOND_LEVEL = "◦○▪▫‣⁃·§»›¤"
"""Signs that programs give to bullets nested in others, where nobody chose one."""

ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def readings(sign: str) -> frozenset[Reading]:
    """All ways to read a sign; dashes of any length are of one kind, as programs change one into another."""
    if is_firm(sign[0]):
        number = int(unicodedata.numeric(sign[0])) if is_circled(sign[0]) else 0
        return frozenset({("circled" if number else sign, number)})
    core = re.search(r"[0-9.]*[0-9]|[A-Za-z]+", sign)
    if core is None or sign.isalpha() or is_box(sign):
        alike = re.sub(f"[{DASHES}]", "-", "[]" if is_box(sign) else sign)
        return frozenset({(alike, 0)})
    return frozenset(counted(core[0], f"{sign[: core.start()]}#{sign[core.end() :]}"))


def is_box(sign: str) -> bool:
    return sign.lower() in ("[]", "[ ]", "[x]")


def counted(core: str, frame: str) -> Iterator[Reading]:
    """The readings of a number or letter in its frame: "b" in "#)" is the second, "1.2" the second below 1."""
    if core[-1].isdigit():
        above, _, last = core.rpartition(".")
        yield f"{frame} {above}", int(last)
        return
    case = "a" if core.islower() else "A"
    if len(core) == 1:
        yield f"{frame} {case}", ord(core.lower()) - ord("a") + 1
    if set(core.lower()) <= ROMAN_DIGITS.keys():
        yield f"{frame} roman {case}", roman(core.lower())


def roman(digits: str) -> int:
    values = [ROMAN_DIGITS[digit] for digit in digits]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def kinds(sign: str) -> frozenset[str]:
    """The kinds that a sign may be of; none where there is no sign."""
    return frozenset(kind for kind, _ in readings(sign)) if sign else frozenset()


def counts(sign: str) -> bool:
    """Whether a sign is a number or a letter that counts."""
    return any(number for _, number in readings(sign))


def may_be_words(sign: str) -> bool:
    """Whether a line of a sentence may begin so: with a dash, a number, a letter."""
    return not is_firm(sign[0])


def is_second_level(sign: str) -> bool:
    """Whether a sign is usual for nested bullets, or may be: a hollow or small one, a dash, a letter o."""
    return may_be_words(sign) or sign[0] in SECOND_LEVEL
