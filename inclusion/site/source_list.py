"""The documents behind the site: what each holds, and where it is."""

from html import escape

from inclusion.records.model import Dataset
from inclusion.site.parts import link


def sources_list(dataset: Dataset) -> str:
    """Each document with its edition and what its results cover."""
    items = "".join(
        f"<li>{link(source.url, source.title)}<p>{escape(source.publisher)}, {escape(source.edition)}. "
        f"{escape(source.results_note)}</p></li>"
        for source in dataset.sources
    )
    return f'<ul class="findings">{items}</ul>'
