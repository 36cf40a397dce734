"""What readers ask of a measure, each answered in a line: wider than England, better, chance, like the neighbours.

DfE's figures answer where they are as new as the document's. Where they do not, the answer says what is missing.
"""

from collections.abc import Iterable, Sequence

from inclusion.figures.chance_words import counted_difference
from inclusion.figures.measure import COUNTRY, HOME, SEN_GROUPS, MeasureFigures
from inclusion.figures.official import GapSeries, Series, Sum, difference, gap_series, series_of
from inclusion.figures.views.gap_years import change_words, size
from inclusion.figures.views.neighbours import compared_series, mean_shown, told_apart
from inclusion.figures.views.official import turn_clause, with_unit
from inclusion.figures.views.time import moves_message
from inclusion.figures.words import CLAUSE_NAMES, VERDICTS, quantity
from inclusion.records.model import Dataset
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
            f"{CLAUSE_NAMES[c.group]} {VERDICTS[c.verdict]}, {quantity(c.lincolnshire)} to {quantity(c.england)}"
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


def chance_short(figures: MeasureFigures) -> str:
    """Whether the difference from England is more than chance explains, by group, with the year that tells."""
    found = {group: counted_difference(figures.dataset, figures.measure.measure, group) for group in SEN_GROUPS}
    years = sorted({period_year(one[0].period) for one in found.values() if one})
    if not years:
        return f"{CANNOT}: no numbers of pupils are held."
    clauses = (f"{CLAUSE_NAMES[group]} {chance_verdict(one[1] if one else None)}" for group, one in found.items())
    return told(clauses, f"against England; DfE, {listing(years)}")


def chance_verdict(apart: Sum | None) -> str:
    """Whether a difference is more than chance explains, and which way it goes, in a word or two."""
    if apart is None:
        return "no numbers of pupils held"
    if not apart.chance().beyond_chance:
        return "cannot be told"
    return f"yes, {'above' if apart.value > 0 else 'below'}"


def neighbours_answer(figures: MeasureFigures) -> str:
    """Each group's newest figure beside its neighbours' mean, and how many of them differ by more than chance."""
    found = of_newest_year(compared_series(figures))
    if not found:
        return f"{CANNOT}: no figure of theirs is held."
    newest = found[0].newest
    means = told((mean_words(figures.dataset, one) for one in found), dfe(newest.period, newest.status))
    return " ".join(filter(None, (means, beyond_chance(figures.dataset, found))))


def beyond_chance(dataset: Dataset, found: Iterable[Series]) -> str:
    """How many neighbours differ by more than chance explains, in the newest year with numbers; nothing without any."""
    apart = [(one.group, apart) for one in found if (apart := told_apart(dataset, one)) and apart.compared]
    newest = max((one.year for _, one in apart), default="")
    shown = [(group, one) for group, one in apart if one.year == newest]
    counts = (
        f"{CLAUSE_NAMES[g]} from {f'{one.beyond} of {one.compared}' if one.beyond else 'none'}" for g, one in shown
    )
    return f"Differs by more than chance in {newest}: {', '.join(counts)}." if apart else ""


def mean_words(dataset: Dataset, home: Series) -> str:
    """A figure beside the neighbours' mean: "SEN support 23%, their mean 25.1%"."""
    return f"{CLAUSE_NAMES[home.group]} {with_unit(home, home.newest)}, their mean {mean_shown(dataset, home)}"
