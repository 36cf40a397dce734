"""Answers that are files: CSV, JSON and the ZIP of all data, which programs of other sites may read too."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from inclusion.actions.csv import actions_by_address
from inclusion.actions.filters import clean_search
from inclusion.actions.find import find_actions
from inclusion.actions.params import read_params
from inclusion.actions.search import search
from inclusion.figures.downloads import checks_by_address, official_by_address, outcomes_by_address
from inclusion.records.downloads import (
    ACTIONS_ADDRESS,
    CHECKS_ADDRESS,
    OFFICIAL_ADDRESS,
    OUTCOMES_ADDRESS,
    WORKBOOK_ADDRESS,
    Download,
    UnknownReleaseError,
    file_name,
    release_name,
)
from inclusion.records.editions import edition_data
from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.records.open_data import PACKAGE, ZIP_ADDRESS, current_zip
from inclusion.web.content import Answer, Content, make_content, respond
from pages import FOUND_PAGES

Make = Callable[[Dataset, Mapping[str, Sequence[str]]], Download]

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TABLES: dict[str, Make] = {
    ACTIONS_ADDRESS: actions_by_address,
    OUTCOMES_ADDRESS: outcomes_by_address,
    OFFICIAL_ADDRESS: official_by_address,
    CHECKS_ADDRESS: checks_by_address,
}
"""What makes the rows of each CSV file; the JSON file beside it has the same."""

OPEN = ("/data/", "/charts/")
"""How the addresses begin that programs of any site may read."""

OPEN_METHODS = ("GET", "HEAD", "OPTIONS")
LEAVE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Data-Date, Data-Version, ETag",
}
"""The headers that let a browser hand an answer on to a program of another site."""

LEAVE_TO_ASK = {
    "Allow": ", ".join(OPEN_METHODS),
    "Access-Control-Allow-Methods": ", ".join(OPEN_METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
"""The headers by which a browser learns what such a program may ask for."""


def data_routes() -> list[Route]:
    """Each file at its own address, at one that says that it is the latest, and at one that names its release."""
    files: dict[str, Answer] = {ZIP_ADDRESS: answer_zip, WORKBOOK_ADDRESS: answer_workbook}
    for address, make in TABLES.items():
        files[address] = partial(answer_csv, make)
        files[json_address(address)] = partial(answer_json, make)
    places = ("/data/", "/data/latest/", "/data/{release}/")
    return [
        Route("/data/search.json", answer_search),
        *(Route(address.replace("data/", place, 1), answer) for address, answer in files.items() for place in places),
    ]


def json_address(address: str) -> str:
    """The address of the JSON file beside a CSV file."""
    return f"{address.removesuffix('csv')}json"


def answer_csv(make: Make, request: Request) -> Response:
    """The rows that the address asks for as a CSV file."""
    download = make(asked_data(request), read_params(request.query_params.multi_items()))
    return send_file(request, f"{download.name}.csv", make_content(download.content, CSV))


def answer_json(make: Make, request: Request) -> Response:
    """The same rows as JSON."""
    download = make(asked_data(request), read_params(request.query_params.multi_items()))
    return send_file(request, f"{download.name}.json", make_content(download.json, JSON))


def answer_workbook(request: Request) -> Response:
    """The actions that the address asks for as a workbook."""
    from inclusion.actions.workbook import workbook_by_address  # noqa: PLC0415 (openpyxl would be a tenth of the start)

    name, content = workbook_by_address(asked_data(request), read_params(request.query_params.multi_items()))
    return send_file(request, f"{name}.xlsx", make_content(content, XLSX))


def answer_zip(request: Request) -> Response:
    """The whole data as one file."""
    return send_file(request, f"{PACKAGE}.zip", zip_content(asked_data(request)))


def answer_search(request: Request) -> Response:
    """What the page of all actions shows for a search: `{"actions", "pages", "corrected", "not_mentioned"}`.

    Actions are ids in the order of the page, pages are addresses below the site's root.
    """
    dataset = edition_data(current_dataset())
    text, _ = clean_search(request.query_params.get("q", ""))
    found = search(dataset, text, FOUND_PAGES)
    answer = {
        "actions": [action.action for action in find_actions(dataset, q=text)] if found.actions else [],
        "pages": [page.code for page in found.pages],
        "corrected": found.corrected,
        "not_mentioned": found.not_mentioned,
    }
    return send_file(request, "search.json", make_content(json.dumps(answer).encode(), JSON))


@cache
def zip_content(dataset: Dataset) -> Content:
    """The ZIP with its tag, made when somebody first asks for it."""
    return make_content(current_zip(dataset), ZIP)


def asked_data(request: Request) -> Dataset:
    """The data, where it is the release that the address names, if it names one."""
    dataset = current_dataset()
    asked = request.path_params.get("release")
    if asked not in (None, release_name(dataset)):
        raise UnknownReleaseError(dataset)
    return dataset


def send_file(request: Request, name: str, content: Content) -> Response:
    """A file with the release of its data, to be saved under a name; JSON and pictures are shown."""
    release = current_dataset().release
    start, _, ending = name.rpartition(".")
    shown = "attachment" if content.media_type in (CSV, XLSX, ZIP) else "inline"
    headers = {
        "Content-Disposition": f'{shown}; filename="{file_name(current_dataset(), start, ending)}"',
        "Data-Version": release.release,
        "Data-Date": release.released.isoformat(),
    }
    return respond(request, content, headers=headers)
