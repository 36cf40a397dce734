"""The pictures of charts: each chart has one, under a name of its own."""

from inclusion.figures.views import pictures
from inclusion.records.model import Dataset
from tests.figures.drawn import all_charts


def test_every_chart_has_a_picture_and_knows_its_name(dataset: Dataset) -> None:
    made = {name: make() for name, make in pictures(dataset).items()}
    assert [name for name, bundle in made.items() if bundle.picture != name] == []
    assert {bundle.picture for bundle in all_charts(dataset)} <= set(made)
