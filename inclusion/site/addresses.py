"""Whole addresses on a page, for what readers take elsewhere: examples, code to embed a chart, reports of mistakes.

A page does not know where it stands. It holds a sign for each address, which those who show it replace.
"""

from dataclasses import replace
from urllib.parse import urlencode

from inclusion.site.markup import Markup
from inclusion.site.pieces import Holder, Params, Piece

ROOT = "https://address.invalid/"
"""Stands for the address of the first page."""

HERE = f"{ROOT}here"
"""Stands for the address of the page with its filters."""

FRAMED = f"{ROOT}framed"
"""Stands for the same for a frame of another site, without the navigation."""


def with_addresses(piece: Piece, root: str, page: str, params: Params) -> Piece:
    """A piece with the addresses in place of their signs; `page` is the address below the root."""
    if isinstance(piece, Holder):
        parts = (tuple(with_addresses(one, root, page, params) for one in part) for part in piece.parts)
        return replace(piece, parts=tuple(parts))
    if not isinstance(piece, Markup) or ROOT not in piece:
        return piece
    query = [(name, value) for name, values in params.items() for value in values]
    here = f"{root}{page}?{urlencode(query)}" if query else root + page
    framed = f"{root}{page}?{urlencode([*query, ('embed', 'true')])}"
    return piece.replace(HERE, here).replace(FRAMED, framed).replace(ROOT, root)
