"""What each address answers: routes for what is made, one look-up for pages and static files, handlers for the rest."""

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Match, Mount, Route, Router, request_response
from starlette.types import ASGIApp, Scope

from inclusion.records.downloads import CHARTS_ADDRESS, UnknownChoiceError, UnknownReleaseError
from inclusion.records.load import DatasetError, current_dataset
from inclusion.web.address import address_of
from inclusion.web.assets import answer_asset, asset_paths
from inclusion.web.charts import answer_chart
from inclusion.web.content import Answer
from inclusion.web.downloads import LEAVE_TO_ASK, OPEN, OPEN_METHODS, data_routes
from inclusion.web.found import answer_robots, answer_sitemap
from inclusion.web.live_connection import LIVE_CONNECTION, answer_without_upgrade
from inclusion.web.pages import (
    answer_correction,
    answer_elsewhere,
    answer_not_found,
    answer_page,
    find_page,
)

CORRECTION = "The data is being corrected. Please try again later."
ONLY_READING = "Only reading is possible here: GET or HEAD."
NO_FILE = "No file was made."

READING = ("GET", "HEAD")
NOT_KEPT = {"Cache-Control": "no-store"}


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


HEALTH = [Route("/healthz", answer_health), Route("/readyz", answer_readiness)]
ROUTES = [
    *HEALTH,
    *data_routes(),
    Route("/robots.txt", answer_robots),
    Route("/sitemap.xml", answer_sitemap),
    Route("/favicon.ico", partial(answer_asset, "/app/static/favicon.ico")),
    Route(f"/{CHARTS_ADDRESS}/{{name}}.{{kind}}", answer_chart),
    Route(LIVE_CONNECTION, answer_without_upgrade),
]
"""Addresses with an answer of their own."""


def make_site(base: str) -> ASGIApp:
    """The site below a path ("/explorer", or "" for none); other addresses are told where it is."""
    site = Mount(base, app=Router(ROUTES, redirect_slashes=False, default=request_response(find_and_answer)))
    elsewhere = [*HEALTH, Route("/{path:path}", partial(answer_elsewhere, base))] if base else []
    return Starlette(routes=[site, *elsewhere], exception_handlers=HANDLERS)


def find_and_answer(request: Request) -> Response:
    """The page or the file at an address; where there is neither, all methods are told so."""
    answer = find_answer(address_of(request.scope)) or find_moved(request)
    if answer is None:
        raise HTTPException(404)
    if request.method not in READING:
        raise HTTPException(405)
    return answer(request)


def find_answer(address: str) -> Answer | None:
    """The function that answers with a static file or a page, or None; needs the data only for pages."""
    if address in asset_paths():
        return partial(answer_asset, address)
    page = find_page(current_dataset(), address)
    return partial(answer_page, page) if page else None


def find_moved(request: Request) -> Answer | None:
    """The way to what was asked for with a slash at the end or by a former address, with the same filters.

    It is relative, so that it holds wherever a proxy puts the site.
    """
    address = address_of(request.scope)
    before, _, after = address.rpartition("/")
    if not after and before.strip("/") and stands_at(request.scope, before):
        now = f"../{before.rpartition('/')[2]}"
    else:
        now = next((row.now for row in current_dataset().former_addresses if address == f"/{row.former}"), "")
    query = request.url.query
    return (lambda _: RedirectResponse(f"{now}{f'?{query}' if query else ''}", 308)) if now else None


def stands_at(scope: Scope, address: str) -> bool:
    """Whether an address has a route, a page or a file."""
    asked = {**scope, "path": scope.get("root_path", "").rstrip("/") + address}
    return find_answer(address) is not None or any(route.matches(asked)[0] is not Match.NONE for route in ROUTES)


def refuse_writing(request: Request, _error: Exception) -> Response:
    """Only reading is possible, which a browser may ask first, for a program of another site."""
    is_open = address_of(request.scope).startswith(OPEN)
    if is_open and request.method == "OPTIONS":
        return Response(status_code=204, headers=LEAVE_TO_ASK)
    return PlainTextResponse(f"{ONLY_READING}\n", 405, {"Allow": ", ".join(OPEN_METHODS if is_open else READING)})


def refuse_choice(_request: Request, error: Exception) -> Response:
    """An address of a file that has a mistake gets none, but the reason."""
    return PlainTextResponse(f"{NO_FILE} {error}\n", 400, NOT_KEPT)


def refuse_release(_request: Request, error: Exception) -> Response:
    """An address that names another release gets no file, as its figures may be others."""
    return PlainTextResponse(f"{NO_FILE} {error}\n", 404, NOT_KEPT)


def answer_faulty(request: Request, _error: Exception) -> Response:
    """While the data has faults, no page and no file shows any of it."""
    if address_of(request.scope).startswith(OPEN):
        return PlainTextResponse(f"{CORRECTION}\n", 503, NOT_KEPT)
    return answer_correction(request)


HANDLERS = {
    404: answer_not_found,
    405: refuse_writing,
    UnknownChoiceError: refuse_choice,
    UnknownReleaseError: refuse_release,
    DatasetError: answer_faulty,
}
