"""Filters and addresses: any filter survives the way to an address and back; what is unknown is named."""

from itertools import chain
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.actions.facets import FACETS, SORT, Facet
from inclusion.actions.filters import (
    LONGEST_SEARCH,
    ActionFilter,
    clean_search,
    parse_filter,
)
from inclusion.actions.params import read_params
from inclusion.records.model import Dataset
from tests.datasets import real

DATASET = real()


def some(facet: Facet) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Any choices of a facet, in the data's order; one at most of a single one."""
    known = list(facet.choices(DATASET))
    chosen = st.sets(st.sampled_from(known), max_size=1 if facet.is_single else None)
    return chosen.map(lambda codes: tuple((facet.name, code) for code in known if code in codes))


FILTERS = st.builds(
    ActionFilter,
    choices=st.tuples(*map(some, FACETS)).map(lambda chosen: tuple(chain.from_iterable(chosen))),
    sort=st.sampled_from([None, *SORT.choices(DATASET)]),
    q=st.text(max_size=60).map(lambda text: clean_search(text)[0]),
)


def parse_address(address: str) -> tuple[ActionFilter, tuple[str, ...]]:
    """The filter of an address as a browser sends it."""
    return parse_filter(DATASET, read_params(parse_qsl(urlsplit(address).query, keep_blank_values=True)))


@given(FILTERS)
def test_any_filter_comes_back_from_its_address(chosen: ActionFilter) -> None:
    assert parse_address(f"https://example.org/all-actions{chosen.query_string()}") == (chosen, ())


@given(FILTERS)
def test_any_filter_comes_back_from_its_parameters(chosen: ActionFilter) -> None:
    params = {name: [value] for name, value in chosen.params().items()}
    assert parse_filter(DATASET, params) == (chosen, ())


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3), max_size=4))
def test_any_address_is_read_as_a_filter_that_comes_back(params: dict[str, list[str]]) -> None:
    chosen, notices = parse_filter(DATASET, params)
    assert parse_address(chosen.query_string()) == (chosen, ())
    assert all(notice.isprintable() for notice in notices)


def test_an_address_reads_as_the_design_has_it() -> None:
    chosen = ActionFilter.choosing(progress=["next"], ks=["ks1", "ks2"], q="work experience")
    assert chosen.query_string() == "?progress=next&ks=ks1,ks2&q=work+experience"
    assert ActionFilter().query_string() == ""


def test_choices_with_commas_or_repeated_parameters_are_the_same_in_any_order(dataset: Dataset) -> None:
    expected = ActionFilter.choosing(ks=["ks1", "ks2"])
    for values in (["ks1,ks2"], ["ks2", "ks1"], ["ks2, ks1,"], ["ks1", "ks1,ks2"]):
        assert parse_filter(dataset, {"ks": values}) == (expected, ())


@pytest.mark.parametrize(
    ("params", "notices"),
    [
        ({"theme": ["weather"]}, ("“weather” is not a choice of the filter “theme”.",)),
        ({"priority": ["9"]}, ("“9” is not a choice of the filter “priority”.",)),
        ({"progress": ["done"]}, ("“done” is not a choice of the filter “progress”.",)),
        ({"colour": ["red"]}, ("There is no filter called “colour”.",)),
        ({"ks": ["ks1,ks9"]}, ("“ks9” is not a choice of the filter “ks”.",)),
        (
            {"ks": ["a"], "x": ["1"]},
            ("There is no filter called “x”.", "“a” is not a choice of the filter “ks”."),
        ),
    ],
)
def test_what_is_unknown_is_named_in_a_notice(
    dataset: Dataset, params: dict[str, list[str]], notices: tuple[str, ...]
) -> None:
    assert parse_filter(dataset, params)[1] == notices


def test_what_is_unknown_is_ignored_and_the_rest_used(dataset: Dataset) -> None:
    chosen, _ = parse_filter(dataset, {"ks": ["ks1,ks9"], "theme": ["weather"], "q": ["bus"]})
    assert chosen == ActionFilter.choosing(ks=["ks1"], q="bus")


def test_both_kinds_of_progress_are_all_actions(dataset: Dataset) -> None:
    assert parse_filter(dataset, {"progress": ["next,achieved"]})[0] == ActionFilter()


def test_control_characters_of_a_search_are_spaces(dataset: Dataset) -> None:
    chosen, notices = parse_filter(dataset, {"q": ["\x00 bus\x07pass\r\n\u202e\ttrain "]})
    assert (chosen.q, notices) == ("bus pass train", ())


def test_a_search_of_10_000_characters_is_cut_with_a_notice(dataset: Dataset) -> None:
    chosen, notices = parse_filter(dataset, {"q": ["a" * 10_000]})
    assert (LONGEST_SEARCH, len(chosen.q)) == (200, 200)
    assert notices == ("The search was cut to its first 200 characters.",)


def test_a_foreign_text_of_10_000_characters_is_cut_in_the_notice(dataset: Dataset) -> None:
    _, notices = parse_filter(dataset, {"theme": ["b" * 10_000], "\x1b" + "c" * 10_000: [""]})
    assert notices == (
        f"There is no filter called “{'c' * 40}…”.",
        f"“{'b' * 40}…” is not a choice of the filter “theme”.",
    )


def test_a_search_that_was_cut_is_not_cut_again(dataset: Dataset) -> None:
    chosen, _ = parse_filter(dataset, {"q": ["word " * 2_000]})
    assert parse_address(chosen.query_string()) == (chosen, ())


def test_a_filter_refuses_a_field_that_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="extra_forbidden"):
        ActionFilter.model_validate({"colour": "red"})


@given(FILTERS)
def test_a_choice_taken_away_is_gone_and_the_rest_stays(chosen: ActionFilter) -> None:
    for name, choice in chosen.asked():
        assert chosen.without(name, choice).asked() == tuple(c for c in chosen.asked() if c != (name, choice))


@given(FILTERS, FILTERS)
def test_what_a_page_fixes_stands_whatever_is_asked_and_the_rest_stays(
    asked: ActionFilter, scope: ActionFilter
) -> None:
    chosen = asked.within(scope)
    for facet in FACETS:
        assert chosen.chosen(facet.name) == (scope.chosen(facet.name) or asked.chosen(facet.name))
    assert parse_address(chosen.query_string()) == (chosen, ())


def test_a_filter_by_a_facet_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="colour"):
        ActionFilter.choosing(colour=["red"])


@pytest.mark.parametrize(
    "foreign",
    [
        "utm_source=x", "utm_medium=a,b", "UTM_ID=1", "fbclid=x", "gclid=1&gclid=2", "gad_source=1", "_gl=1*a*b",
        "mc_cid=a", "mc_eid=b", "msclkid=x", "mtm_campaign=x", "_hsenc=x", "igshid=x", "srsltid=x", "embed=true",
        "embed_options=show_toolbar",
    ],
)  # fmt: skip
def test_what_others_add_to_an_address_is_no_filter_and_no_fault(foreign: str) -> None:
    wanted = parse_address("https://example.org/all-actions?progress=next")
    assert parse_address(f"https://example.org/all-actions?{foreign}&progress=next") == wanted
    assert wanted[1] == ()


@pytest.mark.parametrize("name", ["utm", "utmost", "themes", "gclids", "q_", "ga"])
def test_a_name_that_only_looks_like_theirs_is_named(name: str) -> None:
    assert parse_address(f"?{name}=x")[1] == (f"There is no filter called “{name}”.",)
