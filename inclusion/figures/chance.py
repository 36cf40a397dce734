"""How far luck alone moves a share of a group of pupils: 95% intervals from counts, and from nothing else.

All pupils are counted, so no sample is guessed from. The interval says how much a share of so few children swings.
"""

from dataclasses import dataclass
from decimal import Decimal

Z = Decimal("1.959963984540054")
"""Standard deviations from the middle within which 95% of a normal distribution lies."""

HUNDRED = Decimal(100)


class NoCountsError(ValueError):
    """An interval was asked of a figure that is published without counts."""


@dataclass(frozen=True)
class Interval:
    """The range of a share in per cent, or of a difference of shares in percentage points."""

    low: Decimal
    high: Decimal

    @property
    def leaves_out_zero(self) -> bool:
        """Whether a difference is more than chance explains."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Share:
    """`part` pupils of `whole`; a whole of 0 or a part above it is no share."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.part <= self.whole or not self.whole:
            raise NoCountsError(f"{self.part} of {self.whole} is no share.")

    @property
    def percent(self) -> Decimal:
        """The share, not rounded."""
        return HUNDRED * self.part / self.whole

    @property
    def interval(self) -> Interval:
        """Wilson's interval, which stays within 0 and 100 and holds for small groups and shares near 0."""
        part, whole = Decimal(self.part), Decimal(self.whole)
        middle = part + Z**2 / 2
        reach = Z * (part * (whole - part) / whole + Z**2 / 4).sqrt()
        size = whole + Z**2
        low, high = HUNDRED * (middle - reach) / size, HUNDRED * (middle + reach) / size
        low, high = min(low, self.percent), max(high, self.percent)  # at 0 and 100 the last digit may stray
        return Interval(max(low, Decimal(0)), min(high, HUNDRED))


@dataclass(frozen=True)
class ShareDifference:
    """How many percentage points one share is above another (negative: below), of two groups or of two years."""

    first: Share
    second: Share

    @property
    def points(self) -> Decimal:
        """The difference, not rounded."""
        return self.first.percent - self.second.percent

    @property
    def interval(self) -> Interval:
        """Newcombe's interval for a difference, made from Wilson's intervals of both shares."""
        return interval_between(self.first.percent, self.first.interval, self.second.percent, self.second.interval)

    @property
    def beyond_chance(self) -> bool:
        """Whether the difference is more than chance explains: its interval leaves out 0."""
        return self.interval.leaves_out_zero


@dataclass(frozen=True)
class DifferenceChange:
    """How many percentage points one difference of shares is above another: a gap now and then, of other pupils."""

    first: ShareDifference
    second: ShareDifference

    @property
    def points(self) -> Decimal:
        """The difference, not rounded."""
        return self.first.points - self.second.points

    @property
    def interval(self) -> Interval:
        """Newcombe's way once more, from the intervals of both differences."""
        return interval_between(self.first.points, self.first.interval, self.second.points, self.second.interval)

    @property
    def beyond_chance(self) -> bool:
        """Whether it is more than chance explains: its interval leaves out 0."""
        return self.interval.leaves_out_zero


def interval_between(first: Decimal, around_first: Interval, second: Decimal, around_second: Interval) -> Interval:
    """The interval of `first` - `second`, from that of each; the two are of different pupils."""
    below = ((first - around_first.low) ** 2 + (around_second.high - second) ** 2).sqrt()
    above = ((around_first.high - first) ** 2 + (second - around_second.low) ** 2).sqrt()
    return Interval(first - second - below, first - second + above)
