"""Figures that are valid and that the real data does not hold: every chart is made, and its words are true."""

import pytest

from inclusion.figures.charts import ChartBundle
from inclusion.figures.measure import MeasureFigures
from inclusion.figures.views.changes import changes_message
from inclusion.figures.views.context import moments_text
from inclusion.figures.views.gap import gaps_message
from inclusion.figures.views.strip import strip_chart
from inclusion.figures.words import basis_note, clash_words, headline
from inclusion.records.model import Observation
from tests.figures.drawn import charts_of, figures_of
from tests.figures.small import SCORE, SECTION, SWIMMING, dataset_of, observe

BEFORE = "202930"


def charts_from(*observations: Observation) -> dict[str, ChartBundle]:
    return charts_of(dataset_of(observations), SWIMMING)


@pytest.mark.parametrize("level", ["0", "79", "80", "81", "99.9", "100"])
def test_a_level_may_be_anything_from_0_to_100(level: str) -> None:
    charts = charts_from(
        observe("value", "95", group="no-sen"), observe("value", level), observe("value", "60", period=BEFORE)
    )
    assert list(charts) == ["gap", "levels", "time"]


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("percent", "40%"),
        ("percent-a-year", "40% a year"),
        ("score-points", "40"),
        ("per-100-pupils", "40"),
        ("count", "40"),
    ],
)
def test_a_background_figure_may_be_in_any_unit(unit: str, shown: str) -> None:
    measure = SWIMMING.model_copy(update={"kind": "context", "unit": unit})
    dataset = dataset_of([observe("value", "40", period=BEFORE, group="all")], measures=(measure,))
    assert charts_of(dataset, measure) == {}
    assert moments_text(figures_of(dataset, measure.measure).moments) == f"Lincolnshire: {shown} (summer 2030)."


def test_figures_of_one_year_have_no_chart_over_time() -> None:
    stated = [observe("value", "80", group="no-sen"), observe("value", "40")]
    assert "time" not in charts_from(*stated)
    assert "time" in charts_from(*stated, observe("value", "35", period=BEFORE))


def test_a_chart_over_time_names_the_pupils_of_whom_one_year_is_stated() -> None:
    two_years = [observe("value", "40"), observe("value", "35", period=BEFORE)]
    one_year = observe("value", "80", group="no-sen")
    left_out = "Pupils with no SEN are left out: only one year is stated for them."
    assert left_out in charts_from(*two_years, one_year)["time"].notes
    both = charts_from(*two_years, one_year, observe("value", "82", group="no-sen", period=BEFORE))["time"]
    assert left_out not in both.notes
    assert [table.caption for table in both.tables] == ["Pupils with no SEN", "Pupils on SEN support"]


def changes(home: str | None, country: str | None, **other: str) -> list[Observation]:
    stated = {"lincolnshire": home, "england": country}
    return [observe("change", value, BEFORE, place=place, **other) for place, value in stated.items() if value]


def scores(*observations: Observation) -> MeasureFigures:
    return figures_of(dataset_of(observations, measures=(SCORE,)), "swimming")


@pytest.mark.parametrize(
    ("home", "country", "message"),
    [
        ("-0.59", "-0.60", "For SEN support the score fell about as much as in England"),
        ("-0.90", "-0.60", "For SEN support the score fell more than in England"),
        ("-0.20", "-0.60", "For SEN support the score fell less than in England"),
        ("0.90", "-0.30", "For SEN support the score rose, while in England it fell"),
        ("0.90", "0.30", "For SEN support the score rose more than in England"),
        ("0.00", "0.30", "For SEN support the score did not change, while in England it rose"),
        ("0.00", "0.00", "For SEN support the score did not change, as in England"),
        ("-0.30", None, "For SEN support the score fell by 0.30 points"),
    ],
)
def test_a_score_rises_or_falls_as_its_sign_says(home: str, country: str | None, message: str) -> None:
    assert changes_message(scores(*changes(home, country))) == message


def test_both_scores_are_called_so_where_there_are_two_that_moved_alike() -> None:
    two = [*changes("-0.90", "-0.60"), *changes("-0.80", "-0.10", group="ehc-plan")]
    assert changes_message(scores(*two)) == "Both scores fell more than in England"
    apart = [*changes("0.90", "0.60"), *changes("0.80", "-0.10", group="ehc-plan")]
    assert changes_message(scores(*apart)) == (
        "For SEN support the score rose more than in England; for EHC plans the score rose, while in England it fell"
    )


