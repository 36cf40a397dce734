"""Answers that are a chart to take away: its picture as SVG or PNG, and its figures."""

from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from inclusion.figures.charts import ChartBundle
from inclusion.figures.downloads import bundle_download
from inclusion.figures.views import pictures
from inclusion.records.downloads import CHARTS_ADDRESS
from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.records.words import release_words
from inclusion.web.content import Content, make_content
from inclusion.web.downloads import CSV, send_file


def chart_address(bundle: ChartBundle) -> str:
    """The address of a chart's picture below the root."""
    return f"{CHARTS_ADDRESS}/{bundle.picture}.png"


def answer_chart(request: Request) -> Response:
    """A chart as a picture, or its figures, by the name and the ending of the address."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    dataset = current_dataset()
    if name not in pictures(dataset) or kind not in ("svg", "png", "csv"):
        raise HTTPException(404)
    return send_file(request, f"{name}.{kind}", chart_content(dataset, name, kind))


@lru_cache(maxsize=256)
def chart_content(dataset: Dataset, name: str, kind: str) -> Content:
    """A file of a chart, made when somebody first asks for it."""
    bundle = pictures(dataset)[name]()
    if kind == "csv":
        return make_content(bundle_download(bundle).content, CSV)
    from inclusion.web.pictures import chart_picture, picture_png  # noqa: PLC0415 (no page needs what draws pictures)

    svg = chart_picture(bundle, release_words(dataset.release))
    return make_content(picture_png(svg), "image/png") if kind == "png" else make_content(svg.encode(), "image/svg+xml")
