"""The verdicts as tables on screen."""

from inclusion.figures.verdict_tables import (
    datasets_table,
    differences_table,
    gaps_table,
    judgements_table,
    printed_table,
    verdict_totals,
    verdicts_table,
)
from inclusion.figures.verdicts import VERDICT_NAMES, count_verdicts, verdicts, verdicts_of
from inclusion.records.model import Dataset
from inclusion.records.words import sentence
from tests.datasets import real


def test_each_measure_has_a_row_with_the_number_of_each_verdict_and_the_last_row_is_of_all(small: Dataset) -> None:
    table = verdicts_table(small)
    numbers = [[int(cell.text) for cell in row[1:]] for row in table.rows]
    assert numbers[-1] == list(count_verdicts(verdicts(small)).values())
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert len(table.columns) == len(numbers[0]) + 1
    first = table.rows[0][0]
    assert (first.text, first.address) == ("Early sailing", "early-sailing")


def test_the_totals_are_one_sentence(small: Dataset) -> None:
    counts = count_verdicts(verdicts(small))
    words = verdict_totals(verdicts(small))
    assert words.startswith(f"Of {sum(counts.values())} printed figures {counts['agrees']} agree with DfE's, ")
    assert words.endswith(f" and {counts['cannot-be-checked']} cannot be checked here.")


def test_each_figure_that_differs_has_its_working(small: Dataset) -> None:
    rows = [[cell.text for cell in row] for row in differences_table(small).rows]
    assert len(rows) == count_verdicts(verdicts(small))["differs"]
    names = [(row[0].text, row[0].small) for row in differences_table(real()).rows]
    assert len(names) == len(set(names))
    assert ["Boats owned, All pupils, Lincolnshire, no date stated", "DfE has 12.6% for 2032. The document prints "
            "12.4%. They are 0.2 points apart."] in rows  # fmt: skip


def test_one_figure_is_told_in_the_singular_and_none_not_at_all(small: Dataset) -> None:
    verdict = next(verdict for verdict in verdicts(small) if verdict.kind == "differs")
    assert verdict_totals((verdict,)) == "Of 1 printed figure 1 differs."
    assert verdict_totals(()) == ""


def test_where_nothing_can_be_checked_no_number_is_told_twice(small: Dataset) -> None:
    unknown = [verdict for verdict in verdicts(small) if verdict.kind == "cannot-be-checked"]
    assert verdict_totals(unknown) == f"None of the {len(unknown)} printed figures can be checked here."


def test_each_printed_figure_stands_beside_what_dfe_has_with_the_verdict_and_its_working(small: Dataset) -> None:
    for measure in small.measure:
        rows = printed_table(small, measure).rows
        found = verdicts_of(small, measure)
        assert [(row[3].text, row[3].small) for row in rows] == [
            (sentence(VERDICT_NAMES[verdict.kind]), verdict.working) for verdict in found
        ]
        assert [row[2].text == "no figure here" for row in rows] == [verdict.low is None for verdict in found]


def test_a_printed_figure_is_named_with_what_it_is_compared_with(small: Dataset) -> None:
    rows = {(row[0].text, row[0].small): (row[1].text, row[2].text) for row in printed_table(small, "sailing").rows}
    document = "The Harbour Strategy 2031-32"
    support = "SEN support, Lincolnshire, summer 2032"
    assert rows[support, document] == ("30%", "30.5%")
    assert rows[support, f"Against England. {document}"] == ("6 points below", "6.5 points below")
    assert rows[support, f"Since 2031. {document}"] == ("3 points down", "2.5 points down")
    assert rows[support, f"Against pupils with no SEN. {document}"] == ("40 points below", "39.5 points below")
    assert rows[support, f"The gap, against that of England. {document}"] == ("4 points wider", "2.5 points wider")


def test_each_statement_in_words_has_its_verdict_and_its_reason(small: Dataset) -> None:
    rows = {
        row[0].text: (row[0].small, row[1].text, row[2].text) for row in judgements_table(small, small.judgements).rows
    }
    assert len(rows) == len(small.judgements)
    assert rows["Songs got louder everywhere."] == (
        "Several measures. The Harbour Strategy 2031-32",
        "Does not hold",
        "The share is 60%, and nobody measured how loud.",
    )


def test_each_data_set_that_was_read_has_its_copy_and_its_day(small: Dataset) -> None:
    """Its link is as long as what its address leads to: the whole publication, or one data set in it."""
    rows = datasets_table(small).rows
    assert [(row[0].text, row[0].small) for row in rows] == [
        ("Harbour results", "in the harbour tool, Harbour Office, 2028/29 to 2031/32"),
        ("Harbour results: by children", "Harbour Office, 2028/29 to 2031/32"),
    ]
    assert [cell.text for cell in rows[0][1:]] == [
        "a copy of 1 January 2033; read on 1 February 2033",
        "England is all harbours.",
    ]


def test_each_printed_gap_stands_beside_that_of_dfe(small: Dataset) -> None:
    found = [verdict for verdict in verdicts(small) if verdict.observation.statistic == "gap"]
    rows = gaps_table(small).rows
    assert [row[2].text for row in rows] == [verdict.says or "no figure here" for verdict in found]
    assert [row[3].text for row in rows] == [sentence(VERDICT_NAMES[verdict.kind]) for verdict in found]
    assert all(row[4].text for row in rows)
    changes = {row[4].text for row in gaps_table(real()).rows}
    assert any("narrower than in" in change for change in changes)
    assert any("wider than in" in change for change in changes)
    for verdict, row in zip(found, rows, strict=True):
        o = verdict.observation
        levels = {f.period for f in small.official if (f.measure, f.place, f.group) == (o.measure, o.place, o.group)}
        bases = {f.period for f in small.official if (f.measure, f.place, f.group) == (o.measure, o.place, "no-sen")}
        assert (row[4].text == "no figure here") == (not levels & bases)
    assert ("40 points below", "39.5 points below") in [(row[1].text, row[2].text) for row in rows]
