"""DfE's figures against what was read of them, and verdicts that are known: literals of real data."""

from collections.abc import Callable
from decimal import Decimal
from statistics import mean

import pytest

from inclusion.figures.indicators import amount, beside_country, earlier_words, indicators, when_words
from inclusion.figures.official import exact_value, figure_at, mean_value, neighbour_figures, neighbours
from inclusion.figures.verdicts import count_verdicts, find_verdict, verdicts
from inclusion.figures.year_changes import yearly_changes
from inclusion.records.model import Dataset, Judgement, Observation
from tests.figures.drawn import find_series

HOME, COUNTRY, REGION = "lincolnshire", "england", "east-midlands"

FIGURES = [
    # measure, period, place, group, value, part, whole
    ("gld", "202122", HOME, "no-sen", "69.5", 4799, 6902),
    ("gld", "202122", HOME, "sen-support", "18.0", 92, 511),
    ("gld", "202122", HOME, "ehc-plan", "3.1", 6, 196),
    ("gld", "202425", HOME, "sen-support", "20.5", None, None),
    ("gld", "202425", COUNTRY, "sen-support", "26.4", None, None),
    ("phonics", "202223", HOME, "sen-support", "42", 384, 913),
    ("phonics", "202425", HOME, "ehc-plan", "21", None, None),
    ("ks2-rwm", "202223", HOME, "sen-support", "19", 289, 1491),
    ("ks2-rwm", "202223", HOME, "ehc-plan", "8", 38, 483),
    ("ks2-rwm", "202223", COUNTRY, "sen-support", "24", 24701, 104640),
    ("ks2-rwm", "202425", COUNTRY, "no-sen", "74", None, None),
    ("ks2-reading-progress", "202223", HOME, "ehc-plan", "-3.44", None, None),
    ("gcse-grade-4", "201819", HOME, "no-sen", "71.9", 4570, 6359),
    ("gcse-grade-5", "201819", HOME, "ehc-plan", "5.7", 17, 298),
    ("attainment-8", "202425", HOME, "sen-support", "33.8", None, None),
    ("sen-support-rate", "202425", HOME, "all", "14.2", None, None),
    ("ehc-plan-rate", "202425", HOME, "all", "6.1", None, None),
    ("ehc-requests", "2024", HOME, "requests", "1914", None, None),
    ("ehc-requests-refused", "2024", HOME, "requests", "37.8", 724, 1914),
    ("ehc-20-week-timeliness", "2024", HOME, "all", "99.0", 1088, 1099),
    ("ehc-plans-in-special-schools", "202425", HOME, "all", "32.0", 2698, 8420),
    ("ehc-plans-in-mainstream", "202425", HOME, "all", "47.1", 3967, 8420),
    ("tribunal-appeal-rate", "2024", HOME, "all", "2.0", 186, 9240),
    ("tribunal-appeal-rate-new-method", "2024", HOME, "all", "2.9", None, None),
    ("absence-by-sen", "202223", HOME, "ehc-plan", "11.99", None, None),
    ("severe-absence-special-schools", "202425", HOME, "all", "10.50", None, None),
    ("suspension-rate", "202324", HOME, "all", "16.09652", None, None),
    ("level-2-with-english-maths-by-19", "202324", HOME, "sen-support", "45.97", None, None),
    ("ks4-sustained-destination", "202223", HOME, "sen-support", "86.5", None, None),
    ("16-17-sen-in-education-or-training", "2025", HOME, "sen", "92.95", None, None),
    ("annual-review-decision-in-4-weeks", "2024", HOME, "all", "50.3", None, None),
]


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: "/".join(row[:4]))
def test_a_figure_is_as_it_was_read(
    dataset: Dataset, row: tuple[str, str, str, str, str, int | None, int | None]
) -> None:
    *key, value, part, whole = row
    figure = figure_at(dataset, *map(str, key))
    assert figure is not None
    assert (str(figure.value), figure.numerator, figure.denominator) == (value, part, whole)


def test_the_neighbours_are_those_of_may_2025(dataset: Dataset) -> None:
    assert [area.old_la_code for area in neighbours(dataset)] == [
        "888", "384", "884", "813", "926", "935", "332", "940", "830", "933"
    ]  # fmt: skip


