"""Addresses that answer without a page: CSV files, the ZIP of all data, and whether the server lives and is ready."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from inclusion.actions.csv import actions_by_address
from inclusion.actions.filters import read_params
from inclusion.figures.downloads import outcomes_by_address
from inclusion.records.downloads import ACTIONS_ADDRESS, OUTCOMES_ADDRESS, Download, UnknownChoiceError, file_name
from inclusion.records.load import DatasetError, current_dataset
from inclusion.records.model import Dataset
from inclusion.records.open_data import PACKAGE, ZIP_ADDRESS, current_zip
from inclusion.web.content import Answer, Content, make_content, respond
from inclusion.web.words import CORRECTION, NO_FILE

MakeDownload = Callable[[Dataset, Mapping[str, Sequence[str]]], Download]

NOT_KEPT = {"Cache-Control": "no-store"}


def answer_csv(make: MakeDownload) -> Answer:
    """An answer with the CSV file that the address asks for, or with what is wrong in the address."""

    def answer(request: Request) -> Response:
        try:
            download = make(current_dataset(), read_params(request.query_params.multi_items()))
        except UnknownChoiceError as error:
            return PlainTextResponse(f"{NO_FILE} {error}\n", 400, NOT_KEPT)
        except DatasetError:
            return PlainTextResponse(f"{CORRECTION}\n", 503, NOT_KEPT)
        name = file_name(current_dataset(), download.name, "csv")
        return send_file(request, name, make_content(download.content, "text/csv; charset=utf-8"))

    return answer


def answer_zip(request: Request) -> Response:
    """The whole data as one file."""
    try:
        dataset = current_dataset()
    except DatasetError:
        return PlainTextResponse(f"{CORRECTION}\n", 503, NOT_KEPT)
    return send_file(request, file_name(dataset, PACKAGE, "zip"), zip_content(dataset))


@cache
def zip_content(dataset: Dataset) -> Content:
    """The ZIP with its tag, made once."""
    return make_content(current_zip(dataset), "application/zip")


def send_file(request: Request, name: str, content: Content) -> Response:
    """A file to be saved under a name; a client that has it already is told so."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return respond(request, content, headers=headers)


def answer_health(_: Request) -> Response:
    """The server lives, whatever its data."""
    return PlainTextResponse("ok\n", headers=NOT_KEPT)


def answer_readiness(_: Request) -> Response:
    """Whether the server has data to show; a load balancer asks this before it sends readers here."""
    try:
        current_dataset()
    except DatasetError as error:
        return PlainTextResponse(f"The data has faults: {len(error.faults)}.\n", 503, NOT_KEPT)
    return PlainTextResponse("ready\n", headers=NOT_KEPT)


ROUTES: dict[str, Answer] = {
    "/healthz": answer_health,
    "/readyz": answer_readiness,
    f"/{ACTIONS_ADDRESS}": answer_csv(actions_by_address),
    f"/{OUTCOMES_ADDRESS}": answer_csv(outcomes_by_address),
    f"/{ZIP_ADDRESS}": answer_zip,
}
