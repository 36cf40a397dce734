"""Glossary: every abbreviation and term of the two documents in plain English, A to Z, with a search."""

from collections.abc import Iterable

from inclusion.actions.filters import clean_search
from inclusion.records.model import Dataset
from inclusion.site.elements import page_foot, page_heading
from inclusion.site.pieces import Params, Piece
from inclusion.site.terms import terms_part

LEAD = (
    "Abbreviations and terms of the two documents and of this site, in plain English. Each entry says whether the "
    "documents explain the term themselves."
)


def page(dataset: Dataset, params: Params) -> Iterable[Piece]:
    text, _ = clean_search(" ".join(params.get("q", ())))
    yield page_heading("Glossary", eyebrow="About", lead=LEAD)
    yield terms_part(dataset, text)
    yield page_foot(dataset)
