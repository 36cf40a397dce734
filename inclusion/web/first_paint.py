"""The first paint: a page's content as plain HTML, from the same pieces as the live page.

A browser shows it before the live page has come, and keeps it where JavaScript does not run.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import Piece
from inclusion.site.templates import render

NOT_LIVE = (
    "Live filters and charts are off here. Everything else works: the list, the tables, the files and the form. "
    "Choose in the form, then press the button below it."
)


def first_paint(
    pages: Sequence[SitePage], page: SitePage, pieces: Iterable[Piece], *, embedded: bool = False
) -> Markup:
    """The content of a page, and the links to all pages; before it what a reader is told where the page stays so.

    In a frame of another site, a page stands there without the links.
    """
    not_live = Markup('<p id="not-live" class="notice" role="status" hidden>{}</p>').format(NOT_LIVE)
    return frame(pages, not_live + pieces_html(pieces), here=page.slug, embedded=embedded)


def pieces_html(pieces: Iterable[Piece]) -> Markup:
    """Pieces as HTML in blocks, as the live page has them; what that announces is not announced here before."""
    blocks = Markup().join(Markup('<div class="stHtml">{}</div>').format(piece.html()) for piece in pieces)
    return blocks.replace(' role="alert"', "")


def frame(
    pages: Sequence[SitePage], content: Markup, *, here: str | None = None, root: str = "./", embedded: bool = False
) -> Markup:
    """Content as the main part of a page with the navigation; `root` leads from the address to the first page."""
    listed = [page for page in pages if page.listed]
    return render(
        "frame.html",
        sections=[(section, list(found)) for section, found in groupby(listed, key=lambda page: page.section)],
        content=content,
        here=here,
        entry=next((page.entry for page in pages if page.slug == here), None),
        root=root,
        embedded=embedded,
    )
