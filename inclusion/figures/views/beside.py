"""Beside a measure: DfE's figures of another one that comes near it, or that tells more of the same children.

Which measure stands beside which is in measures.csv. It is never taken for the measure itself.
"""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.measure import HOME, PLACES, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import Series, series_of
from inclusion.figures.views.official import Named, change_clause, values_chart
from inclusion.figures.views.panels import untold_chance
from inclusion.figures.words import CLAUSE_NAMES, GROUP_PHRASES, level_unit
from inclusion.records.model import Measure
from inclusion.records.words import in_sentence, listing, period_year, sentence


def measures_beside(figures: MeasureFigures) -> tuple[Measure, ...]:
    return tuple(other for other in figures.dataset.measures if figures.measure.measure in other.beside)


def drawn_panels(figures: MeasureFigures) -> list[Named]:
    """A panel for each SEN group of each of these measures, or for those that it counts."""
    return [panel for measure in measures_beside(figures) for panel in measure_panels(figures, measure)]


def measure_panels(figures: MeasureFigures, measure: Measure) -> list[Named]:
    """The panels of one measure, of which Lincolnshire has a value."""
    found = series_of(figures.dataset, measure.measure, places=PLACES)
    home = [one.group for one in found if one.area.place == HOME]
    groups = [group for group in SEN_GROUPS if group in home] or home
    return [
        (
            sentence(GROUP_PHRASES[group]) if group in SEN_GROUPS else measure.short_title,
            sorted((one for one in found if one.group == group), key=lambda one: one.area.place != HOME),
        )
        for group in groups
    ]


def beside_chart(figures: MeasureFigures) -> ChartBundle:
    """A panel for each thing, all with the same axes; where children are counted, their number stands above it."""
    named, measures = drawn_panels(figures), measures_beside(figures)
    what = sentence(listing([in_sentence(measure.title) for measure in measures]))
    another = f" It is not “{figures.measure.title}”." if figures.measure.kind == "outcome" else ""
    return values_chart(
        figures,
        VIEW.name,
        named,
        headline=headline(named),
        what=f"{what}, {level_unit(measures[0])}",
        said=f"{numbers_words(named)}{another}",
        own_notes=[text for measure in measures for text in (measure.definition, measure.caveats) if text],
    )


def headline(named: Sequence[Named]) -> str:
    """How each thing changed in Lincolnshire: groups by their names, and what is of no SEN group by its measure."""
    home = [(name, series[0]) for name, series in named]
    told = "; ".join(
        change_clause(one, CLAUSE_NAMES[one.group] if one.group in SEN_GROUPS else name) for name, one in home
    )
    first = home[0][1]
    if first.group not in SEN_GROUPS:
        return told
    return f"{first.measure.short_title}, another measure: {told}{untold_chance(one for _, one in home)}"


def numbers_words(named: Sequence[Named]) -> str:
    """How many were counted in the first and the newest year in Lincolnshire, behind a sentence."""
    told = [words for name, series in named if (words := counted_words(name, series[0]))]
    return f" In Lincolnshire: {'; '.join(told)}." if told else ""


def counted_words(name: str, series: Series) -> str:
    """The numbers behind the first and the newest share: "EHC plans in special 1,886 in 2019, 2,698 in 2025"."""
    counted = [figure for figure in series.values if figure.numerator is not None]
    ends = dict.fromkeys((*counted[:1], *counted[-1:]))
    told = [f"{figure.numerator:,} in {period_year(figure.period)}" for figure in ends]
    return f"{name} {', '.join(told)}" if told else ""


VIEW = View(
    "beside",
    "Nearest official",
    exists=lambda figures: bool(drawn_panels(figures)),
    chart=beside_chart,
    kinds=("outcome", "context"),
)
