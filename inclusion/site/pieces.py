"""What a page is made of: pieces that show themselves, live and as plain HTML; and an address's parameters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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
class Holder:
    """What all pieces have in common that hold others: the parts, in the order of reading, each a run of pieces."""

    parts: tuple[tuple[Piece, ...], ...]


def walk(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each piece that holds no others, in the order of reading."""
    for piece in pieces:
        if isinstance(piece, Holder):
            yield from walk(one for part in piece.parts for one in part)
        else:
            yield piece