def gap(home: str, country: str, group: str) -> list[Observation]:
    stated = {"lincolnshire": home, "england": country}
    gaps = [observe("gap", value, "no-sen", place=place, group=group) for place, value in stated.items()]
    levels = [observe("value", str(90 + int(value)), place=place, group=group) for place, value in stated.items()]
    return [*gaps, *levels]


def test_both_gaps_are_called_so_where_there_are_two() -> None:
    one = gap("-50", "-40", "sen-support")
    two = [*one, *gap("-60", "-50", "ehc-plan")]
    messages = [
        gaps_message(figures.gaps, figures.comparisons)
        for figures in (figures_of(dataset_of(stated), "swimming") for stated in (one, two))
    ]
    assert messages == ["The gap is wider than in England for SEN support", "Both gaps are wider than in England"]


def test_what_a_section_leaves_open_stands_on_each_chart_that_draws_from_it() -> None:
    note = "The section names no year."
    stated = [*gap("-50", "-40", "sen-support"), observe("value", "20", period=BEFORE)]
    dataset = dataset_of(stated, section=SECTION.model_copy(update={"note": note}))
    charts = [*charts_of(dataset, SWIMMING).values(), strip_chart(dataset)]
    assert [note in chart.notes for chart in charts] == [True] * 5


def test_levels_are_called_stated_only_where_a_document_states_them() -> None:
    levels = [observe("value", "80", group="no-sen"), observe("gap", "-40", "no-sen")]
    stated = figures_of(dataset_of(levels), "swimming").levels
    assert basis_note(stated) == "Worked out from stated figures: pupils on SEN support."
    assert basis_note(stated[:1]) == "All of these are stated."
    assert basis_note(stated[1:]) == "All worked out."


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("36", "40.8", "SEN support fell to 36% in 2031, by at least 4 points since 2030"),
        ("13", "11.9", "SEN support rose to 13% in 2031, from 11.9% in 2030"),
        ("8", "7.6", "SEN support stayed about the same since 2030, 8% in 2031"),
        ("23.5", "19.1", "SEN support rose to 23.5% in 2031, by at least 4.3 points since 2030"),
    ],
)
def test_over_time_tells_the_newest_figure_and_by_how_much_it_surely_moved(
    now: str, before: str, expected: str
) -> None:
    assert charts_from(observe("value", now), observe("value", before, period=BEFORE))["time"].headline == expected


def test_a_stated_change_is_told_as_it_is_stated() -> None:
    stated = [observe("value", "21"), observe("change", "-3", BEFORE)]
    assert charts_from(*stated)["time"].headline == "SEN support fell to 21% in 2031, by 3 points since 2030"


def test_whether_the_gap_moved_is_told_also_where_that_cannot_be_known() -> None:
    levels = [observe("value", "40"), observe("value", "50", period=BEFORE), observe("value", "80", group="no-sen")]
    one = charts_from(*levels)["time"]
    assert one.headline.endswith(". Whether the gap moved cannot be told, as it is stated for one year only")
    assert any("one year only" in note for note in one.notes)
    two = charts_from(*levels, observe("value", "81", group="no-sen", period=BEFORE))["time"]
    assert two.headline.endswith(". The gap for SEN support got wider by at least 7 points since 2030")


def test_a_gap_that_turned_round_is_neither_wider_nor_narrower() -> None:
    levels = [observe("value", "45"), observe("value", "37", period=BEFORE)]
    others = [observe("value", "40", group="no-sen"), observe("value", "39", group="no-sen", period=BEFORE)]
    headline = charts_from(*levels, *others)["time"].headline
    assert headline.endswith(". The gap for SEN support turned from 2 behind to 5 ahead since 2030")