def test_the_mean_of_the_neighbours_is_of_councils(dataset: Dataset) -> None:
    whole = mean_value(neighbour_figures(dataset, "ks2-rwm", "202223", "ehc-plan"))
    assert round(whole, 1) in (Decimal("7.0"), Decimal("7.1"))


def test_no_gcse_result_by_sen_is_held_but_those_that_public_copies_hold(dataset: Dataset) -> None:
    held = {
        (f.period, f.place == COUNTRY, f.group)
        for f in dataset.official
        if f.measure in ("gcse-grade-4", "gcse-grade-5") and f.group != "all" and f.value is not None
    }
    groups = ("sen-support", "ehc-plan")
    assert held == {
        *(("201819", country, group) for country in (True, False) for group in ("no-sen", *groups)),
        *((period, True, group) for period in ("201920", "202021", "202122", "202223") for group in groups),
    }


def test_every_printed_figure_has_a_verdict(dataset: Dataset) -> None:
    assert len(verdicts(dataset)) == 102
    assert count_verdicts(verdicts(dataset)) == {
        "agrees": 33,
        "agrees-within-rounding": 4,
        "agreed-when-written": 4,
        "differs": 14,
        "cannot-be-checked": 47,
    }


def test_the_growth_in_requests_is_the_mean_of_eight_yearly_changes(dataset: Dataset) -> None:
    for place, growth, later in ((HOME, "17.47", "13.5"), (COUNTRY, "14.13", "13.7")):
        series = find_series(dataset, "ehc-requests", place, "requests")
        changes = [change for _, after, change in yearly_changes(series) if after.period <= "2024"]
        assert (round(mean(changes), 2), len(changes)) == (Decimal(growth), 8)
        assert round(mean(changes[1:]), 1) == Decimal(later)


def find(dataset: Dataset, *key: str) -> Observation:
    """The printed figure with these cells: measure, period, place, group, statistic."""
    return next(
        o for o in dataset.observations if (o.measure, o.period or "", o.place, o.group, o.statistic) == key and o.value
    )


def test_key_stage_2_of_2025_agrees_with_septembers_figures_and_not_all_with_decembers(dataset: Dataset) -> None:
    printed = [o for o in dataset.observations if (o.measure, o.period) == ("ks2-rwm", "202425") and o.value]
    now = [find_verdict(dataset, o).kind for o in printed]
    september = dataset.model_copy(
        update={
            "official": tuple(
                f.model_copy(update={"value": f.earlier_value or f.value, "earlier_value": None})
                for f in dataset.official
            )
        }
    )
    then = [find_verdict(september, o).kind for o in printed]
    assert now.count("agreed-when-written") == 4
    assert set(then) == {"agrees", "agrees-within-rounding"}
    assert then.count("agrees-within-rounding") == 1


def test_no_sen_4_below_england_in_the_early_years_cannot_be(dataset: Dataset) -> None:
    verdict = find_verdict(dataset, find(dataset, "gld", "202425", HOME, "no-sen", "difference"))
    assert (verdict.observation.value, verdict.kind) == (Decimal(-4), "differs")
    assert (verdict.low, verdict.high) == (Decimal("-3.0"), Decimal("-2.1"))


def test_a_share_is_told_with_its_counts(dataset: Dataset) -> None:
    verdict = find_verdict(dataset, find(dataset, "ks2-rwm", "202223", HOME, "sen-support", "value"))
    assert verdict.working == ("DfE has 289 of 1,491 (19.38%). The document prints 19.1%. They are 0.28 points apart.")


class Facts:
    """Official values by measure, period, place and group, for the judgements."""

    def __init__(self, dataset: Dataset) -> None:
        """Keep the data."""
        self.dataset = dataset

    def value(self, measure: str, period: str, place: str, group: str) -> Decimal:
        """The value as it stands, from counts where they are published."""
        figure = figure_at(self.dataset, measure, period, place, group)
        assert figure is not None
        assert figure.value is not None
        if figure.numerator is not None and figure.denominator:
            return Decimal(100 * figure.numerator) / figure.denominator
        return figure.value

    def was(self, measure: str, period: str, place: str, group: str) -> Decimal:
        """The value before DfE revised it."""
        figure = figure_at(self.dataset, measure, period, place, group)
        assert figure is not None
        assert figure.value is not None
        return figure.value if figure.earlier_value is None else figure.earlier_value

    def ahead(self, measure: str, period: str, group: str) -> Decimal:
        """How far Lincolnshire is ahead of England."""
        return self.value(measure, period, HOME, group) - self.value(measure, period, COUNTRY, group)

    def rise(self, measure: str, place: str, group: str, since: str = "202324", until: str = "202425") -> Decimal:
        """How much a value rose."""
        return self.value(measure, until, place, group) - self.value(measure, since, place, group)

    def rises(self, measure: str, group: str) -> list[Decimal]:
        """How much each neighbour's value rose from 2024 to 2025."""
        return [self.rise(measure, area.place, group) for area in neighbours(self.dataset)]

    def gap(self, measure: str, period: str, place: str, group: str) -> Decimal:
        """How far a group is behind pupils with no SEN."""
        return self.value(measure, period, place, "no-sen") - self.value(measure, period, place, group)


