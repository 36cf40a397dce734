"""What readers ask of a measure, each answered in a line: wider than England, better, chance, like the neighbours.

DfE's figures answer where they are as new as the document's. Where they do not, the answer says what is missing.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from inclusion.figures.measure import COUNTRY, HOME, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import GapSeries, Series, Sum, difference, exact_value, figure_at, gap_series, series_of
from inclusion.figures.views.gap_years import change_words, size
from inclusion.figures.views.neighbours import compared_series, mean_shown, told_apart
from inclusion.figures.views.official import turn_clause, with_unit
from inclusion.figures.views.time import moves_message
from inclusion.figures.words import CLAUSE_NAMES, GAP_VERDICTS, GROUP_NAMES, PLACE_NAMES, counts_words, quantity
from inclusion.records.model import Dataset, Group
from inclusion.records.words import listing, number, period_year, points, sentence

CANNOT = "It cannot be told"


def wider_answer(figures: MeasureFigures) -> str:
    """Whether the gap of each group is wider than England's: by DfE's figures, or the document's where it is newer."""
    gaps = newest_gaps(figures)
    if gaps and gaps[0][0].newest.period >= figures.period:
        newest = gaps[0][0].newest
        basis = f"points behind; {dfe(newest.period, newest.status)}"
        return told((compared_gaps(*pair) for pair in gaps), basis)
    if figures.comparisons:
        words = (
            f"{CLAUSE_NAMES[c.group]} {GAP_VERDICTS[c.verdict]}, {quantity(c.lincolnshire)} to {quantity(c.england)}"
            for c in figures.comparisons
        )
        return told(words, f"points behind in {period_year(figures.period)}, by the documents")
    return f"{CANNOT}: no gap is known for both places."


def told(clauses: Iterable[str], basis: str) -> str:
    """Clauses as one sentence, and on what they rest."""
    return f"{sentence('; '.join(clauses))} ({basis})."


def dfe(period: str, status: str | None) -> str:
    """Whose figure it is, with its year and status: "DfE, 2025, provisional"."""
    return ", ".join(filter(None, ("DfE", period_year(period), status)))


def newest_gaps(figures: MeasureFigures) -> list[tuple[GapSeries, GapSeries]]:
    """The gaps of each group in Lincolnshire and in England, where both have one of the same newest period."""
    found = {
        (one.group, one.area.place): one
        for one in gap_series(figures.dataset, figures.measure.measure, (HOME, COUNTRY), SEN_GROUPS)
    }
    both = [(found.get((group, HOME)), found.get((group, COUNTRY))) for group in SEN_GROUPS]
    pairs = [(home, there) for home, there in both if home and there and home.newest.period == there.newest.period]
    newest = max((home.newest.period for home, _ in pairs), default="")
    return [pair for pair in pairs if pair[0].newest.period == newest]


def compared_gaps(home: GapSeries, there: GapSeries) -> str:
    """Two gaps of one year: "SEN support wider, 48 to 45"."""
    mine, other = home.newest, there.newest
    way = "wider" if abs(size(mine)) > abs(size(other)) else "narrower"
    if size(mine) * size(other) < 0:
        way = "the other way round"
    elif difference(mine, other).same or size(mine) == size(other):
        way = "about the same"
    gaps = f"{number(size(mine), mine.decimals)} to {number(size(other), other.decimals)}"
    return f"{CLAUSE_NAMES[home.group]} {way}, {gaps}"


def better_answer(figures: MeasureFigures) -> str:
    """How the newest level and gap of each group stand to the first year that may be compared.

    By the document's figures where those are newer.
    """
    dataset, measure = figures.dataset, figures.measure.measure
    levels = series_of(dataset, measure, places=(HOME,), groups=SEN_GROUPS)
    gaps = {one.group: one for one in gap_series(dataset, measure, (HOME,), SEN_GROUPS)}
    compared = of_newest_year([one for one in levels if one.first_comparable is not one.newest])
    stated = max((move.after.period for move in figures.moves if move.after.place == HOME), default="")
    if stated > max((one.newest.period for one in compared), default=""):
        return f"{moves_message(figures)} (by the documents)."
    if not compared:
        return f"{CANNOT}: {lacking_years(levels)}"
    newest = compared[0].newest
    return told((level_change(one, gaps.get(one.group)) for one in compared), dfe(newest.period, newest.status))


def level_change(series: Series, gap: GapSeries | None) -> str:
    """How a level and its gap changed: "SEN support up 7 points to 23% since 2022, the gap 3 narrower"."""
    newest, first, change = series.newest, series.first_comparable, series.change
    size_words = points(round(change.value, change.decimals), change.decimals)
    way = f"{'up' if change.value > 0 else 'down'} {size_words} to {with_unit(series, newest)} since"
    if change.about_same:
        way = f"{with_unit(series, newest)}, about the same as in"
    is_told = gap and (gap.newest.period, gap.first_comparable.period) == (newest.period, first.period)
    beside = f", the gap {change_words(gap, is_dated=False)}" if gap and is_told else ""
    return f"{CLAUSE_NAMES[series.group]} {way} {period_year(first.period)}{turn_clause(series)}{beside}"


