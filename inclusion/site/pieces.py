"""What a page is made of: pieces that show themselves, live and as plain HTML; and an address's parameters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from inclusion.site.markup import Markup

Params = Mapping[str, Sequence[str]]
"""The parameters of an address: each name with all its values."""


class Piece(Protocol):
    """A part of a page. `Markup` is one; charts and controls are others, each in a module of its own."""

    def html(self) -> Markup:
        """What stands on the page before the live one has come, and where there are no scripts."""

    def show(self) -> None:
        """Show it on the live page."""


@dataclass(frozen=True)
class Apart:
    """HTML that is joined with none beside it, and whose short forms are not written out; empty it parts two others.

    A browser leaves a block alone that stays the same.
    """

    content: Markup

    def html(self) -> Markup:
        return self.content

    def show(self) -> None:
        self.content.show()


@dataclass(frozen=True)
class Holder:
    """What all pieces have in common that hold others: the parts, in the order of reading, each a run of pieces."""

    parts: tuple[tuple[Piece, ...], ...]

    def with_parts(self, change: Callable[[Iterable[Piece]], Iterable[Piece]]) -> Self:
        """The same with each of its parts changed."""
        return replace(self, parts=tuple(tuple(change(part)) for part in self.parts))


def walk(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each piece in the order of reading, before those that it holds."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Holder):
            yield from walk(one for part in piece.parts for one in part)
