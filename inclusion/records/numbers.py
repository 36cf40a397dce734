"""Numbers in a text, as digits and as words: where each stands and what it amounts to."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
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
