"""What rounding and all statements together say about a measure: the tightest bounds on levels and differences.

A stated whole number 21 means 20.5 to 21.5; "6 below England" bounds a difference of two levels in the same way.
All statements about a measure are one system of bounds on differences, x - y between low and high, and its tightest
bounds are shortest paths. Words ("in line") bound nothing, and neither does a difference between two gaps: the
strategy's are those of its printed gaps, already rounded.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import permutations, product
from typing import NamedTuple

from inclusion.records.model import Observation


class Level(NamedTuple):
    """A level that the statements speak of: the value of a measure in a period, for a place and a group."""

    period: str
    place: str
    group: str


ZERO = Level("", "", "")
"""The level 0, from which a stated level is a difference."""


INFINITE = Decimal("Infinity")


class Statement(NamedTuple):
    """`minuend` - `subtrahend` is `value`, give or take half a unit of its last printed decimal."""

    minuend: Level
    subtrahend: Level
    value: Decimal
    half_unit: Decimal
    observation: Observation


class Step(NamedTuple):
    """A statement as it is added to a sum: sign 1 adds its value, -1 takes it away."""

    statement: Statement
    sign: int

    @property
    def term(self) -> Decimal:
        """What the step adds."""
        return self.sign * self.statement.value

    @property
    def most(self) -> Decimal:
        """The most that it can add."""
        return self.term + self.statement.half_unit


Clash = tuple[Statement, ...]
"""The fewest statements that cannot all be true, in the order of the data."""


@dataclass(frozen=True)
class Bounds:
    """A closed range, the plain arithmetic inside it, and the statements that the arithmetic adds up.

    `value` can lie outside low to high where rounded statements tighten each other.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    steps: tuple[Step, ...]
    """The plain arithmetic: the fewest statements that give the value, in the order they are added."""


@dataclass(frozen=True)
class Ranges:
    """All bounds that follow from a measure's statements; clashing statements are left out and named."""

    statements: tuple[Statement, ...]
    clashes: tuple[Clash, ...]
    _distances: dict[tuple[Level, Level], Decimal] = field(repr=False)

    @cached_property
    def only_just_fit(self) -> tuple[Statement, ...]:
        """The statements that fit together only if each is off by all that rounding allows: cycles of length 0.

        One of them is probably rounded from other figures. What follows from them would be exact and false.
        """
        return tuple(
            dict.fromkeys(
                step.statement
                for start, end, step in edges(self.statements)
                if step.most + self._length(end, start) == 0
            )
        )

    def level(self, level: Level) -> Bounds | None:
        """The bounds of a level, or None where nothing bounds it."""
        return self.difference(level, ZERO)

    def difference(self, minuend: Level, subtrahend: Level) -> Bounds | None:
        """The bounds of `minuend` - `subtrahend`, or None where nothing bounds it.

        They are the tightest that all statements allow; where some only just fit, those of the plain arithmetic.
        """
        limits = self.limits([minuend], [subtrahend])
        if limits is None:
            return None
        steps = shortest_chain(self.statements, minuend, subtrahend)
        value = sum((step.term for step in steps), Decimal(0))
        if self.only_just_fit:
            margin = sum((step.statement.half_unit for step in steps), Decimal(0))
            limits = value - margin, value + margin
        return Bounds(value, *limits, steps)

    def limits(self, plus: Sequence[Level], minus: Sequence[Level]) -> tuple[Decimal, Decimal] | None:
        """The least and the greatest that the levels in `plus` less as many in `minus` can come to, all taken together.

        Every level of `minus` is joined with one of `plus` by a shortest path, and the pairs with the shortest paths in
        all bound the sum: that is the dual of the linear program. None where nothing bounds it.
        """
        up, down = self._shortest_pairs(minus, plus), self._shortest_pairs(plus, minus)
        return None if up is None or down is None else (-down, up)

    def _shortest_pairs(self, starts: Sequence[Level], ends: Sequence[Level]) -> Decimal | None:
        """The length of the shortest paths that lead from each start to an end of its own."""
        sums = (sum(map(self._length, starts, order), Decimal(0)) for order in permutations(ends))
        shortest = min(sums)
        return shortest if shortest.is_finite() else None

    def _length(self, start: Level, end: Level) -> Decimal:
        """How much `end` can be above `start`; infinite where nothing bounds it."""
        return Decimal(0) if start == end else self._distances.get((start, end), INFINITE)