def of_newest_year(found: Sequence[Series]) -> list[Series]:
    """The series that have a value of the newest year of all, so that one year stands behind an answer."""
    newest = max((one.newest.period for one in found), default="")
    return [one for one in found if one.newest.period == newest]


def lacking_years(levels: Sequence[Series]) -> str:
    """That DfE's figures at hand have one year, or none."""
    if not levels:
        return "no figure of DfE's by SEN group is here."
    return f"DfE's figures here have one year that compares, {period_year(levels[0].newest.period)}."


def home_series(dataset: Dataset, measure: str) -> dict[Group, Series]:
    """Lincolnshire's figures of each SEN group that has any."""
    return {one.group: one for g in SEN_GROUPS for one in series_of(dataset, measure, places=(HOME,), groups=(g,))}


def chance_short(figures: MeasureFigures) -> str:
    """Whether the difference from England is more than chance explains, by group, with the year that tells."""
    home = home_series(figures.dataset, figures.measure.measure)
    found = {g: counted_difference(figures.dataset, home[g]) if g in home else None for g in SEN_GROUPS}
    years = sorted({period_year(apart.period) for apart in found.values() if apart})
    if not years:
        return f"{CANNOT}: no numbers of pupils are held."
    clauses = (f"{CLAUSE_NAMES[group]} {chance_verdict(apart)}" for group, apart in found.items())
    return told(clauses, f"against England; DfE, {listing(years)}")


def chance_verdict(apart: Sum | None) -> str:
    """Whether a difference is more than chance explains, and which way it goes, in a word or two."""
    if apart is None:
        return "no numbers of pupils held"
    if not apart.chance().beyond_chance:
        return "cannot be told"
    return f"yes, {'above' if apart.value > 0 else 'below'}"


def counted_difference(dataset: Dataset, home: Series) -> Sum | None:
    """How far Lincolnshire is above England in the newest year with numbers of pupils for both; None without one."""
    for figure in reversed(home.values):
        country = figure_at(dataset, figure.measure, figure.period, COUNTRY, figure.group)
        if country and (apart := difference(figure, country)).has_counts:
            return apart
    return None


def chance_answers(dataset: Dataset, measure: str) -> tuple[str, ...]:
    """The same with the counts, both shares and what such numbers allow, for each group with figures in Lincolnshire.

    Of the newest year that has numbers of pupils for both places; without any it cannot be told.
    """
    return tuple(chance_answer(dataset, home) for home in home_series(dataset, measure).values())


def chance_answer(dataset: Dataset, home: Series) -> str:
    name, apart = GROUP_NAMES[home.group], counted_difference(dataset, home)
    if apart is None:
        return f"{name}: it cannot be told. The copies that we read have no numbers of pupils for it."
    printed = [o.period for o in dataset.observations_of[home.measure.measure] if o.group == home.group and o.period]
    newest = max(map(period_year, (home.newest.period, *printed)))
    later = f" For {newest} we have no numbers of pupils." if newest > period_year(apart.period) else ""
    return f"{name}: {counted_answer(apart)}{later}"


def counted_answer(apart: Sum) -> str:
    """Yes, or that it cannot be told, with the counts, both shares and what such numbers allow."""
    chance, (home, country) = apart.chance(), (term.figure for term in apart.terms)
    shown = (
        f"In {period_year(home.period)} it was {counts_words(home)} pupils here ({number(exact_value(home), 1)}%) and "
        f"{number(exact_value(country), 1)}% in {PLACE_NAMES[COUNTRY]}."
    )
    if chance.beyond_chance:
        low, high = sorted(map(abs, chance.interval))
        way = "below" if chance.value < 0 else "above"
        return f"yes. {shown} Such numbers fit a difference of {number(low, 1)} to {points(high, 1)} {way}."
    below, above = (points(end, 1) for end in chance.interval)
    one_pupil = points(Decimal(100) / (home.denominator or 1), 1)
    return (
        f"it cannot be told. {shown} Such numbers fit anything from {below} below to {above} above. "
        f"One pupil is {one_pupil}."
    )


def neighbours_answer(figures: MeasureFigures) -> str:
    """Each group's newest figure beside its neighbours' mean, and how many of them differ by more than chance."""
    found = of_newest_year(compared_series(figures))
    if not found:
        return f"{CANNOT}: no figure of theirs is held."
    dataset, newest = figures.dataset, found[0].newest
    means = (
        f"{CLAUSE_NAMES[one.group]} {with_unit(one, one.newest)}, their mean {mean_shown(dataset, one)}"
        for one in found
    )
    answer = told(means, dfe(newest.period, newest.status))
    return " ".join(filter(None, (answer, beyond_chance(dataset, found))))


def beyond_chance(dataset: Dataset, found: Iterable[Series]) -> str:
    """How many neighbours differ by more than chance explains, in the newest year with numbers; nothing without any."""
    apart = [(one.group, apart) for one in found if (apart := told_apart(dataset, one)) and apart.compared]
    newest = max((one.year for _, one in apart), default="")
    shown = [(group, one) for group, one in apart if one.year == newest]
    counts = (
        f"{CLAUSE_NAMES[g]} from {f'{one.beyond} of {one.compared}' if one.beyond else 'none'}" for g, one in shown
    )
    return f"Differs by more than chance in {newest}: {', '.join(counts)}." if apart else ""
