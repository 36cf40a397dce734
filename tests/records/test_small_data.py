"""The invented data of the tests is sound, and meets each choice that the model allows."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest

from inclusion.actions.facets import FACETS, Facet
from inclusion.actions.find import count_choices
from inclusion.editing.check import check_documents
from inclusion.figures.measure import measure_figures
from inclusion.records.editions import editions
from inclusion.records.model import Dataset
from tests.datasets import DOCUMENTS


def choices_of(annotation: Any) -> Iterator[str]:
    """The codes that a field's type allows, also inside a list or where the field may be absent; none for a text."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) is Annotated:
        yield from choices_of(get_args(annotation)[0])
    else:
        for part in get_args(annotation):
            yield from choices_of(part)


CHOICES = [
    (table, column, choice)
    for table, declared in Dataset.model_fields.items()
    for column, field in get_args(declared.annotation)[0].model_fields.items()
    for choice in choices_of(field.annotation)
]
NOT_STATED = {
    ("observations", "place"): {"east-midlands", "statistical-neighbours", "regional-neighbours", "comparators"}
}
"""Places of which the documents state no figure; they are what something is compared with."""


@pytest.mark.parametrize(("table", "column", "choice"), CHOICES)
def test_each_choice_that_the_model_allows_is_met(small: Dataset, table: str, column: str, choice: str) -> None:
    met = {getattr(record, column) for record in getattr(small, table)}
    if choice in NOT_STATED.get((table, column), ()):
        met = {record.versus for record in small.observations}
    assert choice in met


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_each_choice_of_each_filter_finds_an_action(small: Dataset, facet: Facet) -> None:
    counts = count_choices(small, {})[facet.name]
    assert [choice for choice in facet.choices(small) if not counts[choice]] == []


def test_each_column_that_may_be_empty_is_filled_somewhere(two_editions: Dataset) -> None:
    empty = [
        (table, column)
        for table in Dataset.model_fields
        for column in type(getattr(two_editions, table)[0]).model_fields
        if not any(getattr(record, column) not in (None, ()) for record in getattr(two_editions, table))
    ]
    assert empty == []


def test_no_figure_contradicts_another_and_the_texts_bear_out_what_was_coded(two_editions: Dataset) -> None:
    clashes = [measure_figures(two_editions, measure).clashes for measure in two_editions.measures]
    assert clashes == [()] * len(two_editions.measures)
    assert check_documents(DOCUMENTS, two_editions) == ()


def test_the_second_edition_follows_the_first(two_editions: Dataset, small: Dataset) -> None:
    assert [source.edition for source in editions(two_editions)] == ["2031-32", "2032-33"]
    assert two_editions.actions[: len(small.actions)] == small.actions
