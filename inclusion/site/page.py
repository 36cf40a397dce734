"""A page of the site: its address, its names, and what stands on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inclusion.records.model import Dataset
from inclusion.records.words import SITE
from inclusion.site.abbreviations import write_out
from inclusion.site.pieces import Params, Piece

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

    def pieces(self, params: Params) -> Iterable[Piece]:
        """What stands on the page, with its short forms written out at their first use."""
        return write_out(self.dataset, self.content(params))

    @property
    def full_title(self) -> str:
        """The title of the browser's tab, which names the page first."""
        return f"{self.title} · {SITE}"
