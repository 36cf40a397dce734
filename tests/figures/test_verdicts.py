"""Verdicts on printed figures: the rule case by case, and a slow second implementation that must come to the same."""

from collections.abc import Iterator
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from scipy.optimize import linprog  # type: ignore[import-untyped]  # SciPy ships no types

from inclusion.figures.verdicts import (
    VERDICT_NAMES,
    Verdict,
    VerdictKind,
    count_verdicts,
    files_for,
    judgements_of,
    official_period,
    verdicts,
    verdicts_of,
)
from inclusion.records.model import Dataset, Observation, OfficialFigure
from tests.conftest import DataFolder

Key = tuple[str, str, str]
"""Period, place and group."""

GAP = ("sailing", "203132", "lincolnshire", "sen-support", "gap")


def find(dataset: Dataset, *key: str) -> Verdict:
    """The verdict on the figure with these cells: measure, period, place, group, statistic."""
    found = [v for v in verdicts(dataset) if key == cells(v.observation)]
    assert len(found) == 1
    return found[0]


def cells(o: Observation) -> tuple[str, str, str, str, str]:
    """The cells that name a figure."""
    return o.measure, o.period or "", o.place, o.group, o.statistic


# The rule, case by case


def test_a_figure_agrees_where_counts_round_to_it(small: Dataset) -> None:
    verdict = find(small, "sailing", "203132", "lincolnshire", "sen-support", "value")
    assert (verdict.kind, verdict.official) == ("agrees", "30.5")
    assert verdict.working == "DfE has 61 of 200 (30.5%). The document prints 30%."


def test_a_figure_agrees_within_rounding_where_both_could_be_equal(folder: DataFolder) -> None:
    folder.set("official.csv", ("sailing", "203132", "lincolnshire", "no-sen"), earlier_value="")
    folder.set("official.csv", ("sailing", "203132", "england", "no-sen"), value="73", earlier_value="")
    folder.set("judgements.csv", "no-sen-in-line", rests_on="sailing/203132/england/no-sen=73")
    verdict = find(folder.load(), "sailing", "203132", "lincolnshire", "no-sen", "difference")
    assert (verdict.kind, verdict.official) == ("agrees-within-rounding", "-3")
    assert "70% for Lincolnshire and 73% for England: 3 points below" in verdict.working


def test_a_figure_agreed_when_written_where_it_agrees_with_what_was_revised(small: Dataset) -> None:
    verdict = find(small, "sailing", "203132", "england", "sen-support", "gap")
    assert (verdict.kind, verdict.official) == ("agrees-within-rounding", "-37")
    home = find(small, "sailing", "203132", "england", "ehc-plan", "gap")
    assert (home.kind, home.official) == ("agreed-when-written", "-63")
    assert home.working.endswith("Before the revision DfE had 11% for pupils with an EHC plan and 72% for pupils with "
                                 "no SEN: 61 points below.")  # fmt: skip


def test_a_figure_differs_by_how_much(folder: DataFolder) -> None:
    folder.set("official.csv", ("sailing", "203132", "lincolnshire", "sen-support"), numerator="64", value="32.0")
    verdict = find(folder.load(), "sailing", "203132", "lincolnshire", "sen-support", "value")
    assert (verdict.kind, verdict.official) == ("differs", "32")
    assert verdict.working == "DfE has 64 of 200 (32.0%). The document prints 30%. They are 2.0 points apart."


def test_a_figure_of_which_something_is_missing_cannot_be_checked_and_names_the_file(small: Dataset) -> None:
    verdict = find(small, "maps", "202930", "lincolnshire", "sen-support", "value")
    assert (verdict.kind, verdict.official) == ("cannot-be-checked", "")
    assert verdict.working == (
        "No public copy that we read has figures for pupils on SEN support in Lincolnshire in 2030. "
        "DfE's file “Map results: by children” would check it."
    )
    shells = find(small, "shells", "", "lincolnshire", "sen", "value")
    assert "DfE's file “Shells: who found them” would check it." in shells.working


