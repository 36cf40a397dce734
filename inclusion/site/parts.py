"""Pieces of HTML that any page may use: heading, text, lists, links, notices, the foot."""

from collections.abc import Iterable, Sequence
from html import escape

from inclusion.figures.tables import Cell, Table
from inclusion.records.model import Dataset
from inclusion.records.words import release_words
from inclusion.site.reports import report_address

ABOUT = (
    ("data-and-checks", "Data and checks"),
    ("glossary", "Glossary"),
    ("accessibility", "Accessibility"),
)
"""Pages that each page leads to, in the same place."""


def page_heading(title: str, *, eyebrow: str = "", lead: str = "") -> str:
    """The page's h1, with a line above it and a paragraph below."""
    above = f'<p class="eyebrow">{escape(eyebrow)}</p>' if eyebrow else ""
    below = f'<p class="lead">{escape(lead)}</p>' if lead else ""
    return f"{above}<h1>{escape(title)}</h1>{below}"


def heading(text: str, *, anchor: str = "") -> str:
    """A heading of a section, which an address can name."""
    return f'<h2 id="{anchor}">{escape(text)}</h2>' if anchor else f"<h2>{escape(text)}</h2>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def quiet(text: str) -> str:
    """A paragraph of quiet text."""
    return f'<p class="sub">{escape(text)}</p>'


def bullets(items: Iterable[str]) -> str:
    """A list of items that are HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def link(address: str, text: str) -> str:
    """A link."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def report_link(record: str, words: str) -> str:
    """A link to report a mistake in a record, by its id; nothing where no address for reports is set."""
    address = report_address(record)
    return link(address, words) if address else ""


def buttons(links: Iterable[tuple[str, str]]) -> str:
    """Links that look like buttons: (address, words)."""
    items = "".join(f'<a class="btn" href="{escape(address)}">{escape(text)}</a>' for address, text in links)
    return f'<p class="act">{items}</p>'


def download_button(address: str, label: str) -> str:
    """A link to a file."""
    return f'<p class="act"><a class="btn" href="{escape(address)}" download>{escape(label)}</a></p>'


def notices(texts: Sequence[str]) -> str:
    """What in the address was not understood, and that it was ignored."""
    return "".join(f'<p class="notice" role="alert">{escape(text)} It was ignored.</p>' for text in texts)


def correction_page() -> str:
    """The one page of a site whose data has faults."""
    lead = "The figures and actions failed a check, so none are shown. Nothing is lost. Please come back later."
    return page_heading("The data is being corrected", lead=lead)


def section_link(dataset: Dataset, source: str, section: str) -> str:
    """A section of a document as a link to its page."""
    document = dataset.source[source]
    url = document.url + dataset.section[source, section].path
    return link(url, f"{document.title}, {section}")


def html_table(table: Table) -> str:
    """A table with caption, column headers with units, and a header for each row."""
    if table.words:
        return words_table(table)
    head = "".join(f'<th scope="col">{escape(name)}{small(unit)}</th>' for name, unit in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{cell_html(first)}</th>{"".join(f"<td>{cell_html(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in table.rows
    )
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<div class="scroll"><table><caption>{escape(table.caption)}</caption>{body}</table></div>'


def words_table(table: Table) -> str:
    """A table of texts, whose rows stack on a phone, each cell below the name of its column.

    A browser may take a table laid out like that for none, so the roles are written out.
    """
    names = [escape(name) for name, _ in table.columns]
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in names)
    rows = []
    for first, *rest in table.rows:
        cells = "".join(
            f'<td role="cell" data-column="{name}">{cell_html(cell)}</td>'
            for name, cell in zip(names[1:], rest, strict=True)
        )
        rows.append(f'<tr role="row"><th scope="row" role="rowheader">{cell_html(first)}</th>{cells}</tr>')
    return (
        f'<table class="words" role="table"><caption>{escape(table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def cell_html(cell: Cell) -> str:
    """A cell's text, as a link where it has an address, and its small print."""
    text = link(cell.address, cell.text) if cell.address else escape(cell.text)
    return text + small(cell.small)


def small(text: str) -> str:
    """Smaller type on a line of its own, where there is anything to say."""
    return f"<small>{escape(text)}</small>" if text else ""


def page_foot(dataset: Dataset) -> str:
    """The end of every page: from what the site is made, and the abbreviations used everywhere."""
    links = " and ".join(link(source.url, source.title) for source in dataset.sources)
    return (
        f'<footer class="end"><p>Made independently from published documents: {links}. '
        "Summaries are ours, in plain English. This is not a council website. "
        f"{link('data-and-checks#what-changed', release_words(dataset.release))}.</p>"
        f"<p>{' · '.join(link(slug, title) for slug, title in ABOUT)}</p></footer>"
    )
