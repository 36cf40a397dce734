"""How search engines and previews find the pages: the tags of a page's head, robots.txt and the sitemap.

All is made from the table of pages; an address is whole, as these readers do not know where they are.
"""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.records.open_data import ZIP_ADDRESS, datapackage
from inclusion.records.words import SITE, split_sentences
from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import Params
from inclusion.site.templates import render
from inclusion.web.address import public_root
from inclusion.web.content import TEXT, make_content, respond
from inclusion.web.downloads import CSV, JSON, TABLES, ZIP, json_address
from pages import site_pages

LONGEST_DESCRIPTION = 200
"""Characters of a description that result lists and previews show at most; whole sentences are kept."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the data, which `data/LICENSE` holds."""


def page_head(page: SitePage, params: Params, root: str, picture: str = "") -> Markup:
    """The tags that tell what a page is: its title, description and address without filters, its picture and data.

    `picture` is the address of its first chart below the root, for previews.
    """
    data = data_in_words_of_schema(page.dataset, root) if page.has_data else None
    return render(
        "head.html",
        title=page.full_title(params),
        name=page.name(params),
        description=in_short(page.in_words(params)),
        address=root + page.address(params),
        picture=root + picture if picture else "",
        site=SITE,
        data=script_json(data) if data else "",
    )


def in_short(text: str) -> str:
    """The first sentences of a text, as many as a preview shows, at least one."""
    first, *rest = split_sentences(text)
    for sentence in rest:
        if len(first) + len(sentence) >= LONGEST_DESCRIPTION:
            break
        first += f" {sentence}"
    return first


def script_json(value: object) -> Markup:
    """A value as JSON inside a script element, which no text of it can end."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))


def data_in_words_of_schema(dataset: Dataset, root: str) -> dict[str, Any]:
    """The data as a Dataset of schema.org, as search engines for data read it."""
    package = datapackage(dataset)
    files = [(ZIP_ADDRESS, ZIP)]
    for address in TABLES:
        files += [(address, CSV), (json_address(address), JSON)]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "url": root,
        "version": package["version"],
        "dateModified": package["created"].partition("T")[0],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "spatialCoverage": "Lincolnshire, England",
        "isBasedOn": [source["path"] for source in package["sources"]],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind.partition(";")[0], "contentUrl": root + address}
            for address, kind in files
        ],
    }


def answer_robots(request: Request) -> Response:
    """Programs may read everything but the live connection, and find the sitemap."""
    text = f"User-agent: *\nDisallow: /_stcore/\n\nSitemap: {public_root(request.scope)}sitemap.xml\n"
    return respond(request, make_content(text.encode(), TEXT))


def answer_sitemap(request: Request) -> Response:
    """Every page, and every record that has a page of its own, with the day on which the data changed last."""
    dataset, root = current_dataset(), public_root(request.scope)
    addresses = [root + address for page in site_pages(dataset) for address in page.addresses()]
    text = render("sitemap.xml", addresses=addresses, day=dataset.release.released)
    return respond(request, make_content(text.encode(), "application/xml"))