def test_other_figures_may_show_that_a_figure_cannot_be(folder: DataFolder) -> None:
    for place in ("lincolnshire", "england"):
        folder.drop("official.csv", ("sailing", "203132", place, "no-sen"))
    folder.drop("judgements.csv", "no-sen-in-line")
    fits = find(folder.load(), "sailing", "203132", "lincolnshire", "no-sen", "difference")
    assert (fits.kind, fits.official) == ("cannot-be-checked", "between -3.05 and -1.5")
    assert "leave 1.50 to 3.05 points below. The document prints 2 points below. That fits." in fits.working
    row = ("sailing", "203132", "lincolnshire", "no-sen", "difference")
    folder.set("observations.csv", row, value="-4")
    verdict = find(folder.load(), "sailing", "203132", "lincolnshire", "no-sen", "difference")
    assert (verdict.kind, verdict.official) == ("differs", "between -3.05 and -1.5")
    assert verdict.working.endswith("The document prints 4 points below. So it cannot be.")


def test_all_pupils_never_stand_in_for_a_group(folder: DataFolder) -> None:
    folder.drop("official.csv", ("sailing", "203132", "lincolnshire", "no-sen"))
    folder.drop("judgements.csv", "no-sen-in-line")
    assert find(folder.load(), *GAP).kind == "cannot-be-checked"


def test_a_figure_without_a_date_is_as_new_as_its_documents_results(small: Dataset) -> None:
    verdict = find(small, "boat-rate", "", "lincolnshire", "all", "value")
    assert (verdict.kind, verdict.official) == ("differs", "12.6")
    assert verdict.working.startswith("DfE has 12.6% for 2032.")


def test_an_average_growth_is_the_mean_of_yearly_changes_up_to_the_last_full_year(small: Dataset) -> None:
    verdict = find(small, "ferry-growth", "", "england", "requests", "value")
    assert (verdict.kind, verdict.official) == ("differs", "10")
    assert verdict.working == (
        "DfE counts 1,000 in 2028 and 1,331 in 2031. The mean of the 3 yearly changes is 10.00%. "
        "The document prints 9.0%. They are 1.00 point apart."
    )


def test_a_growth_with_a_missing_year_cannot_be_checked(folder: DataFolder) -> None:
    folder.drop("official.csv", ("ferry-trips", "2030", "england", "requests"))
    verdict = find(folder.load(), "ferry-growth", "", "england", "requests", "value")
    assert verdict.kind == "cannot-be-checked"
    assert verdict.working.startswith("No public copy that we read has this for England in 2030.")


def test_a_growth_from_0_and_a_difference_of_growths_cannot_be_checked(folder: DataFolder) -> None:
    folder.set("official.csv", ("ferry-trips", "2029", "england", "requests"), value="0")
    row = ("ferry-growth", "", "lincolnshire", "requests", "value")
    folder.repeat("observations.csv", row, statistic="difference", versus="england", value="-0.5")
    dataset = folder.load()
    from_zero = find(dataset, "ferry-growth", "", "england", "requests", "value")
    compared = find(dataset, "ferry-growth", "", "lincolnshire", "requests", "difference")
    assert [from_zero.kind, compared.kind] == ["cannot-be-checked"] * 2
    assert "no growth follows" in from_zero.working
    folder.set("measures.csv", "ferry-growth", growth_since="2032")
    assert find(folder.load(), "ferry-growth", "", "england", "requests", "value").working == from_zero.working
    assert "not what it is compared with" in compared.working


def test_a_change_of_a_score_has_no_per_cent(small: Dataset) -> None:
    verdict = find(small, "lamps", "202930", "lincolnshire", "sen-support", "change")
    assert verdict.kind == "agrees"
    assert verdict.working == (
        "DfE has −0.60 for 2030 and −1.20 for 2029: 0.60 points up. The document prints 0.60 points up."
    )


@pytest.mark.parametrize(
    ("measure", "period", "code"),
    [
        ("boat-rate", "2026", "202526"),
        ("boat-rate", "203132", "203132"),
        ("ferry-trips", "203132", "2031"),
        ("ferry-trips", "2031", "2031"),
    ],
)
def test_a_stated_year_is_read_in_dfes_code(small: Dataset, measure: str, period: str, code: str) -> None:
    assert official_period(small.measure[measure], period) == code