CLAIMS: dict[str, Callable[[Facts], bool]] = {
    "sen-support-rose": lambda f: f.rise("sen-support-rate", HOME, "all", "201516") == Decimal("1.3"),
    "requests-after-pandemic": lambda f: (
        [
            f.value("ehc-requests", year, HOME, "requests") - f.value("ehc-requests", before, HOME, "requests")
            for before, year in (("2016", "2024"), ("2016", "2019"), ("2020", "2024"))
        ]
        == [1307, 783, 839]
    ),
    "ehc-plans-grew-more": lambda f: (
        [f.rise("ehc-plan-rate", place, "all", "201516") for place in (HOME, COUNTRY)]
        == [Decimal("3.2"), Decimal("2.5")]
    ),
    "ehc-plans-behind-everywhere": lambda f: all(
        f.value(measure, "202425", place, "ehc-plan") < f.value(measure, "202425", place, "sen-support")
        for measure in ("gld", "phonics", "ks2-rwm", "attainment-8")
        for place in (HOME, COUNTRY)
    ),
    "sen-support-behind-everywhere": lambda f: (
        f.value("phonics", "202425", HOME, "sen-support") > f.value("phonics", "202425", REGION, "sen-support")
        and f.ahead("attainment-8", "202425", "sen-support") == 0
        and f.ahead("gld", "202425", "sen-support") < 0
        and f.ahead("ks2-rwm", "202425", "sen-support") < 0
    ),
    "sen-support-gaps-widen-somewhere": lambda f: (
        [f.ahead("gld", period, "sen-support") for period in ("202324", "202425")] == [Decimal("-1.4"), Decimal("-5.9")]
    ),
    "gld-comparators-improved": lambda f: (
        [f.rise("gld", place, "sen-support") for place in (HOME, COUNTRY, REGION)]
        == [Decimal("-3.0"), Decimal("1.5"), Decimal("1.0")]
        and sum(rise > 0 for rise in f.rises("gld", "sen-support")) == 6
    ),
    "gld-ehc-in-line": lambda f: f.ahead("gld", "202425", "ehc-plan") == Decimal("-0.2"),
    "gld-ehc-improved-more": lambda f: (
        [f.rise("gld", place, "ehc-plan") for place in (HOME, COUNTRY, REGION)]
        == [Decimal("2.3"), Decimal("0.2"), Decimal("0.5")]
        and sum(rise > Decimal("2.3") for rise in f.rises("gld", "ehc-plan")) == 2
    ),
    "gld-sen-support-falls-behind": lambda f: (
        sum(f.rises("gld", "sen-support")) > 0
        and [rise for rise in f.rises("gld", "sen-support") if rise < -3] == [Decimal("-4.1")]
    ),
    "phonics-no-sen-in-line": lambda f: f.ahead("phonics", "202425", "no-sen") == 0,
    "phonics-gap-falls": lambda f: [f.gap("phonics", p, HOME, "sen-support") for p in ("202324", "202425")] == [42, 39],
    "phonics-ehc-in-line": lambda f: f.ahead("phonics", "202425", "ehc-plan") == 1,
    "phonics-ehc-gap-in-line": lambda f: (
        [f.gap("phonics", "202425", place, "ehc-plan") for place in (HOME, COUNTRY)] == [67, 68]
    ),
    "phonics-same-pattern": lambda f: (
        [f.rise("phonics", place, group) for place in (HOME, COUNTRY) for group in ("sen-support", "ehc-plan")]
        == [3, 2, 0, 0]
        and sum(
            a > 0 and b > 0
            for a, b in zip(f.rises("phonics", "sen-support"), f.rises("phonics", "ehc-plan"), strict=True)
        )
        == 2
    ),
    "ks2-no-sen-ahead": lambda f: (
        [f.was("ks2-rwm", "202425", place, "no-sen") for place in (HOME, REGION)] == [71, 70]
        and f.value("ks2-rwm", "202425", HOME, "no-sen") == f.value("ks2-rwm", "202425", REGION, "no-sen")
    ),
    "ks2-sen-support-gap-widens": lambda f: (
        [
            f.value("ks2-rwm", period, place, "sen-support") - f.value("ks2-rwm", period, HOME, "sen-support")
            for place in (COUNTRY, REGION)
            for period in ("202324", "202425")
        ]
        == [4, 6, 2, 3]
    ),
    "ks2-ehc-in-line": lambda f: (
        f.value("ks2-rwm", "202425", HOME, "ehc-plan") == f.value("ks2-rwm", "202425", REGION, "ehc-plan") == 8
        and mean_value(neighbour_figures(f.dataset, "ks2-rwm", "202425", "ehc-plan")) == Decimal("8.5")
    ),
    "ks2-ehc-gap-in-line": lambda f: (
        [f.gap("ks2-rwm", "202425", place, "ehc-plan") for place in (HOME, COUNTRY)] == [63, 65]
        and f.was("ks2-rwm", "202425", COUNTRY, "no-sen") - f.was("ks2-rwm", "202425", COUNTRY, "ehc-plan") == 63
    ),
    "ks2-sen-support-well-below": lambda f: (
        [f.value("ks2-rwm", "202425", place, "sen-support") for place in (HOME, COUNTRY, REGION)] == [23, 29, 26]
    ),
    "ks2-ehc-stable": lambda f: (
        [round(f.value("ks2-rwm", period, HOME, "ehc-plan")) for period in ("202223", "202324", "202425")] == [8, 8, 8]
    ),
    "gcse-4-no-sen-below": lambda f: attainment_ahead(f, "no-sen", "0.1", "-0.7"),
    "gcse-5-no-sen-below": lambda f: attainment_ahead(f, "no-sen", "0.1", "-0.7"),
    "gcse-4-sen-support-below": lambda f: attainment_ahead(f, "sen-support", "2.8", "0.0"),
    "gcse-5-sen-support-below": lambda f: attainment_ahead(f, "sen-support", "2.8", "0.0"),
    "gcse-sen-support-declines": lambda f: (
        [f.value("attainment-8", period, HOME, "sen-support") for period in ("202122", "202223", "202324", "202425")]
        == [Decimal("36.3"), Decimal("36.1"), Decimal("34.5"), Decimal("33.8")]
    ),
    "ks2-2023-sen-support-narrowed": lambda f: (
        [round(f.ahead("ks2-rwm", period, "sen-support"), 1) for period in ("202122", "202223")]
        == [Decimal("-5.0"), Decimal("-4.2")]
    ),
    "ks2-2023-ehc-widened": lambda f: (
        [round(f.ahead("ks2-rwm", period, "ehc-plan"), 1) for period in ("202122", "202223")]
        == [Decimal("0.1"), Decimal("-0.4")]
    ),
    "reading-sen-support-ahead": lambda f: progress_ahead(f, "reading", "sen-support", "-0.46", "0.11"),
    "reading-ehc-ahead": lambda f: progress_ahead(f, "reading", "ehc-plan", "0.12", "0.92"),
    "writing-ehc-ahead": lambda f: progress_ahead(f, "writing", "ehc-plan", "-0.88", "0.39"),
    "maths-sen-support-ahead": lambda f: progress_ahead(f, "maths", "sen-support", "0.11", "0.12"),
    "maths-ehc-ahead": lambda f: progress_ahead(f, "maths", "ehc-plan", "-0.04", "0.57"),
    **{
        judgement: lambda f: attainment_2023(f, "sen-support", "36.1", "31.9", "31.8")
        for judgement in (
            "gcse-4-2023-sen-support-east-midlands",
            "gcse-4-2023-sen-support-statistical-neighbours",
            "gcse-5-2023-sen-support-east-midlands",
            "gcse-5-2023-sen-support-statistical-neighbours",
        )
    },
    **{
        judgement: lambda f: attainment_2023(f, "ehc-plan", "12.0", "11.7", "12.8")
        for judgement in (
            "gcse-4-2023-ehc-plan-east-midlands",
            "gcse-4-2023-ehc-plan-statistical-neighbours",
            "gcse-5-2023-ehc-plan-east-midlands",
            "gcse-5-2023-ehc-plan-statistical-neighbours",
        )
    },
}
"""What the reason of each judgement says of the figures."""


