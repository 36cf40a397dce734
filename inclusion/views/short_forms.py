"""The short forms of a page, written out in place: a line to open right below the page's heading."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape, unescape

from inclusion.charts import ChartBundle
from inclusion.model import Dataset, Term
from inclusion.views.parts import link
from inclusion.views.pieces import Piece


@cache
def forms_pattern(dataset: Dataset) -> re.Pattern[str]:
    """Any abbreviation of the glossary as a word of its own, the longest first."""
    forms = sorted((term.term for term in dataset.glossary if term.expansion), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


def find_forms(dataset: Dataset, pieces: Iterable[Piece]) -> tuple[Term, ...]:
    """The glossary's abbreviations that stand on a page, in the order of the glossary."""
    texts = [piece if isinstance(piece, str) else piece_text(piece) for piece in pieces]
    words = unescape(re.sub(r"<[^>]*>", " ", " ".join(texts)))
    found = set(forms_pattern(dataset).findall(words))
    return tuple(term for term in dataset.glossary if term.term in found)


def piece_text(piece: Piece) -> str:
    """The words of a chart; controls have none of their own."""
    return f"{piece.headline} {piece.subtitle} {piece.text}" if isinstance(piece, ChartBundle) else ""


def forms_part(terms: Iterable[Term]) -> str:
    """The short forms with what they stand for, closed until a reader opens it; nothing where there are none."""
    items = "".join(f"<div><dt>{escape(t.term)}</dt><dd>{escape(t.expansion or '')}</dd></div>" for t in terms)
    if not items:
        return ""
    summary = "<summary>Short forms on this page, written out</summary>"
    more = f"<p>{link('glossary', 'More in the glossary')}</p>"
    return f'<details class="forms">{summary}<dl class="meta">{items}</dl>{more}</details>'