def test_verdicts_are_counted_and_found_by_measure(small: Dataset) -> None:
    counts = count_verdicts(verdicts(small))
    assert list(counts) == list(VERDICT_NAMES)
    assert all(counts.values())
    assert sum(counts.values()) == sum(o.value is not None for o in small.observations)
    assert [v.observation.measure for v in verdicts_of(small, "lamps")] == ["lamps"] * 4


def test_what_was_judged_by_hand_is_found_by_measure(small: Dataset) -> None:
    assert [j.judgement for j in judgements_of(small, "maps")] == ["maps-behind"]


def test_a_file_that_was_read_is_not_named_as_missing(small: Dataset) -> None:
    assert [source.dataset for source in files_for(small, "maps", "ehc-plan")] == ["map-file"]
    assert files_for(small, "sailing", "no-sen") == ()


# A slow second implementation


def second_verdict(dataset: Dataset, o: Observation) -> tuple[VerdictKind, Fraction | None]:
    """The verdict by trying out what every value may have been before it was rounded."""
    measure = dataset.measure[o.measure]
    assert o.value is not None
    if measure.growth_of:
        growth = second_growth(dataset, o)
        kind: VerdictKind = "cannot-be-checked" if growth is None else "agrees" if rounds_to(growth, o) else "differs"
        return kind, growth
    figures = [(sign, second_figure(dataset, o.measure, key)) for sign, key in second_parts(dataset, o)]
    if any(figure is None for _, figure in figures):
        return ("differs" if is_impossible(dataset, o) else "cannot-be-checked"), None
    held = [(sign, figure) for sign, figure in figures if figure is not None]
    now = second_sum([(sign, second_value(figure)) for sign, figure in held])
    before = second_sum([(sign, earlier(figure)) for sign, figure in held])
    tried: list[tuple[VerdictKind, bool]] = [
        ("agrees", rounds_to(now, o)),
        ("agreed-when-written", rounds_to(before, o)),
        ("agrees-within-rounding", may_round_to(held, o, before=False)),
        ("agreed-when-written", may_round_to(held, o, before=True)),
        ("differs", True),
    ]
    return next(kind for kind, is_so in tried if is_so), now


def second_parts(dataset: Dataset, o: Observation) -> list[tuple[int, Key]]:
    """The levels of a figure with their signs, written out for each statistic."""
    period = o.period or max((x.period or "" for x in dataset.observations if x.source == o.source), key=end_year)
    if len(period) == 4:
        period = f"{int(period) - 1}{period[2:]}"
    versus = o.versus or ""
    here, baseline = (period, o.place, o.group), (period, o.place, "no-sen")
    there, there_baseline = (period, versus, o.group), (period, versus, "no-sen")
    taken_away: dict[str, list[tuple[int, Key]]] = {
        "value": [],
        "gap": [(-1, (period, o.place, versus))],
        "difference": [(-1, there)],
        "change": [(-1, (versus, o.place, o.group))],
        "gap-difference": [(-1, baseline), (-1, there), (1, there_baseline)],
    }
    return [(1, here), *taken_away[o.statistic]]


def end_year(period: str) -> str:
    """The year in which a period ends; none for none."""
    return period[:2] + period[4:] if len(period) == 6 else period


def second_figure(dataset: Dataset, measure: str, key: Key) -> OfficialFigure | None:
    """The official figure of a key, looked for from the top of the file."""
    for figure in dataset.official:
        if (figure.measure, figure.period, figure.place, figure.group) == (measure, *key):
            return figure if figure.value is not None else None
    return None


def second_value(figure: OfficialFigure) -> Fraction:
    """The share of the counts, or the value as published."""
    if figure.denominator:
        return Fraction(100 * (figure.numerator or 0), figure.denominator)
    return Fraction(figure.value or 0)


def earlier(figure: OfficialFigure) -> Fraction:
    """The value before it was revised."""
    return second_value(figure) if figure.earlier_value is None else Fraction(figure.earlier_value)


def second_sum(terms: list[tuple[int, Fraction]]) -> Fraction:
    return sum((sign * value for sign, value in terms), Fraction(0))


