"""What stands above and below a chart: its message and subtitle; its text, sources, tables and file."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from inclusion.figures.charts import ChartBundle
from inclusion.figures.downloads import bundle_download
from inclusion.records.words import count, download_label
from inclusion.site.parts import download_button, html_table, link
from inclusion.site.pieces import Piece


def with_words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with the words of each chart as HTML before and behind it."""
    for piece in pieces:
        if isinstance(piece, ChartBundle):
            yield chart_head(piece)
            yield piece
            yield chart_foot(piece)
        else:
            yield piece


def chart_head(bundle: ChartBundle) -> str:
    """The message of a chart and what it shows."""
    return f'<h2 id="{bundle.name}">{escape(bundle.headline)}</h2><p class="sub">{escape(bundle.subtitle)}</p>'


@lru_cache(maxsize=256)
def chart_foot(bundle: ChartBundle) -> str:
    """The finding as a sentence, how to read it, notes, the sources, the tables and the file.

    It is kept, as its tables and the size of its file would be most of what a run costs.
    """
    notes = "".join(f"<p>{escape(text)}</p>" for text in (bundle.text, *bundle.notes))
    tables = "".join(html_table(table) for table in bundle.tables)
    sources = "; ".join(link(address, name) for name, address in bundle.sources)
    download = bundle_download(bundle)
    label = download_label(f"these {count(download.rows, 'row')}", len(download.content))
    return (
        f'<div class="note">{notes}<p>Source: {sources}.</p></div><div class="tabs">{tables}</div>'
        f"{download_button(bundle.address, label)}"
    )
