"""DfE's figures that bear on a milestone: the newest of Lincolnshire beside England's and the neighbours' mean.

The strategy names none of them; which milestone one bears on is in measures.csv. A figure of all pupils stands only
where there is none by SEN group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inclusion.figures.measure import COUNTRY, HOME, SEN_GROUPS
from inclusion.figures.official import (
    Series,
    Sum,
    difference,
    exact_value,
    figure_at,
    figures_of,
    neighbour_figures,
    series_of,
)
from inclusion.figures.verdicts import files_for
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES, UNIT_SIGNS, counts_words, level_unit
from inclusion.records.model import Dataset, Measure, OfficialFigure
from inclusion.records.words import count, number, period_year, points


@dataclass(frozen=True)
class Indicator:
    """The newest official figure of Lincolnshire for a group, and those of the same period elsewhere.

    `country` is missing and `neighbours` is empty where England or every neighbour has no value in that period.
    """

    home: Series
    country: OfficialFigure | None
    neighbours: tuple[OfficialFigure, ...]
    lines: tuple[Series, ...]
    """All years of England and of Lincolnshire, in this order."""

    @property
    def measure(self) -> Measure:
        return self.home.measure

    @property
    def newest(self) -> OfficialFigure:
        return self.home.newest

    @property
    def decimals(self) -> int:
        """Decimals to show: one, or two below 1, but never more than are published."""
        return min(self.newest.decimals or 0, 2 if abs(exact_value(self.newest)) < 1 else 1)


def indicator_measures(dataset: Dataset, milestone: str) -> tuple[Measure, ...]:
    """The measures with official figures that bear on a milestone."""
    return tuple(m for m in dataset.measures if m.milestone == milestone and figures_of(dataset, m.measure))


def indicators(dataset: Dataset, milestone: str) -> tuple[Indicator, ...]:
    """The indicators of a milestone, in the order of the measures, by SEN group where there are figures by it."""
    return tuple(found for m in indicator_measures(dataset, milestone) for found in measure_indicators(dataset, m))


def measure_indicators(dataset: Dataset, measure: Measure) -> Iterator[Indicator]:
    """The indicators of a measure: of both SEN groups, or of those that it counts."""
    series = series_of(dataset, measure.measure, places=(HOME,))
    by_sen = [one for one in series if one.group in SEN_GROUPS]
    for home in by_sen or series:
        period = home.newest.period
        yield Indicator(
            home,
            figure_at(dataset, measure.measure, period, COUNTRY, home.group),
            neighbour_figures(dataset, measure.measure, period, home.group),
            (*series_of(dataset, measure.measure, places=(COUNTRY,), groups=(home.group,)), home),
        )


def furthest_apart(dataset: Dataset) -> Indicator | None:
    """Of DfE's shares of the newest year for pupils on SEN support, the one furthest from England's, either way.

    Of several that are equally far, the first on a child's journey; None where no share has both places. What stands
    neither on an outcome's page nor among those of a milestone is left out: there is no page to lead to.
    """
    found = [
        one
        for measure in dataset.measures
        if measure.unit == "percent" and (measure.kind == "outcome" or measure.milestone)
        for one in measure_indicators(dataset, measure)
        if one.home.group == SEN_GROUPS[0] and one.country
    ]
    newest = max((period_year(one.newest.period) for one in found), default="")
    return max((one for one in found if period_year(one.newest.period) == newest), key=distance, default=None)


def distance(indicator: Indicator) -> Decimal:
    """How far Lincolnshire's figure is from England's, either way; 0 without one."""
    return abs(difference(indicator.newest, indicator.country).value) if indicator.country else Decimal(0)


def amount(indicator: Indicator, value: Decimal) -> str:
    """A figure of an indicator with its unit: "99.0%"."""
    return number(value, indicator.decimals) + UNIT_SIGNS[indicator.measure.unit]


def when_words(indicator: Indicator) -> str:
    """Year, unit, counts and status of the newest figure: "2024, 1,088 of 1,099, provisional"."""
    newest = indicator.newest
    unit = "" if UNIT_SIGNS[indicator.measure.unit] else level_unit(indicator.measure)
    return ", ".join(filter(None, (period_year(newest.period), unit, counts_words(newest), newest.status)))


def name_words(indicator: Indicator) -> str:
    """An indicator's name, with its pupils where it is told by SEN group."""
    group = indicator.home.group
    return indicator.measure.title + (f": {GROUP_NAMES[group]}" if group in SEN_GROUPS else "")


