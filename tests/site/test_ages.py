"""Where outcomes meet actions."""

from inclusion.records.model import Dataset
from inclusion.site.ages import actions_of_age


def test_no_topic_of_a_measure_is_dropped_in_silence(small: Dataset, dataset: Dataset) -> None:
    for data in (small, dataset):
        for measure in (measure for measure in data.measures if measure.kind == "outcome"):
            text = actions_of_age(data, measure)
            assert [topic for topic in measure.topics if topic not in text] == []
