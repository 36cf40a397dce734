"""A page of the site: its address, its names, and what stands on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from inclusion.records.model import Dataset
from inclusion.records.words import SITE
from inclusion.site.abbreviations import write_out
from inclusion.site.pieces import Params, Piece
from inclusion.site.whole_addresses import with_addresses

Page = Callable[..., Iterable[Piece]]
"""A page's function: the dataset, the record it is about where there is one, and the address's parameters."""


@dataclass(frozen=True)
class SitePage:
    """A page: its address below the root ("" is the first page), its names, and what stands on it."""

    slug: str
    section: str
    title: str
    description: str
    content: Callable[[Params], Iterable[Piece]]
    dataset: Dataset
    listed: bool = True
    """Whether the navigation shows it; a page that needs filters is reached by links."""
    label: str = ""
    """Its name in the navigation, where that is another than its title."""
    entry: str = ""
    """The address of the entry of the navigation that leads to it, where that is another page's."""
    records: tuple[str, ...] = ()
    """The ids of the records of which each is a page of its own: `?id=P1-N03`."""
    has_data: bool = False
    """Whether it is about the data as a whole, and search engines for data are told of it there."""
    own_words: Callable[[Dataset, Params], tuple[str, str]] = lambda *_: ("", "")
    """Title and description of what an address shows, where one page shows many things; empty where it has none."""

    def pieces(self, params: Params, root: str = "./") -> Iterable[Piece]:
        """What stands on the page, with its short forms written out at their first use.

        `root` is the whole address of the first page, for what readers take elsewhere.
        """
        return with_addresses(write_out(self.dataset, self.content(params)), root, self.slug, params)

    def name(self, params: Params) -> str:
        return self.own_words(self.dataset, params)[0] or self.title

    def in_words(self, params: Params) -> str:
        return self.own_words(self.dataset, params)[1] or self.description

    def full_title(self, params: Params) -> str:
        """The title of the browser's tab, which names what the address shows first."""
        return f"{self.name(params)} · {SITE}"

    def address(self, params: Params) -> str:
        """Its address below the root without filters, which many views of one page share."""
        asked = [f"?id={quote(record)}" for record in params.get("id", ()) if record in self.records]
        return self.slug + (asked[0] if asked else "")

    def addresses(self) -> list[str]:
        """Each address below the root at which it shows something of its own."""
        return [f"{self.slug}?id={quote(record)}" for record in self.records] or [self.slug]


@dataclass(frozen=True)
class View:
    """What an address shows: the title of the browser's tab, and the pieces of the page."""

    title: str
    pieces: tuple[Piece, ...]


@lru_cache(maxsize=128)
def make_view(page: SitePage, asked: tuple[tuple[str, tuple[str, ...]], ...], root: str) -> View:
    """A page for the parameters of an address, as pairs of name and values.

    Those that were asked for last are kept, as many readers ask for the same, and Back for what was there before.
    """
    params = dict(asked)
    return View(page.full_title(params), tuple(page.pieces(params, root)))
