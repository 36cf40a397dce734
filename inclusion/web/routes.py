"""Addresses that answer without a page: the CSV files; and what is done at start and when the script fails."""

import gc
import hashlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.starlette import App

from inclusion.charts import measure_charts
from inclusion.dataset import DatasetError, current_dataset
from inclusion.downloads import (
    ACTIONS_ADDRESS,
    OUTCOMES_ADDRESS,
    Download,
    UnknownChoiceError,
    actions_by_address,
    outcomes_by_address,
)
from inclusion.filters import read_params
from inclusion.model import Dataset
from inclusion.queries import outcome_measures

logger = logging.getLogger("inclusion")

MakeDownload = Callable[[Dataset, Mapping[str, Sequence[str]]], Download]


def csv_route(address: str, make: MakeDownload) -> Route:
    """A route that answers an address with its CSV file, or with what is wrong in it."""

    async def answer(request: Request) -> Response:
        try:
            download = make(current_dataset(), read_params(request.query_params.multi_items()))
        except UnknownChoiceError as error:
            return PlainTextResponse(f"No file was made. {error}\n", status_code=400)
        except DatasetError:
            return PlainTextResponse("The data is being corrected. Please try again later.\n", status_code=503)
        tag = f'"{hashlib.sha256(download.content).hexdigest()[:32]}"'
        headers = {
            "Content-Disposition": f'attachment; filename="{download.name}"',
            "Cache-Control": "no-cache",
            "ETag": tag,
        }
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(download.content, media_type="text/csv; charset=utf-8", headers=headers)

    return Route(f"/{address}", answer, methods=["GET"])


ROUTES = [csv_route(ACTIONS_ADDRESS, actions_by_address), csv_route(OUTCOMES_ADDRESS, outcomes_by_address)]


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Load the data and build the charts before the first visitor comes, and keep them out of garbage collection."""
    try:
        dataset = current_dataset()
        for measure in outcome_measures(dataset):
            measure_charts(dataset, measure)
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
    gc.collect()
    gc.freeze()
    yield


def log_script_error(error: Exception) -> bool:
    """Log an error of a page; Streamlit then shows its short message, without a trace."""
    logger.error("A page failed", exc_info=error)
    return False
