"""A chart on its plate, and the words around it: its message and subtitle; its text, sources, tables and file."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ParamSpec

import streamlit as st

from inclusion.figures.charts import ChartBundle
from inclusion.figures.downloads import bundle_download
from inclusion.records.words import count, download_label
from inclusion.site.elements import notice
from inclusion.site.markup import Markup
from inclusion.site.pieces import Piece
from inclusion.site.templates import render
from inclusion.site.whole_addresses import FRAMED, HERE, ROOT

logger = logging.getLogger("inclusion")
Arguments = ParamSpec("Arguments")

NOT_MADE = "This chart could not be made. That is our mistake, not yours. The rest of this page is as it should be."


@dataclass(frozen=True)
class Chart:
    """The drawing of a chart; its words and tables stand beside it."""

    bundle: ChartBundle

    def html(self) -> Markup:
        """The picture of the chart, with its name as the text alternative."""
        return render("chart_picture.html", chart=self.bundle)

    def show(self) -> None:
        """The drawing by its name, or by kind and title; where it cannot be made, a sentence that says so."""
        try:
            specs = self.bundle.sent
        except Exception:
            logger.exception("A chart could not be drawn: %s", self.bundle.picture)
            notice(NOT_MADE).show()
            return
        with st.container(key=f"plate-{self.bundle.name}"):
            for spec in specs:
                name = f"{self.bundle.kind}: {spec['title']}" if "title" in spec else self.bundle.alt
                st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=name)


def chart_pieces(
    make: Callable[Arguments, ChartBundle], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Iterator[Piece]:
    """A chart with its words as HTML before and behind it, where what stands on the page reads them in order.

    Where it cannot be made, a sentence says so and the rest of the page stands; the log says why.
    """
    try:
        bundle = make(*args, **kwargs)
        head, (take, foot) = render("chart_head.html", chart=bundle), chart_foot(bundle)
    except Exception:
        logger.exception("A chart could not be made: %s", args)
        yield notice(NOT_MADE)
        return
    yield head
    yield Chart(bundle)
    yield take
    yield foot


@lru_cache(maxsize=256)
def chart_foot(bundle: ChartBundle) -> tuple[Markup, Markup]:
    """What to take away with the sources; and one press deeper tables, the finding as a sentence, and notes.

    It is kept, as its tables and the size of its file would be most of what a run costs.
    """
    download = bundle_download(bundle)
    label = download_label(count(download.rows, "row"), len(download.content))
    embeds = {
        "As a picture, on any site": str(render("embed_picture.html", chart=bundle, root=ROOT, here=HERE)),
        "Live, on sites that the people who run this one have named": str(
            render("embed_frame.html", chart=bundle, framed=FRAMED)
        ),
    }
    take = render("chart_take.html", chart=bundle, label=label, here=HERE)
    return take, render("chart_foot.html", chart=bundle, embeds=embeds)
