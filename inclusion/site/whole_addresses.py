"""Whole addresses on a page, for what readers take elsewhere: examples, code to embed a chart, reports of mistakes.

A page does not know where it stands. It holds a sign for each address, which those who show it replace.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder, Params, Piece

ROOT = "https://address.invalid/"
"""Stands for the address of the first page."""

HERE = f"{ROOT}here"
"""Stands for the address of the page with its filters."""

FRAMED = f"{ROOT}framed"
"""Stands for the same for a frame of another site, without the navigation."""


def with_addresses(pieces: Iterable[Piece], root: str, page: str, params: Params) -> Iterator[Piece]:
    """Pieces with the addresses in place of their signs; `page` is the address below the root."""
    query = [(name, value) for name, values in params.items() for value in values]
    here = f"{root}{page}?{urlencode(query)}" if query else root + page
    framed = f"{root}{page}?{urlencode([*query, ('embed', 'true')])}"
    for piece in pieces:
        if isinstance(piece, Holder):
            yield piece.with_parts(lambda part: with_addresses(part, root, page, params))
        elif isinstance(piece, Markup) and ROOT in piece:
            yield piece.replace(HERE, here).replace(FRAMED, framed).replace(ROOT, root)
        else:
            yield piece
