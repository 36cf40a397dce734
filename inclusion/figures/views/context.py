"""A background figure: DfE's figures year by year beside what is stated; what is stated alone is told in words."""

from collections.abc import Sequence

from inclusion.figures.charts import ChartBundle, View
from inclusion.figures.measure import Estimate, MeasureFigures
from inclusion.figures.views.years import official_panels, years_chart
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, quantity
from inclusion.records.words import listing, period_name


def context_chart(figures: MeasureFigures) -> ChartBundle:
    """DfE's figures year by year."""
    return years_chart(figures, official_panels(figures), moments_message(figures.moments))


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
