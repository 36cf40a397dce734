"""Numbers in a text, as digits and as words."""

from decimal import Decimal

import pytest

from inclusion.records.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four of twenty-one, and Ninety", ["4", "21", "90"]),
        ("over 1,200 places for £2.5m", ["1200", "2.5"]),
        ("2-2 ½ years, 8-12 months", ["2", "2.5", "8", "12"]),
        ("in 2031-32, at 21+, 0-19", ["2031", "2032", "21", "0", "19"]),
        ("Room4All someone often", []),
        ("by key stage 2.", ["2"]),
    ],
)
def test_numbers_are_read_as_digits_and_as_words(text: str, values: list[str]) -> None:
    assert [v for number in find_numbers(text) for v in number.values] == [Decimal(value) for value in values]


def test_a_number_knows_where_it_stands() -> None:
    (number,) = find_numbers("with twenty-one boats")
    assert "with twenty-one boats"[number.start : number.end] == "twenty-one"
