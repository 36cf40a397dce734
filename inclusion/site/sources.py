"""The documents behind the site: what each holds, and where it is."""

from inclusion.records.model import Dataset
from inclusion.site.markup import Markup
from inclusion.site.templates import render


def sources_list(dataset: Dataset) -> Markup:
    """Each document with its edition and what its results cover."""
    return render("sources.html", sources=dataset.sources)
