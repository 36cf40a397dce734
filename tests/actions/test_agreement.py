"""One filter, four answers: the number on screen, the list, the CSV, and the CSV by address say the same."""

import csv
import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hypothesis import given

from inclusion.actions.csv import actions_download
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.records.load import load
from inclusion.records.model import Dataset
from inclusion.site.action_list import ROWS_AT_ONCE, action_list, in_pages
from inclusion.site.list_view import ListView, read_view
from inclusion.site.result import found_words, result
from tests.actions.test_find import CRITERIA, DATASET, plain_find
from tests.datasets import SMALL_FOLDER
from tests.many import multiply
from tests.web.asgi import ask

TIMES = 100
"""1,200 actions: some forty pages of a list."""


def ids_shown(view: ListView) -> list[str]:
    """The ids of the actions in a list, on all of its pages from top to bottom."""
    pages = range(1, len(in_pages(view.actions)) + 1)
    parts = (piece.html() for page in pages for piece in action_list(replace(view, page=page)))
    return re.findall(r'<li class="row"><details id="([^"]+)"', "".join(parts))


def ids_of_rows(content: bytes) -> list[str]:
    """The ids of the actions in a CSV file, in its order."""
    return [row["action"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def params_of(criteria: dict[str, Any]) -> dict[str, list[str]]:
    """Criteria as the parameters of an address."""
    values = {name: value if isinstance(value, list) else [value] for name, value in criteria.items() if value}
    return {name: [",".join(map(str, found))] for name, found in values.items()}


@given(CRITERIA)
def test_screen_list_file_and_address_agree_with_a_slow_plain_loop(criteria: dict[str, Any]) -> None:
    expected = [action.action for action in plain_find(criteria)]
    params = params_of(criteria)
    view = read_view(DATASET, ActionFilter(), params)
    assert view.unknown == ()
    number = re.match(r"\d+", found_words(view)[0])
    assert number is not None
    assert int(number[0]) == len(expected)
    assert ids_shown(view) == expected
    assert ids_of_rows(actions_download(DATASET, view.chosen).content) == expected
    link = re.search(r'href="(data/actions\.csv)\?([^"]*)"', result(view).html())
    assert (link is None) == (not expected)
    if link:
        answer = ask(f"/{link[1]}", query=unescape(link[2]).encode())
        assert (answer.status, ids_of_rows(answer.body)) == (200, expected)
    saved = ask("/data/actions.csv", query=urlencode({name: value[0] for name, value in params.items()}).encode())
    assert ids_of_rows(saved.body) == expected


def test_nothing_is_dropped_from_list_or_file_of_very_many_records(tmp_path: Path, small: Dataset) -> None:
    many = load(multiply(tmp_path / "data", TIMES, SMALL_FOLDER))
    assert len(many.actions) == TIMES * len(small.actions)
    for query in ({}, {"theme": ["singing"]}, {"progress": ["next"], "q": ["boats"]}):
        view = read_view(many, ActionFilter(), query)
        once = find_actions(small, **parse_filter(small, query)[0].criteria())
        shown = ids_shown(view)
        assert len(shown) == len(set(shown)) == TIMES * len(once) > ROWS_AT_ONCE
        assert ids_of_rows(actions_download(many, view.chosen).content) == shown