def attainment_ahead(facts: Facts, group: str, then: str, now: str) -> bool:
    """Whether Lincolnshire was so far ahead of England in Attainment 8, in 2023 and in 2025."""
    found = [facts.ahead("attainment-8", period, group) for period in ("202223", "202425")]
    return found == [Decimal(then), Decimal(now)]


def progress_ahead(facts: Facts, subject: str, group: str, then: str, now: str) -> bool:
    """Whether Lincolnshire was so far ahead of England in progress, in 2022 and in 2023."""
    found = [facts.ahead(f"ks2-{subject}-progress", period, group) for period in ("202122", "202223")]
    return found == [Decimal(then), Decimal(now)]


def attainment_2023(facts: Facts, group: str, home: str, region: str, mean: str) -> bool:
    """Whether Attainment 8 was so in 2023 in Lincolnshire, in the East Midlands and as the neighbours' mean."""
    found = [facts.value("attainment-8", "202223", place, group) for place in (HOME, REGION)]
    whole = mean_value(neighbour_figures(facts.dataset, "attainment-8", "202223", group))  # type: ignore[arg-type]
    return [*found, round(whole, 1)] == [Decimal(home), Decimal(region), Decimal(mean)]


def test_the_reason_of_each_judgement_is_borne_out_by_the_figures(dataset: Dataset) -> None:
    judged = {j.judgement: j for j in dataset.judgements}
    assert set(CLAIMS) == {name for name, judgement in judged.items() if judgement.rests_on}
    assert {name: claim(Facts(dataset)) for name, claim in CLAIMS.items()} == dict.fromkeys(CLAIMS, True)