def find_ranges(observations: Iterable[Observation]) -> Ranges:
    """The tightest bounds that follow from the observations of one measure.

    Where they cannot all be true, the smallest clashing set is taken out and named, until the rest can be.
    """
    statements = tuple(statement for o in observations if (statement := as_statement(o)) is not None)
    clashes: list[Clash] = []
    while has_clash(lengths := shortest_paths(statements)):
        clashes.append(find_clash(statements))
        statements = tuple(s for s in statements if s not in clashes[-1])
    return Ranges(statements, tuple(clashes), lengths)


def as_statement(observation: Observation) -> Statement | None:
    """An observation as a bound on a difference of two levels; None for words and for a difference between gaps."""
    value, decimals = observation.value, observation.decimals
    if value is None or decimals is None or observation.statistic == "gap-difference":
        return None
    level = level_of(observation)
    other = compared_level(level, observation.statistic, observation.versus)
    return Statement(level, other, value, half_unit(decimals), observation)


def level_of(observation: Observation) -> Level:
    """The level that a figure is about; figures without a period are read as of one time, which has no name."""
    return Level(observation.period or "", observation.place, observation.group)


def compared_level(level: Level, statistic: str, versus: str | None) -> Level:
    """What a figure of this kind takes away from a level: the same of another period, place or group, or 0."""
    column = {"change": "period", "difference": "place", "gap": "group"}.get(statistic)
    return level._replace(**{column: str(versus)}) if column else ZERO


def half_unit(decimals: int) -> Decimal:
    """Half a unit of the last printed decimal: how far a figure may be off."""
    return Decimal(5).scaleb(-decimals - 1)


def edges(statements: Iterable[Statement]) -> Iterator[tuple[Level, Level, Step]]:
    """(from, to, step): `to` - `from` is at most `step.most`; two edges a statement."""
    for s in statements:
        yield s.subtrahend, s.minuend, Step(s, 1)
        yield s.minuend, s.subtrahend, Step(s, -1)


def levels_in(statements: Iterable[Statement]) -> tuple[Level, ...]:
    """Each level that statements speak of, and 0, in their order."""
    return tuple(dict.fromkeys(level for s in statements for level in (s.minuend, s.subtrahend)))


def shortest_paths(statements: tuple[Statement, ...]) -> dict[tuple[Level, Level], Decimal]:
    """How much each level can be above each other that statements join (Floyd and Warshall).

    Where statements clash, no length is right, and some level can only be below itself: see `has_clash`.
    """
    levels = levels_in(statements)
    lengths = {(level, level): Decimal(0) for level in levels}
    for start, end, step in edges(statements):
        lengths[start, end] = min(step.most, lengths.get((start, end), INFINITE))
    for middle, start, end in product(levels, repeat=3):
        through = lengths.get((start, middle), INFINITE) + lengths.get((middle, end), INFINITE)
        if through < lengths.get((start, end), INFINITE):
            lengths[start, end] = through
    return lengths


def has_clash(lengths: Mapping[tuple[Level, Level], Decimal]) -> bool:
    """Whether the statements of shortest paths cannot all be true."""
    return any(length < 0 for (start, end), length in lengths.items() if start == end)


class _Walk(NamedTuple):
    length: Decimal
    statements: tuple[Statement, ...]


def find_clash(statements: tuple[Statement, ...]) -> Clash:
    """The smallest set of statements that cannot all be true, where there is one: the negative cycle of least edges."""
    levels = levels_in(statements)
    walks = {(level, level): _Walk(Decimal(0), ()) for level in levels}
    while True:
        longer = dict(walks)
        for (start, middle), walk in walks.items():
            for edge_start, end, step in edges(statements):
                total = walk.length + step.most
                if edge_start == middle and ((start, end) not in longer or total < longer[start, end].length):
                    longer[start, end] = _Walk(total, (*walk.statements, step.statement))
        cycles = [longer[level, level] for level in levels if longer[level, level].length < 0]
        if cycles:
            cycle = min(cycles, key=lambda path: len(set(path.statements)))
            return tuple(s for s in statements if s in cycle.statements)
        walks = longer


def shortest_chain(statements: tuple[Statement, ...], minuend: Level, subtrahend: Level) -> tuple[Step, ...]:
    """The fewest statements that lead from `subtrahend` to `minuend`; of equally few, those that stand first."""
    chains: dict[Level, tuple[Step, ...]] = {subtrahend: ()}
    reached = deque(chains)
    while minuend not in chains:
        level = reached.popleft()
        for start, end, step in edges(statements):
            if start == level and end not in chains:
                chains[end] = (*chains[level], step)
                reached.append(end)
    return chains[minuend]
