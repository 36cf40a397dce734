"""Answers that are files to keep: the CSV files, the pictures of charts and the ZIP of all data."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from inclusion.actions.csv import actions_by_address
from inclusion.actions.params import read_params
from inclusion.figures.charts import ChartBundle
from inclusion.figures.downloads import bundle_download, outcomes_by_address
from inclusion.figures.views import pictures
from inclusion.records.downloads import Download, file_name
from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.records.open_data import PACKAGE, current_zip
from inclusion.records.words import release_words
from inclusion.web.content import Content, make_content, respond
from inclusion.web.pictures import chart_picture, picture_png


def answer_actions(request: Request) -> Response:
    """The actions that the address asks for."""
    return answer_csv(request, actions_by_address)


def answer_outcomes(request: Request) -> Response:
    """The figures that the address asks for."""
    return answer_csv(request, outcomes_by_address)


def answer_csv(request: Request, make: Callable[[Dataset, Mapping[str, Sequence[str]]], Download]) -> Response:
    """The CSV file that the address asks for."""
    dataset = current_dataset()
    download = make(dataset, read_params(request.query_params.multi_items()))
    content = make_content(download.content, "text/csv; charset=utf-8")
    return send_file(request, file_name(dataset, download.name, "csv"), content)


def answer_zip(request: Request) -> Response:
    """The whole data as one file."""
    dataset = current_dataset()
    return send_file(request, file_name(dataset, PACKAGE, "zip"), zip_content(dataset))


@cache
def zip_content(dataset: Dataset) -> Content:
    """The ZIP with its tag, made when somebody first asks for it."""
    return make_content(current_zip(dataset), "application/zip")


def answer_picture(request: Request) -> Response:
    """A chart as a picture, or its figures, by the name and the ending of the address."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    dataset = current_dataset()
    if name not in pictures(dataset) or kind not in PICTURES:
        raise HTTPException(404)
    headers = {"Cache-Control": "no-cache", "Content-Disposition": disposition(dataset, name, kind)}
    return respond(request, picture_content(dataset, name, kind), headers=headers)


def disposition(dataset: Dataset, name: str, kind: str) -> str:
    """How a browser treats a file of a chart: it shows a picture, and saves figures; either under a telling name."""
    shown = "attachment" if kind == "csv" else "inline"
    return f'{shown}; filename="{file_name(dataset, name, kind)}"'


@lru_cache(maxsize=256)
def picture_content(dataset: Dataset, name: str, kind: str) -> Content:
    """A file of a chart, made when somebody first asks for it."""
    bundle = pictures(dataset)[name]()
    return make_content(PICTURES[kind](bundle, dataset), MEDIA_TYPES[kind])


def draw_svg(bundle: ChartBundle, dataset: Dataset) -> bytes:
    """The chart as SVG."""
    return chart_picture(bundle, release_words(dataset.release)).encode()


def draw_png(bundle: ChartBundle, dataset: Dataset) -> bytes:
    """The chart as PNG."""
    return picture_png(chart_picture(bundle, release_words(dataset.release)))


PICTURES: dict[str, Callable[[ChartBundle, Dataset], bytes]] = {
    "svg": draw_svg,
    "png": draw_png,
    "csv": lambda bundle, _: bundle_download(bundle).content,
}
MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


def send_file(request: Request, name: str, content: Content) -> Response:
    """A file to be saved under a name; a client that has it already is told so."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return respond(request, content, headers=headers)
