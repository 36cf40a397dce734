"""Addresses that answer without a page: the CSV files, and whether the server lives and is ready."""

from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from inclusion.dataset import DatasetError, current_dataset
from inclusion.downloads import (
    Download,
    UnknownChoiceError,
    actions_by_address,
    outcomes_by_address,
)
from inclusion.filters import ACTIONS_ADDRESS, OUTCOMES_ADDRESS, read_params
from inclusion.model import Dataset
from inclusion.web.content import Answer, make_content, respond
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
        headers = {
            "Content-Disposition": f'attachment; filename="{download.name}"',
            "Cache-Control": "no-cache",
        }
        return respond(request, make_content(download.content, "text/csv; charset=utf-8"), headers=headers)

    return answer


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
}