def test_each_judgement_rests_on_figures_as_they_stand_or_stood(dataset: Dataset) -> None:
    for judgement in dataset.judgements:
        for item in judgement.rests_on:
            key, _, value = item.partition("=")
            figure = figure_at(dataset, *key.split("/"))
            assert figure is not None
            assert Decimal(value) in (figure.value, figure.earlier_value), item


def test_a_judgement_of_an_earlier_edition_of_a_figure_says_so(dataset: Dataset) -> None:
    for judgement in dataset.judgements:
        assert rests_on_revised(dataset, judgement) == (judgement.verdict == "held-when-written")


def rests_on_revised(dataset: Dataset, judgement: Judgement) -> bool:
    """Whether a judgement rests on a value that DfE has revised since."""
    figures = [(figure_at(dataset, *item.partition("=")[0].split("/")), item) for item in judgement.rests_on]
    return any(figure is not None and Decimal(item.partition("=")[2]) != figure.value for figure, item in figures)


def test_each_comparison_in_words_has_one_judgement(dataset: Dataset) -> None:
    judged = [(j.source, j.measure, j.group, j.versus) for j in dataset.judgements]
    said = [(o.source, o.measure, o.group, o.versus) for o in dataset.observations if o.statistic == "comparison"]
    assert [judged.count(key) for key in said] == [1] * len(said)


def test_good_and_bad_news_of_milestones_stand_alike(dataset: Dataset) -> None:
    found = [one for milestone in dataset.milestones for one in indicators(dataset, milestone.milestone)]
    told = {
        (one.measure.measure, str(one.home.group)): (
            amount(one, exact_value(one.newest)),
            when_words(one),
            earlier_words(one),
            beside_country(one),
        )
        for one in found
    }
    chance = "more than chance explains"
    assert told["suspension-rate", "all"] == ("16.1", "2024, for every 100 pupils", "4.4 in 2016", "4.8 above")
    assert told["ehc-20-week-timeliness", "all"] == (
        "99.0%",
        "2024, 1,088 of 1,099",
        "99.5% in 2023",
        f"52.6 points above, {chance}",
    )
    assert told["ehc-requests-refused", "requests"] == (
        "37.8%",
        "2024, 724 of 1,914",
        "38.1% in 2023",
        f"12.7 points above, {chance}",
    )
    assert told["ehc-requests", "requests"][3] == "a number, so not compared"
    assert told["absence", "all"][3] == "about the same"
