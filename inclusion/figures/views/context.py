"""A background figure: DfE's figures year by year beside what is stated; what is stated alone is told in words."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.measure import HOME, PLACES, Estimate, MeasureFigures
from inclusion.figures.official import Series, series_of
from inclusion.figures.views.official import Named, change_clause, values_chart
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, quantity
from inclusion.figures.year_changes import growth_of, growth_words
from inclusion.records.words import listing, number, period_name


def official_panels(figures: MeasureFigures) -> list[Named]:
    """A panel for each group that DfE counts; of what grew one for each place, as numbers of places do not compare."""
    measure = figures.measure
    found = series_of(figures.dataset, measure.growth_of or measure.measure, places=PLACES)
    kept = sorted(found, key=lambda one: (one.group, one.area.place != HOME))
    if not any(one.area.place == HOME for one in kept):
        return []
    if measure.growth_of:
        return [(one.area.short_name, [one]) for one in kept]
    groups = dict.fromkeys(one.group for one in kept)
    names = {group: GROUP_NAMES[group] if len(groups) > 1 else measure.short_title for group in groups}
    return [(names[group], [one for one in kept if one.group == group]) for group in groups]


def context_chart(figures: MeasureFigures) -> ChartBundle:
    """DfE's figures year by year, each panel with axes of its own."""
    measure, named = figures.measure, official_panels(figures)
    series = [one for _, several in named for one in several]
    growths = [growth for one in series if (growth := growth_of(one))] if measure.growth_of else []
    shown = series[0].measure
    return values_chart(
        figures,
        VIEW.name,
        named,
        name=measure.slug,
        headline=f"{shown.short_title}: {headline(series)}",
        what=shown.title,
        said=f" The documents state: {moments_message(figures.moments)}.",
        own_notes=[*filter(None, (measure.caveats, measure.document_says)), *map(growth_words, growths)],
        one_axis=False,
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


def rows_of(levels: Sequence[Estimate]) -> dict[str, list[Estimate]]:
    """The levels of each place, and of each group where there are several, oldest first, by their name."""
    several = len({level.group for level in levels}) > 1
    rows: dict[str, list[Estimate]] = {}
    for level in levels:
        place = PLACE_NAMES[level.place]
        rows.setdefault(f"{GROUP_NAMES[level.group]}, {place}" if several else place, []).append(level)
    return rows


def moments_message(levels: Sequence[Estimate]) -> str:
    """The message of a background measure: each place's figure, or how it went from its first to its latest."""
    parts = []
    for name, own in rows_of(levels).items():
        went = f"went from {quantity(own[0])} to {quantity(own[-1])}" if len(own) > 1 else quantity(own[0])
        parts.append(f"{name} {went}")
    return ", ".join(parts)


def moments_text(levels: Sequence[Estimate]) -> str:
    """Each figure with its date, by place: "Lincolnshire: 33.4% (2016) and 48.9% (no date stated)."."""
    told = {name: [f"{quantity(level)} ({when(level)})" for level in own] for name, own in rows_of(levels).items()}
    return " ".join(f"{name}: {listing(figures)}." for name, figures in told.items())


def when(level: Estimate) -> str:
    """When a level was; a yearly rate is of several years."""
    return "average" if level.measure.unit == "percent-a-year" and not level.period else period_name(level.period)


VIEW = View(
    "figures",
    "Figures",
    exists=lambda figures: bool(figures.moments and official_panels(figures)),
    chart=context_chart,
    kinds=("context",),
)
