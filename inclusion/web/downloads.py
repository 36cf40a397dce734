"""Answers that are files to keep: the CSV files and the ZIP of all data."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from inclusion.actions.csv import actions_by_address
from inclusion.actions.params import read_params
from inclusion.figures.downloads import outcomes_by_address
from inclusion.records.downloads import Download, file_name
from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.records.open_data import PACKAGE, current_zip
from inclusion.web.content import Content, make_content, respond


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


def send_file(request: Request, name: str, content: Content) -> Response:
    """A file to be saved under a name; a client that has it already is told so."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return respond(request, content, headers=headers)