def test_a_gap_whose_levels_are_not_stated_stands_in_the_table_and_is_told() -> None:
    stated = [observe("value", "80", group="no-sen"), observe("gap", "-40", "no-sen")]
    chart = charts_from(*stated, observe("gap", "-30", "no-sen", place="england"))["gap"]
    assert chart.headline == "The gap is wider than in England for SEN support"
    assert [cell.text for cell in chart.tables[1].rows[0]] == ["SEN support", "40", "30"]
    assert "In England they were 30 behind." in chart.text
    assert any(note.startswith("Not drawn") and "England, SEN support" in note for note in chart.notes)
    assert not any(note.startswith("Not drawn") for note in charts_from(*stated)["gap"].notes)


def test_changes_in_one_chart_are_all_since_the_same_year() -> None:
    stated = [*changes("0.90", "0.30"), observe("change", "0.20", "202829", group="ehc-plan")]
    chart = charts_of(dataset_of(stated, measures=(SCORE,)), SCORE)["changes"]
    assert "2030 to 2031" in chart.subtitle
    assert {row["group"] for row in chart.sheet.rows} == {"sen-support"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (observe("gap", "-10", "no-sen"), "Lincolnshire, SEN support, summer 2031: −10 against pupils with no SEN"),
        (observe("difference", "-10", "england"), "Lincolnshire, SEN support, summer 2031: −10 against England"),
        (observe("change", "9", BEFORE), "Lincolnshire, SEN support, summer 2031: 9 since 2030"),
    ],
)
def test_figures_that_cannot_all_be_true_are_named_in_words(wrong: Observation, words: str) -> None:
    levels = [observe("value", "40"), observe("value", "80", group="no-sen")]
    others = [observe("value", "41", place="england"), observe("value", "45", period=BEFORE)]
    (clash,) = figures_of(dataset_of([*levels, *others, wrong]), "swimming").clashes
    assert words in clash_words(clash)


def test_a_chart_over_time_names_the_years_that_are_drawn() -> None:
    chart = charts_from(observe("value", "40"), observe("value", "50", period="202728"))["time"]
    assert "Lincolnshire, summers of 2028 and 2031" in chart.text
    assert "Lincolnshire, summers of 2028 and 2031" in chart.subtitle
    (lines,) = (layer for layer in chart.specs[0]["layer"] if layer["mark"]["type"] == "line")
    assert len({row["run"] for row in lines["data"]["values"]}) == 2


def test_pupils_who_are_ahead_are_not_called_behind() -> None:
    ahead = [observe("gap", "5", "no-sen"), observe("gap", "2", "no-sen", place="england")]
    levels = [observe("value", "70", group="no-sen"), observe("value", "68", group="no-sen", place="england")]
    figures = figures_of(dataset_of([*ahead, *levels]), "swimming")
    assert headline(figures) == (
        "In 2031 pupils on SEN support were 5 percentage points ahead of pupils with no SEN. "
        "In England they were 2 ahead."
    )
    assert [comparison.verdict for comparison in figures.comparisons] == ["wider"]
    mixed = figures_of(dataset_of([ahead[0], observe("gap", "-2", "no-sen", place="england"), *levels]), "swimming")
    assert gaps_message(mixed.gaps, mixed.comparisons) == "The gap is the other way round in England for SEN support"


def test_what_a_document_says_of_two_gaps_stands_beside_what_the_figures_allow() -> None:
    stated = [*gap("-50", "-49", "sen-support"), observe("gap-difference", "-1", "england")]
    note = next(note for note in charts_from(*stated)["gap"].notes if "document says" in note)
    assert "0.0 to 2.0 points wider than England's, so it is called about the same" in note
    assert "The document says 1 point larger" in note


def test_a_verdict_keeps_the_decimals_of_the_gaps_and_says_where_they_differ_in_kind() -> None:
    levels = [observe("value", "70.0", group="no-sen"), observe("value", "68.0", group="no-sen", place="england")]

    def strip_verdict(home: str, country: str) -> str:
        gaps = [observe("gap", home, "no-sen"), observe("gap", country, "no-sen", place="england")]
        spec = strip_chart(dataset_of([*gaps, *levels])).specs[0]
        rows = [row for layer in spec["layer"] for row in layer["data"]["values"] if "verdict" in row]
        return str(rows[0]["verdict"])

    assert strip_verdict("-14.6", "-14.2") == "0.4 points wider"
    assert strip_verdict("-14.6", "14.2") == "the other way round"
    assert strip_verdict("-14.6", "-14.6") == "about the same"
