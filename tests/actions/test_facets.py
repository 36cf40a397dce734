"""The registry of filters: whatever the data calls its records, each choice of a filter has a name of its own."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.actions.facets import FACET, FACETS, SETTINGS, UNNAMED, Setting, tell_apart
from inclusion.records.load import load
from inclusion.records.model import Dataset, Record

DATASET = load()
NAMES = st.text(min_size=1, max_size=3)
CODES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)


def renamed(rows: Iterable[Record], field: str, names: list[str]) -> tuple[Record, ...]:
    """Records with other names, taken in turn."""
    return tuple(row.model_copy(update={field: names[at % len(names)]}) for at, row in enumerate(rows))


def invented(names: list[str]) -> Dataset:
    """The dataset with invented names for all that filters offer."""
    tables = {name: getattr(DATASET, name) for name in Dataset.model_fields}
    fields = {"priorities": "short_title", "key_stages": "ages", "themes": "name", "partners": "name"}
    return Dataset.model_construct(**tables | {t: renamed(tables[t], f, names) for t, f in fields.items()})


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@given(st.lists(NAMES, min_size=1, max_size=9))
def test_the_choices_of_a_filter_never_share_a_name(setting: Setting, names: list[str]) -> None:
    choices = setting.choices(invented([*names, "No age named", "All editions"]))
    assert len(set(choices.values())) == len(choices)


@given(st.dictionaries(CODES, st.sampled_from(["A", "B", "A (a)", "A (b)", "A (a) (a)"])))
def test_names_are_told_apart_by_their_codes_and_a_name_alone_stays(names: dict[str, str]) -> None:
    told = tell_apart(names)
    assert list(told) == list(names)
    assert len(set(told.values())) == len(names)
    if len(set(names.values())) == len(names):
        assert told == names


def test_each_filter_has_a_name_and_a_label_of_its_own() -> None:
    assert len({setting.name for setting in SETTINGS}) == len({setting.label for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_what_finds_an_action_is_a_choice_of_the_filter(dataset: Dataset, facet: Setting) -> None:
    known = facet.choices(dataset)
    found = {choice for action in dataset.actions for choice in FACET[facet.name].choices_of(dataset, action)}
    assert found
    assert found <= known.keys()


def test_what_names_nothing_is_found_by_the_choice_for_that_and_by_no_other(dataset: Dataset) -> None:
    for facet in (facet for facet in FACETS if facet.unnamed):
        for action in dataset.actions:
            choices = facet.choices_of(dataset, action)
            assert (choices == (UNNAMED,)) == (not facet.found_by(dataset, action))
