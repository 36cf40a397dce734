"""SEND in Lincolnshire: the figures that say how many pupils have which needs and plans."""

from collections.abc import Iterable

from inclusion.figures.measure import measure_figures
from inclusion.figures.views import draw, views_of
from inclusion.records.model import Dataset
from inclusion.site.chart import chart_pieces
from inclusion.site.elements import page_foot, page_heading
from inclusion.site.measures import stated_file, stated_part
from inclusion.site.official_parts import checked_part
from inclusion.site.pieces import Params, Piece

LEAD = "How many pupils get support for special educational needs and disabilities (SEND), and how that has changed."


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    yield page_heading("SEND in Lincolnshire", eyebrow="Background", lead=LEAD)
    measures = [measure for measure in dataset.measures if measure.kind == "context"]
    for figures in (measure_figures(dataset, measure) for measure in measures):
        views = views_of(figures).values()
        for view in views:
            yield from chart_pieces(draw, view, figures)
        if not views:
            yield stated_part(figures)
    yield checked_part(dataset, *measures)
    yield stated_file(dataset, *measures)
    yield page_foot(dataset)
