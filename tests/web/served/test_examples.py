"""The examples of the page on the data do what they say, in each language that is at hand."""

import csv
import re
import subprocess
import sys
import urllib.request
from html import unescape
from pathlib import Path

import pytest

from tests.browser.fixtures import NewReader
from tests.servers import Served
from tests.site_map import DATASET, MEASURES

NEXT = {action.action for action in DATASET.actions if action.progress == "next"}
OUTCOMES = [o for o in DATASET.observations_of[MEASURES[0].measure] if o.value is not None]


@pytest.fixture(scope="module")
def examples(server: Served) -> dict[str, str]:
    """The code of each example by its heading."""
    with urllib.request.urlopen(f"{server.address}/data") as answer:  # noqa: S310
        sections = re.findall(r"<h3>(.*?)</h3>.*?<code>(.*?)</code>", answer.read().decode(), re.DOTALL)
    return {unescape(name): unescape(code) for name, code in sections}


def test_every_example_asks_this_site_and_gets_a_file(server: Served, examples: dict[str, str]) -> None:
    assert list(examples) == ["Excel", "Power Query", "Python", "R", "JavaScript", "curl"]
    for code in examples.values():
        (address,) = re.findall(r"https?://[^\"\s]+", code)
        assert address.startswith(f"{server.address}/data/")
        with urllib.request.urlopen(address) as answer:  # noqa: S310
            assert answer.status == 200


def test_the_live_page_shows_the_same(any_reader: NewReader, server: Served, examples: dict[str, str]) -> None:
    page = any_reader(server.address).open("data").page
    assert page.locator(".code code").all_inner_texts() == list(examples.values())


def test_python_reads_the_figures(examples: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", examples["Python"]], check=True, capture_output=True, text=True)  # noqa: S603
    rows = [line.split() for line in done.stdout.splitlines()[1:]]
    stated = {(row[1], row[2], row[3], float(row[4])) for row in rows if row[4] != "NaN"}
    assert {(o.place, o.group, o.statistic, float(o.value or 0)) for o in OUTCOMES} <= stated


def test_javascript_reads_the_actions(any_reader: NewReader, server: Served, examples: dict[str, str]) -> None:
    page = any_reader(server.address).page
    page.goto(f"{server.address}/healthz")
    found = page.evaluate(f"async () => {{ {examples['JavaScript']} return actions.map(action => action.action); }}")
    assert set(found) == NEXT


def test_curl_saves_the_actions(examples: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(["/bin/sh", "-c", examples["curl"]], check=True, capture_output=True, cwd=tmp_path)  # noqa: S603
    with (tmp_path / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["action"] for row in csv.DictReader(file)} == NEXT
