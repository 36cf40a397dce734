"""The first paint: a page's content as plain HTML, from the same pieces as the live page.

A browser shows it before the live page has come, and keeps it where JavaScript does not run. Charts are left to their
text and table, controls stand there as links and a form.
"""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from inclusion.figures.charts import ChartBundle
from inclusion.site.page import SitePage
from inclusion.site.pieces import Choice, Params, Piece
from inclusion.web.words import HOME, PAGES, SKIP


def first_paint(pages: Sequence[SitePage], page: SitePage, params: Params) -> str:
    """The content of a page, and the links to all pages."""
    return frame(pages, pieces_html(tuple(page.pieces(params))), here=page.slug)


def frame(pages: Sequence[SitePage], content: str, *, here: str | None = None, root: str = "./") -> str:
    """Content as the main part of a page with the navigation; `root` leads from the address to the first page."""
    return (
        f'<div id="first-paint"><a class="skip" href="#content">{SKIP}</a>'
        f'<nav aria-label="{PAGES}">{navigation(pages, here, root)}</nav>'
        f'<main id="content" class="stMainBlockContainer">{content}</main></div>'
    )


def navigation(pages: Sequence[SitePage], here: str | None, root: str) -> str:
    """The logo and every page as a link, in sections, in the order of the sidebar."""
    home = f'<a href="{root}" aria-label="{HOME}"><img src="{root}app/static/logo.svg" alt=""></a>'
    sections = []
    for section, members in groupby(pages, key=lambda page: page.section):
        items = "".join(f"<li>{page_link(page, here, root)}</li>" for page in members if page.listed)
        sections.append(f"<p>{escape(section)}</p><ul>{items}</ul>")
    return home + "".join(sections)


def page_link(page: SitePage, here: str | None, root: str) -> str:
    """A link to a page; the page where the reader is says so."""
    current = ' aria-current="page"' if page.slug == here else ""
    return f'<a href="{root}{page.slug}"{current}>{escape(page.title)}</a>'


def pieces_html(pieces: Sequence[Piece]) -> str:
    """Pieces as HTML in blocks, as the live page has them."""
    chosen = {piece.name: piece.chosen for piece in pieces if isinstance(piece, Choice)}
    blocks = ("".join(piece_html(piece, chosen) for piece in group) for _, group in groupby(pieces, key=type))
    return "".join(f'<div class="stHtml">{block}</div>' for block in blocks)


def piece_html(piece: Piece, chosen: Mapping[str, str]) -> str:
    """A piece as HTML; `chosen` is what the choices of the page are set to."""
    if isinstance(piece, ChartBundle):
        return ""
    if isinstance(piece, Choice):
        return choice_links(piece, chosen)
    return piece if isinstance(piece, str) else piece.html()


def choice_links(choice: Choice, chosen: Mapping[str, str]) -> str:
    """The options of a choice as links that keep the other choices."""
    links = []
    for option, words in choice.options.items():
        query = escape(urlencode({**chosen, choice.name: option}))
        current = ' aria-current="true"' if option == choice.chosen else ""
        links.append(f'<a href="?{query}"{current}>{escape(words)}</a>')
    return f"<p>{escape(choice.label)}: {' · '.join(links)}</p>"


def plain_page(title: str, body: str, *, root: str) -> str:
    """A whole HTML page in the site's look that needs nothing of Streamlit."""
    styles = "".join(f'<link rel="stylesheet" href="{root}app/static/{name}.css">' for name in ("explorer", "shell"))
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(title)}</title>'
        f'<link rel="icon" href="{root}app/static/icon.svg">{styles}</head><body>{body}</body></html>'
    )