def rounds_to(value: Fraction, o: Observation) -> bool:
    """Whether a value rounds to what is printed, a half up or down."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    unit = Decimal(1).scaleb(-(o.decimals or 0))
    return o.value in {exact.quantize(unit, rounding) for rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN)}


def may_round_to(terms: list[tuple[int, OfficialFigure]], o: Observation, *, before: bool) -> bool:
    """Whether some values that round to those published add up to one that rounds to what is printed."""
    ends = [[sign * end for end in ends_of(figure, before=before)] for sign, figure in terms]
    sums = [sum(choice, Fraction(0)) for choice in product(*ends)]
    half = Fraction(1, 2 * 10 ** (o.decimals or 0))
    return min(sums) <= Fraction(o.value or 0) + half and max(sums) >= Fraction(o.value or 0) - half


def ends_of(figure: OfficialFigure, *, before: bool) -> tuple[Fraction, Fraction]:
    """The least and the most that a figure can have been before it was rounded."""
    revised = before and figure.earlier_value is not None
    value = earlier(figure) if before else second_value(figure)
    half = Fraction(0) if figure.denominator and not revised else Fraction(1, 2 * 10 ** (figure.decimals or 0))
    return value - half, value + half


def second_growth(dataset: Dataset, o: Observation) -> Fraction | None:
    """The mean yearly growth by year, or None where a year is missing."""
    measure = dataset.measure[o.measure]
    newest = max((x.period or "" for x in dataset.observations if x.source == o.source), key=end_year)
    growths = []
    for year in range(int(measure.growth_since or 0), int(newest[:4]) + 1):
        pair = [second_figure(dataset, measure.growth_of or "", (str(y), o.place, o.group)) for y in (year - 1, year)]
        if pair[0] is None or pair[1] is None:
            return None
        growths.append(100 * second_value(pair[1]) / second_value(pair[0]) - 100)
    return sum(growths, Fraction(0)) / len(growths)


def is_impossible(dataset: Dataset, o: Observation) -> bool:
    """Whether no values fit DfE's figures, the levels and gaps that the document prints, and this figure: by a solver.

    A document's level gives way to DfE's. Differences between places are left out, as the rule says.
    """
    limits: list[tuple[list[tuple[int, Key]], Fraction, Fraction]] = []
    known = set()
    for figure in dataset.official:
        if figure.measure == o.measure and figure.value is not None:
            key = (figure.period, figure.place, figure.group)
            known.add(key)
            half = Fraction(1, 2 * 10 ** (figure.decimals or 0))
            limits.append(([(1, key)], Fraction(figure.value) - half, Fraction(figure.value) + half))
    others = [
        x
        for x in dataset.observations_of[o.measure]
        if x.source == o.source and x != o and x.period and x.value is not None
        if x.statistic == "gap" or (x.statistic == "value" and (x.period, x.place, x.group) not in known)
    ]
    for x in (*others, o):
        half = Fraction(1, 2 * 10 ** (x.decimals or 0))
        limits.append((second_parts(dataset, x), Fraction(x.value or 0) - half, Fraction(x.value or 0) + half))
    return not is_solvable(limits)


def is_solvable(limits: list[tuple[list[tuple[int, Key]], Fraction, Fraction]]) -> bool:
    """Whether levels can be found that keep all limits."""
    keys = list(dict.fromkeys(key for terms, _, _ in limits for _, key in terms))
    rows, tops = [], []
    for terms, low, high in limits:
        row = [0] * len(keys)
        for sign, key in terms:
            row[keys.index(key)] += sign
        rows += [row, [-cell for cell in row]]
        tops += [float(high) + 1e-9, -float(low) + 1e-9]
    return bool(linprog([0] * len(keys), A_ub=rows, b_ub=tops, bounds=(None, None)).success)


def both(dataset: Dataset, small: Dataset) -> Iterator[tuple[Dataset, Verdict]]:
    """Every verdict on the real and on the invented data."""
    for data in (dataset, small):
        yield from ((data, verdict) for verdict in verdicts(data))


def test_a_second_slow_implementation_comes_to_every_verdict(dataset: Dataset, small: Dataset) -> None:
    for data, verdict in both(dataset, small):
        kind, value = second_verdict(data, verdict.observation)
        assert (kind, cells(verdict.observation)) == (verdict.kind, cells(verdict.observation))
        if value is not None:
            assert verdict.low == verdict.high
            assert float(verdict.low or 0) == pytest.approx(float(value), abs=1e-9)
