"""The background year by year: DfE's figures of Lincolnshire and England, beside what the documents state."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import HOME, PLACES, MeasureFigures
from inclusion.figures.official import Series, series_of
from inclusion.figures.views.official import change_clause, dotted_words, places_words, years_of
from inclusion.figures.views.panels import Panel, panels_bundle, span_words
from inclusion.figures.words import GROUP_NAMES
from inclusion.figures.year_changes import growth_of, growth_words
from inclusion.records.words import number


def official_panels(figures: MeasureFigures) -> tuple[Panel, ...]:
    """A panel for each group that DfE counts; of what grew one for each place, as numbers of places do not compare."""
    measure = figures.measure
    found = series_of(figures.dataset, measure.growth_of or measure.measure, places=PLACES)
    kept = sorted(found, key=lambda one: (one.group, one.area.place != HOME))
    if not any(one.area.place == HOME for one in kept):
        return ()
    if measure.growth_of:
        return tuple(Panel(one.area.short_name, (one,)) for one in kept)
    groups = dict.fromkeys(one.group for one in kept)
    names = {group: GROUP_NAMES[group] if len(groups) > 1 else measure.short_title for group in groups}
    return tuple(Panel(names[group], tuple(one for one in kept if one.group == group)) for group in groups)


def years_chart(figures: MeasureFigures, panels: Sequence[Panel], stated: str) -> ChartBundle:
    """The chart of a background measure; `stated` is what the documents state of it, in a clause."""
    measure, series = figures.measure, [one for panel in panels for one in panel.series]
    growths = [growth for one in series if (growth := growth_of(one))] if measure.growth_of else []
    shown = series[0].measure
    return panels_bundle(
        figures,
        panels,
        specs=[(panel,) for panel in panels],
        own_notes=[*filter(None, (measure.caveats, measure.document_says)), *map(growth_words, growths)],
        name=measure.slug,
        picture=f"{measure.slug}-figures",
        headline=f"{shown.short_title}: {headline(series)}",
        subtitle=(
            f"{shown.title}. {places_words(series)}, {span_words(series)}, Department for Education (DfE). "
            f"The documents state: {stated}.{dotted_words(series[0].breaks, years_of(series))}"
        ),
    )


def headline(series: Sequence[Series]) -> str:
    """How each place's figure changed; of a number that grew, on which year the mean of its growth rests."""
    told = []
    for one in series:
        growth, place = growth_of(one), one.area.short_name
        told.append(
            f"{place} grew by {number(growth.mean, 1)}% a year on average, {number(growth.mean_without, 1)}% without "
            f"{growth.most}"
            if growth
            else change_clause(one, place)
        )
    return "; ".join(told)
