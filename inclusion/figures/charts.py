"""A chart with all that stands beside it, and a view, which makes one of a measure's figures.

The views themselves are modules of `views`. None of them knows anything of Streamlit, pages or files.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from inclusion.figures.csv import estimates_sheet
from inclusion.figures.marks import without_unread
from inclusion.figures.measure import Estimate, MeasureFigures
from inclusion.figures.tables import Table
from inclusion.figures.words import named_once, reading_notes, source_name
from inclusion.records.downloads import OUTCOMES_ADDRESS, Sheet
from inclusion.records.model import Citation, Group
from inclusion.records.words import count


@dataclass(frozen=True, eq=False)
class ChartBundle:
    """A chart and all that stands beside it; made once for the same figures, so that it can be told by itself.

    `text` is the finding, behind the kind of chart and a colon; `sheet` has a row for each figure drawn, and `address`
    is that of the same rows as CSV. `picture` is what its pictures are called among those of all charts.
    """

    name: str
    picture: str
    headline: str
    subtitle: str
    draw: Callable[[], tuple[dict[str, Any], ...]]
    text: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    sources: tuple[Citation, ...]
    sheet: Sheet
    address: str

    @property
    def kind(self) -> str:
        """What it is drawn as: "Dumbbell chart"."""
        return self.text.partition(":")[0]

    @property
    def alt(self) -> str:
        """What a reader hears in place of the drawing: short, as headline, words and table tell what it shows."""
        return f"{self.kind} of {count(len(self.sheet.rows), 'figure')}, told in words below"

    @cached_property
    def specs(self) -> tuple[dict[str, Any], ...]:
        """Vega-Lite specifications, drawn side by side where there is room; made when the drawing is first shown.

        They take most of the time of a chart, and a page without scripts needs none.
        """
        return self.draw()

    @cached_property
    def sent(self) -> tuple[dict[str, Any], ...]:
        """The specifications as a browser gets them: about half as long, and drawn the same."""
        return tuple(map(without_unread, self.specs))


@dataclass(frozen=True)
class View:
    """A kind of chart of one measure: its name in addresses, its title on the tab, and how it is made.

    `exists` tells for which measures of its kinds; `chart` may rely on it. A variant stands in no tab of its own but
    behind a choice on that of the view which it is a variant of.
    """

    name: str
    title: str
    exists: Callable[[MeasureFigures], bool]
    chart: Callable[[MeasureFigures], ChartBundle]
    kinds: tuple[str, ...] = ("outcome",)
    variant_of: str = ""


def file_address(file: str, **chosen: Iterable[str]) -> str:
    """The address of a file, limited to codes of each filter that has some."""
    query = {name: ",".join(codes) for name, codes in chosen.items()}
    return f"{file}?{urlencode({name: codes for name, codes in query.items() if codes}, safe=',')}"


def make_bundle(
    figures: Sequence[MeasureFigures],
    estimates: Sequence[Estimate],
    *,
    view: str,
    groups: Iterable[Group] = (),
    picture: str = "",
    banded: bool = True,
    notes: Iterable[str] = (),
    **parts: Any,
) -> ChartBundle:
    """A bundle with its sources, its rows, its address and how to read it, which follow from the figures it draws.

    `groups` are those that it is limited to, `picture` is what its pictures are called, where the measure and the view
    do not tell it from all others. `banded` tells that it draws ranges.
    """
    dataset = figures[0].dataset
    sections = tuple(dict.fromkeys((o.source, o.section) for estimate in estimates for o in estimate.observations))
    how = reading_notes(figures, estimates, banded=banded)
    of_sections = (dataset.section[section].note for section in sections)
    return ChartBundle(
        name=view,
        picture=picture or f"{figures[0].measure.slug}-{view}",
        sources=tuple(named_once(source_name(dataset, *section) for section in sections)),
        sheet=estimates_sheet(dataset, estimates),
        address=file_address(
            OUTCOMES_ADDRESS, measure=[one.measure.measure for one in figures], group=groups, view=[view]
        ),
        notes=(*how, *notes, *filter(None, of_sections)),
        **parts,
    )
