"""SEND in Lincolnshire: the figures that say how many pupils have which needs and plans."""

from collections.abc import Iterable

from inclusion.figures.measure import measure_figures
from inclusion.figures.views import draw, views_of
from inclusion.figures.words import headline
from inclusion.records.model import Dataset
from inclusion.site.chart import chart_pieces
from inclusion.site.elements import heading, page_foot, page_heading, paragraph
from inclusion.site.official_parts import checked_part
from inclusion.site.pieces import Params, Piece

LEAD = "How many pupils get support for special educational needs and disabilities (SEND), and how that has changed."


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    """The page of the background figures."""
    yield page_heading("SEND in Lincolnshire", eyebrow="Background", lead=LEAD)
    for figures in (measure_figures(dataset, measure) for measure in dataset.measures if measure.kind == "context"):
        views = views_of(figures).values()
        for view in views:
            yield from chart_pieces(draw, view, figures)
        if not views:
            yield heading(figures.measure.title, anchor=figures.measure.slug)
            yield paragraph(headline(figures))
    yield checked_part(dataset, *(measure for measure in dataset.measures if measure.kind == "context"))
    yield page_foot(dataset)
