"""The verdicts as tables on screen."""

from inclusion.figures.verdict_tables import (
    datasets_table,
    differences_table,
    judgements_table,
    verdict_totals,
    verdicts_table,
)
from inclusion.figures.verdicts import count_verdicts, verdicts
from inclusion.records.model import Dataset


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
    words = verdict_totals(small)
    assert words.startswith(f"Of {sum(counts.values())} printed figures {counts['agrees']} agree with DfE's, ")
    assert words.endswith(f" and {counts['cannot-be-checked']} cannot be checked here.")


def test_each_figure_that_differs_has_its_working(small: Dataset) -> None:
    rows = [[cell.text for cell in row] for row in differences_table(small).rows]
    assert len(rows) == count_verdicts(verdicts(small))["differs"]
    assert ["Boats owned, All pupils, Lincolnshire, no date stated", "DfE has 12.6% for 2032. The document prints "
            "12.4%. They are 0.2 points apart."] in rows  # fmt: skip


def test_each_statement_in_words_has_its_verdict_and_its_reason(small: Dataset) -> None:
    rows = {row[0].text: (row[0].small, row[1].text, row[2].text) for row in judgements_table(small).rows}
    assert len(rows) == len(small.judgements)
    assert rows["Songs got louder everywhere."] == (
        "Several measures. The Harbour Strategy 2031-32",
        "Does not hold",
        "The share is 60%, and nobody measured how loud.",
    )


def test_each_data_set_that_was_read_has_its_copy_and_its_day(small: Dataset) -> None:
    rows = [[cell.text for cell in row] for row in datasets_table(small).rows]
    assert [row[0] for row in rows] == ["Harbour results: in the harbour tool", "Harbour results: by children"]
    assert rows[0][1:] == ["a copy of 1 January 2033; read on 1 February 2033", "England is all harbours."]
