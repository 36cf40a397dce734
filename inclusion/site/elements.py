"""Elements that any page may use: heading, text, lists, links, notices, tables, the foot."""

from collections.abc import Callable, Iterable

from inclusion.figures.tables import Table
from inclusion.figures.words import source_name
from inclusion.records.model import Dataset
from inclusion.records.words import release_words
from inclusion.site.markup import Markup
from inclusion.site.reports import report_address
from inclusion.site.templates import element, render

ABOUT = (
    ("strategies-and-inspections", "Strategies and inspections"),
    ("data-and-checks", "Data and checks"),
    ("data", "Use the data"),
    ("glossary", "Glossary"),
    ("accessibility", "Accessibility"),
)
"""Pages that each page leads to, in the same place; the navigation has room for some of them only."""


COPIED = "Copied. Paste it into an e-mail."
"""What a link says that copied a report, where no address for reports is set."""


paragraph: Callable[[str], Markup] = element("paragraph")
quiet: Callable[[str], Markup] = element("quiet")
finding: Callable[[str], Markup] = element("finding")
"""The finding of a page, in large type."""

link: Callable[[str, str], Markup] = element("link")
download_button: Callable[[str, str], Markup] = element("download_button")
buttons: Callable[[Iterable[tuple[str, str]]], Markup] = element("buttons")
"""Links and what looks like a button: the address, then the words."""

findings: Callable[[Iterable[tuple[str, str, str]]], Markup] = element("findings")
"""Links, each with what is found there: (address, words, finding)."""

bullets: Callable[[Iterable[str]], Markup] = element("bullets")
facts: Callable[[Iterable[tuple[str, str | None]]], Markup] = element("facts")
"""Terms with what holds for them; what is empty is left out."""

notices: Callable[[Iterable[str]], Markup] = element("notices")
"""What in the address was not understood, and that it was ignored."""

html_table: Callable[[Table], Markup] = element("table")
"""A table with caption, column headers with units, and a header for each row."""


def page_heading(title: str, *, eyebrow: str = "", lead: str = "") -> Markup:
    """The page's h1, with a line above it and a paragraph below."""
    return element("page_heading")(title, eyebrow, lead)


def heading(text: str, *, anchor: str = "") -> Markup:
    """A heading of a section, which an address can name."""
    return element("heading")(text, anchor)


def notice(text: str, way: str = "") -> Markup:
    """What a reader should see before anything else, with a link that leads on from it."""
    return element("notice")(text, way)


def report_link(record: str, words: str, page: str) -> Markup:
    """A link to report a mistake in a record, by its id and the address of its page."""
    return element("report_link")(report_address(record, page), words, COPIED)


def correction_page() -> Markup:
    """The one page of a site whose data has faults."""
    lead = "The figures and actions failed a check, so none are shown. Nothing is lost. Please come back later."
    return page_heading("The data is being corrected", lead=lead)


def section_link(dataset: Dataset, source: str, section: str) -> Markup:
    cited = source_name(dataset, source, section)
    return link(cited.address, cited.name)


def page_foot(dataset: Dataset) -> Markup:
    """The end of every page: from what the site is made, and the pages that each page leads to."""
    return render("foot.html", dataset=dataset, release=release_words(dataset.release), about=ABOUT)
