"""SEND in Lincolnshire: the figures that say how many pupils have which needs and plans."""

from collections.abc import Iterable

from inclusion.figures.charts import context_charts
from inclusion.records.model import Dataset
from inclusion.site.chart import chart_pieces
from inclusion.site.elements import page_foot, page_heading
from inclusion.site.pieces import Params, Piece

LEAD = "How many pupils get support for special educational needs and disabilities (SEND), and how that has changed."


def page(dataset: Dataset, _params: Params) -> Iterable[Piece]:
    """The page of the background figures."""
    yield page_heading("SEND in Lincolnshire", eyebrow="Background", lead=LEAD)
    for chart in context_charts(dataset):
        yield from chart_pieces(chart)
    yield page_foot(dataset)
