"""Whether a difference is more than chance explains, in words: counts first, then the shares, then what they allow.

Without numbers of pupils nothing is guessed: the answer is that it cannot be told.
"""

from decimal import Decimal

from inclusion.figures.measure import COUNTRY, HOME, SEN_GROUPS
from inclusion.figures.official import Sum, difference, exact_value, figure_at, find_series, series_of
from inclusion.figures.words import GROUP_NAMES, PLACE_NAMES
from inclusion.records.model import Dataset, Group, OfficialFigure
from inclusion.records.words import number, period_year, points, sentence

CANNOT = "it cannot be told"
NO_COUNTS = "The copies that we read have no numbers of pupils for it."


def chance_answers(dataset: Dataset, measure: str) -> tuple[str, ...]:
    """An answer for each SEN group that has official figures in Lincolnshire, set beside England."""
    groups = [g for g in SEN_GROUPS if series_of(dataset, measure, places=(HOME,), groups=(g,))]
    return tuple(chance_answer(dataset, measure, group) for group in groups)


def chance_answer(dataset: Dataset, measure: str, group: Group) -> str:
    """The answer of the newest year that has numbers of pupils for both places."""
    name = GROUP_NAMES[group]
    found = counted_difference(dataset, measure, group)
    if found is None:
        return f"{name}: {CANNOT}. {NO_COUNTS}"
    figure, apart = found
    printed = [o.period for o in dataset.observations_of[measure] if o.group == group and o.period]
    newest = max(map(period_year, (find_series(dataset, measure, HOME, group).newest.period, *printed)))
    answer = f"{name}: {counted_answer(figure, apart)}"
    return answer if newest <= period_year(figure.period) else f"{answer} {newer_words(newest)}"


def counted_difference(dataset: Dataset, measure: str, group: Group) -> tuple[OfficialFigure, Sum] | None:
    """The newest figure of Lincolnshire with numbers of pupils there and in England, and how far it is above England's.

    None where no year has both.
    """
    for series in series_of(dataset, measure, places=(HOME,), groups=(group,)):
        for figure in reversed(series.values):
            country = figure_at(dataset, measure, figure.period, COUNTRY, group)
            if country and (apart := difference(figure, country)).has_counts:
                return figure, apart
    return None


def newer_words(newest: str) -> str:
    """That the newest year, of DfE's figures or of those that are printed, has no counts."""
    return f"For {newest} we have no numbers of pupils."


def counted_answer(home: OfficialFigure, apart: Sum) -> str:
    """Yes, or that it cannot be told, with the counts, both shares and what such numbers allow."""
    chance, country = apart.chance(), apart.terms[1].figure
    part, whole = Decimal(home.numerator or 0), Decimal(home.denominator or 1)
    told = (
        f"In {period_year(home.period)} it was {number(part)} of {number(whole)} pupils here "
        f"({number(exact_value(home), 1)}%) and {number(exact_value(country), 1)}% in {PLACE_NAMES[COUNTRY]}."
    )
    if chance.beyond_chance:
        low, high = sorted((abs(chance.interval.low), abs(chance.interval.high)))
        way = "below" if chance.value < 0 else "above"
        return f"yes. {told} Such numbers fit a difference of {number(low, 1)} to {points(high, 1)} {way}."
    below, above = points(chance.interval.low, 1), points(chance.interval.high, 1)
    return (
        f"{CANNOT}. {told} Such numbers fit anything from {below} below to {above} above. "
        f"{sentence('one pupil')} is {points(Decimal(100) / whole, 1)}."
    )
