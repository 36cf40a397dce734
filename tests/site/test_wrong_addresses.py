"""The addresses that the data name: a page that is not there, or a filter that it does not know, is a fault."""

import pytest

from inclusion.records.model import Dataset
from inclusion.site.wrong_addresses import wrong_addresses
from pages import site_pages
from tests.conftest import DataFolder


def faults(dataset: Dataset) -> list[tuple[str, int, str, str]]:
    """File, row, rule and address of each fault."""
    found = wrong_addresses(dataset, site_pages(dataset))
    return [(fault.file, fault.row, fault.rule, fault.value) for fault in found]


def test_all_addresses_of_the_invented_data_are_views_of_the_site(small: Dataset) -> None:
    assert faults(small) == []


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("no-such-page", "unknown-page"),
        ("all-actions?colour=red", "unknown-filter"),
        ("all-actions?theme=weather", "unknown-filter"),
        ("all-gaps?group=everybody", "unknown-filter"),
        ("all-gaps?colour=red", "unknown-filter"),
        ("glossary?colour=red", "unknown-filter"),
        ("glossary#nowhere", "unknown-place"),
        ("action?id=P9-N99", "unknown-record"),
    ],
)
def test_a_question_that_leads_to_no_view_is_a_fault(folder: DataFolder, address: str, rule: str) -> None:
    folder.set("questions.csv", 2, address=address)
    assert faults(folder.load()) == [("questions.csv", 2, rule, address)]


def test_a_record_of_a_page_is_a_view_of_the_site(folder: DataFolder, small: Dataset) -> None:
    for file in ("questions.csv", "access_checks.csv"):
        folder.set(file, 2, address=f"action?id={small.actions[0].action}")
    assert faults(folder.load()) == []


def test_a_check_of_access_names_a_page_and_filters_but_may_look_at_any_choice(folder: DataFolder) -> None:
    folder.set("access_checks.csv", 2, address="overview")
    folder.set("access_checks.csv", 3, address="all-actions?ks=ks99")
    folder.set("access_checks.csv", 4, address="old-priority")
    assert faults(folder.load()) == [("access_checks.csv", 4, "unknown-page", "old-priority")]


def test_a_page_that_was_looked_at_in_many_windows_is_one_fault(folder: DataFolder) -> None:
    for row, width in ((2, "320"), (3, "390"), (4, "768")):
        folder.set("access_checks.csv", row, address="old-priority", width=width)
    assert faults(folder.load()) == [("access_checks.csv", 2, "unknown-page", "old-priority")]


@pytest.mark.parametrize(
    ("cells", "rule", "value"),
    [
        ({"former": "vessels", "now": "nowhere"}, "unknown-page", "nowhere"),
        ({"former": "all-gaps", "now": "boats"}, "address-in-use", "all-gaps"),
    ],
)
def test_a_former_address_leads_to_a_page_and_is_none_itself(
    folder: DataFolder, cells: dict[str, str], rule: str, value: str
) -> None:
    folder.add("former_addresses.csv", **cells)
    assert faults(folder.load()) == [("former_addresses.csv", 3, rule, value)]
