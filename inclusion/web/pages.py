"""Answers that are pages: the shell of each page of the site, and the plain pages for what is not there."""

from collections.abc import Sequence
from functools import lru_cache

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inclusion.actions.params import read_params
from inclusion.records.load import DatasetError, current_dataset
from inclusion.records.model import Dataset
from inclusion.records.words import SITE
from inclusion.site.chart import Chart
from inclusion.site.elements import bullets, correction_page, link, page_heading
from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import walk
from inclusion.site.templates import render
from inclusion.web.address import address_of, path_to_root, public_root
from inclusion.web.charts import chart_address
from inclusion.web.content import HTML, Content, make_content, respond
from inclusion.web.errors import log_failure
from inclusion.web.first_paint import first_paint, frame, pieces_html
from inclusion.web.found import page_head
from inclusion.web.shell import page_shell
from pages import site_pages

NOT_FOUND_TITLE = "There is no page here"
NOT_FOUND = (
    "The address may have been mistyped, or the page may have moved. "
    "The menu leads to the main pages, and the overview has a search."
)
ELSEWHERE = "There is nothing at this address. The explorer is here:"


def find_page(dataset: Dataset, address: str) -> SitePage | None:
    """The page at an address, or None where there is none."""
    return next((page for page in site_pages(dataset) if address == f"/{page.slug}"), None)


def answer_page(page: SitePage, request: Request) -> Response:
    """The shell of a page with its content as the address's parameters filter it."""
    query: bytes = request.scope["query_string"]
    content = page_content(current_dataset(), page, query.decode("latin-1"), public_root(request.scope))
    asked = request.query_params.get("id")
    is_lost = bool(page.records) and asked is not None and asked not in page.records
    return respond(request, content, status=404 if is_lost else 200)


@lru_cache(maxsize=64)
def page_content(dataset: Dataset, page: SitePage, query: str, root: str) -> Content:
    """A page's shell; where its content fails, a message stands there and the live page gets its own try."""
    asked = QueryParams(query)
    params = read_params(asked.multi_items())
    pages, embedded = site_pages(dataset), asked.get("embed", "").lower() == "true"
    picture = ""
    try:
        pieces = tuple(page.pieces(params, root))
        picture = next((chart_address(piece.bundle) for piece in walk(pieces) if isinstance(piece, Chart)), "")
        content = first_paint(pages, page, pieces, embedded=embedded)
    except Exception as error:  # whatever fails, the reader gets a page and no trace
        failed = Markup('<p role="alert">{}</p>').format(log_failure(error))
        content = frame(pages, failed, here=page.slug, embedded=embedded)
    head = page_head(page, params, root, picture)
    return make_content(page_shell(head=head, first_paint=content).encode(), HTML)


def answer_not_found(request: Request, _error: Exception) -> Response:
    """The page for an address where nothing is, with links to all that there is."""
    try:
        pages = site_pages(current_dataset())
    except DatasetError:
        pages = ()
    heading = page_heading(NOT_FOUND_TITLE, lead=NOT_FOUND)
    content = plain_content(path_to_root(request.scope), f"{NOT_FOUND_TITLE} · {SITE}", heading, pages)
    return respond(request, content, status=404)


def answer_elsewhere(base: str, request: Request) -> Response:
    """Where the site is, for an address that is not below its path; the path itself only lacks its slash."""
    if address_of(request.scope) == base:
        return RedirectResponse(f"{base.rpartition('/')[2]}/", 308)
    root = f"{path_to_root(request.scope)}{base.lstrip('/')}/"
    content = plain_content(root, SITE, page_heading(SITE, lead=ELSEWHERE) + bullets([link(root, f"{base}/")]), ())
    return respond(request, content, status=404)


def answer_correction(request: Request) -> Response:
    """The page for every address of a site whose data has faults."""
    content = plain_content(path_to_root(request.scope), SITE, correction_page(), ())
    return respond(request, content, status=503, headers={"Cache-Control": "no-store", "Retry-After": "300"})


def plain_content(root: str, title: str, html: Markup, pages: Sequence[SitePage]) -> Content:
    """A page that needs nothing of Streamlit: a block of HTML beside links to pages; `root` leads to the first page."""
    body = frame(pages, pieces_html([html]), root=root)
    return make_content(render("plain_page.html", title=title, body=body, root=root).encode(), HTML)
