"""Addresses that the data name: whether each is a page of the site, with filters that the page knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from inclusion.actions.params import read_params
from inclusion.records.model import Dataset
from inclusion.records.tables import Fault
from inclusion.site.choice import Choice
from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import Params, Piece, walk
from inclusion.site.tabs import ChosenTab

FIRST_PAGE = "overview"
"""What access_checks.csv calls the page whose address is empty."""

ALERT = 'role="alert"'
"""How a page marks that it does not know a part of its address."""

NEVER_A_FILTER = "no-such-filter"


def wrong_addresses(dataset: Dataset, pages: Sequence[SitePage]) -> Iterator[Fault]:
    """A fault for each address that questions, former addresses and access checks name and that is no view of the site.

    A check of access may look at a filter with a choice that is not there, as readers do: there the names count.
    """
    known = {page.slug: page for page in pages}
    for row, question in enumerate(dataset.questions, start=2):
        for rule, advice in wrong_parts(known, question.address):
            yield Fault("questions.csv", row, "address", question.address, rule, advice)
    for row, renamed in enumerate(dataset.former_addresses, start=2):
        if renamed.now not in known:
            yield Fault("former_addresses.csv", row, "now", renamed.now, "unknown-page", "The site has no such page.")
        if renamed.former in known:
            advice = "A page stands there now, so nobody is led on. Take the row out."
            yield Fault("former_addresses.csv", row, "former", renamed.former, "address-in-use", advice)
    told: set[str] = set()
    for row, check in enumerate(dataset.access_checks, start=2):
        if check.address not in told:
            told.add(check.address)
            for rule, advice in wrong_parts(known, check.address, names_only=True):
                yield Fault("access_checks.csv", row, "address", check.address, rule, advice)


def wrong_parts(pages: Mapping[str, SitePage], address: str, *, names_only: bool = False) -> Iterator[tuple[str, str]]:
    """What is wrong in one address: a rule and an advice for each part that the site does not have."""
    parts = urlsplit(address)
    page = pages.get("" if parts.path == FIRST_PAGE else parts.path)
    if page is None:
        yield "unknown-page", "The site has no page at this address. Correct it, or take the row out."
        return
    params = read_params(parse_qsl(parts.query, keep_blank_values=True))
    if params:
        yield from wrong_filters(page, dict.fromkeys(params, ()) if names_only else params)
    if parts.fragment and f'id="{parts.fragment}"' not in html_of(page.content(params)):
        yield "unknown-place", f"The page has no place “#{parts.fragment}”."


def wrong_filters(page: SitePage, params: Params) -> Iterator[tuple[str, str]]:
    """The filters of an address that a page does not have, and the choices that a filter does not have.

    A page that lists actions says itself what it does not know; another has the choices that stand on it.
    """
    pieces = tuple(page.content(params))
    found = (piece.choice if isinstance(piece, ChosenTab) else piece for piece in walk(pieces))
    choices = {choice.name: choice.options for choice in found if isinstance(choice, Choice)}
    for name, options in choices.items():
        if not set(params.get(name, ())) <= options.keys():
            yield "unknown-filter", f"“{name}” has these choices: {', '.join(options)}."
    if page.records and not set(params.get("id", ())) <= set(page.records):
        yield "unknown-record", "The page shows no record with this id."
    others = [name for name in params if name not in choices and not (page.records and name == "id")]
    if others and ALERT in html_of(pieces):
        yield "unknown-filter", "The page does not know a part of it. Open the address: the page says which."
    elif others and ALERT not in html_of(page.content({NEVER_A_FILTER: ["1"]})):
        yield "unknown-filter", f"The page has no filter “{others[0]}”."


def html_of(pieces: Iterable[Piece]) -> str:
    """The HTML of a page, without charts and controls."""
    return "".join(piece for piece in walk(pieces) if isinstance(piece, Markup))
