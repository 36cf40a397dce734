"""How far luck alone moves a share of a group of pupils: 95% intervals from counts, and from nothing else.

All pupils are counted, so no sample is guessed from. The interval says how much a share of so few children swings.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

Z = Decimal("1.959963984540054")
"""Standard deviations from the middle within which 95% of a normal distribution lies."""

HUNDRED = Decimal(100)


class NoCountsError(ValueError):
    """An interval was asked of a figure that is published without counts."""


class Interval(NamedTuple):
    """The range of a share in per cent, or of a difference of shares in percentage points."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Share:
    """`part` pupils of `whole`; a whole of 0 or a part above it is no share."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole or not self.whole:
            raise NoCountsError(f"{self.part} of {self.whole} is no share.")

    @property
    def value(self) -> Decimal:
        """The share in per cent, not rounded."""
        return HUNDRED * self.part / self.whole

    @property
    def interval(self) -> Interval:
        """Wilson's interval, which stays within 0 and 100 and holds for small groups and shares near 0."""
        part, whole = Decimal(self.part), Decimal(self.whole)
        middle = part + Z**2 / 2
        reach = Z * (part * (whole - part) / whole + Z**2 / 4).sqrt()
        size = whole + Z**2
        low, high = HUNDRED * (middle - reach) / size, HUNDRED * (middle + reach) / size
        low, high = min(low, self.value), max(high, self.value)  # at 0 and 100 the last digit may stray
        return Interval(max(low, Decimal(0)), min(high, HUNDRED))


@dataclass(frozen=True)
class ShareDifference:
    """How many percentage points one share is above another (negative: below), of two groups or of two years.

    Or how many one such difference is above another: a gap now and then. All shares are of different pupils.
    """

    first: "Share | ShareDifference"
    second: "Share | ShareDifference"

    @property
    def value(self) -> Decimal:
        """The difference in points, not rounded."""
        return self.first.value - self.second.value

    @property
    def interval(self) -> Interval:
        """Newcombe's interval for a difference, made from the intervals of both sides."""
        (low, high), (other_low, other_high) = self.first.interval, self.second.interval
        first, second = self.first.value, self.second.value
        below = ((first - low) ** 2 + (other_high - second) ** 2).sqrt()
        above = ((high - first) ** 2 + (second - other_low) ** 2).sqrt()
        return Interval(first - second - below, first - second + above)

    @property
    def beyond_chance(self) -> bool:
        """Whether the difference is more than chance explains: its interval leaves out 0."""
        low, high = self.interval
        return low > 0 or high < 0