def earlier_words(indicator: Indicator) -> str:
    """The first figure that may be compared with the newest; that there is none, where there is none."""
    first = indicator.home.first_comparable
    if first is indicator.newest:
        return "no earlier year to compare"
    return f"{amount(indicator, exact_value(first))} in {period_year(first.period)}"


def mean_basis(indicator: Indicator) -> str:
    """Of how many councils the neighbours' mean is; nothing without one."""
    return f"of {count(len(indicator.neighbours), 'council')}" if indicator.neighbours else ""


def beside_country(indicator: Indicator) -> str:
    """How Lincolnshire's newest figure stands to England's, and whether chance could explain it, where counts tell."""
    if indicator.country is None:
        return "no figure for England"
    if indicator.measure.unit == "count":
        return "a number, so not compared"
    apart = difference(indicator.newest, indicator.country)
    if apart.same or not round(apart.value, indicator.decimals):
        return "about the same"
    return f"{apart_words(indicator, apart)}{chance_words(apart)}"


def apart_words(indicator: Indicator, apart: Sum) -> str:
    """The size and the way of a difference: "52.6 points above"."""
    size = (
        number(abs(apart.value), indicator.decimals)
        if indicator.measure.unit == "per-100-pupils"
        else points(apart.value, indicator.decimals)
    )
    return f"{size} {'above' if apart.value > 0 else 'below'}"


def chance_words(apart: Sum) -> str:
    """Whether chance explains a difference, behind it; nothing where counts are missing."""
    if not apart.has_counts:
        return ""
    return ", more than chance explains" if apart.chance().beyond_chance else "; chance could explain it"


def sen_words(dataset: Dataset, indicator: Indicator) -> str:
    """That a figure of all pupils is not held by SEN group, and which file has it so; nothing where none is known."""
    if indicator.home.group in SEN_GROUPS:
        return ""
    files = files_for(dataset, indicator.measure.measure, SEN_GROUPS[0])
    if not files:
        return ""
    return (
        "All pupils, with SEN or without, so it cannot tell how pupils with SEN fare. "
        f"DfE's file “{files[0].title}” has it by SEN group; we do not hold that file."
    )


def line_words(indicator: Indicator) -> str:
    """The small line in words: where each place begins and ends."""
    told = []
    for series in reversed(indicator.lines):
        ends = [f"{amount(indicator, exact_value(f))} in {period_year(f.period)}" for f in series.values]
        told.append(f"{series.area.short_name} {' to '.join(dict.fromkeys((ends[0], ends[-1])))}")
    return "; ".join(told)


def themes_of(dataset: Dataset, measure: Measure) -> tuple[str, ...]:
    """The themes of actions on which a measure's official figures bear."""
    return tuple(row.theme for row in dataset.measure_themes if row.measure == measure.measure)


def theme_indicators(dataset: Dataset, themes: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators that bear on any of some themes of actions, in the order of the measures."""
    wanted = {row.measure for row in dataset.measure_themes if row.theme in themes}
    return tuple(one for m in dataset.measures if m.measure in wanted for one in measure_indicators(dataset, m))


def newest_words(indicator: Indicator) -> str:
    """The newest figure beside England's, in short: "6.7% in 2025, England 6.8%"."""
    newest, country = indicator.newest, indicator.country
    told = f"{amount(indicator, exact_value(newest))} in {period_year(newest.period)}"
    told += f" ({newest.status})" if newest.status else ""
    return f"{told}, {PLACE_NAMES[COUNTRY]} {amount(indicator, exact_value(country))}" if country else told
