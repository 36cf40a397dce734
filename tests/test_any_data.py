"""Nothing valid stops the site: any data that the loader takes gives whole pages, charts with their files, true words.

The pages are read as a browser gets them before any script: each link is followed, each file is opened.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from inclusion.actions.facets import FACETS, SETTINGS
from inclusion.records.load import load_once
from tests.crawl import crawl, visit
from tests.generated import TAG, TRAP, Tables, Truth, any_tables, one_measure, write_tables
from tests.web.asgi import ask

EXAMPLES = settings.default.max_examples if settings.default else 0
GENERATE = (Phase.explicit, Phase.generate)
WHOLE_SITES = settings(max_examples=EXAMPLES // 25, phases=GENERATE)
WHOLE_PAGES = settings(max_examples=EXAMPLES // 4, phases=GENERATE)
"""Fewer examples where each is a site or several pages; all of them grow with the profile.

A failing example is not made smaller, as that would visit hundreds of sites.
"""


Show = Callable[[Tables], Path]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Let the app show data, whatever it showed before; the folder of the data."""
    number = count()

    def write(tables: Tables) -> Path:
        folder = tmp_path / str(next(number))
        folder.mkdir()
        write_tables(folder, tables)
        monkeypatch.setenv("INCLUSION_DATA", str(folder))
        return folder

    return write


@WHOLE_SITES
@given(tables=any_tables())
def test_each_page_is_whole_each_link_and_file_answers_and_choices_are_told_apart(show: Show, tables: Tables) -> None:
    dataset = load_once(show(tables))
    for setting in (*FACETS, *SETTINGS):
        words = list(setting.choices(dataset).values())
        assert len(words) == len(set(words)), setting.name
    for where, page in crawl().items():
        assert TAG not in page.tags, where
        assert TRAP not in page.attributes, where


FINDINGS = re.compile(r'<p class="finding">(.*?)</p>|<h2[^>]*>(.*?)</h2>|<div class="note">\s*<p>(.*?)</p>', re.DOTALL)
"""Where a page says what its figures show: its finding, the message of a chart, and the chart's text."""

SEN_GROUPS = ("sen-support", "ehc-plan")
HOME, COUNTRY = "lincolnshire", "england"


def gaps(true: Truth, place: str) -> dict[tuple[str, str], Decimal]:
    """Each true gap of a place by period and group: negative is behind."""
    return {
        (period, group): value - true[period, there, "no-sen"]
        for (period, there, group), value in true.items()
        if there == place and group in SEN_GROUPS and (period, there, "no-sen") in true
    }


def differences(true: Truth) -> list[Decimal]:
    """How far each true level is above England's."""
    return [
        value - true[period, COUNTRY, group]
        for (period, place, group), value in true.items()
        if place == HOME and (period, COUNTRY, group) in true
    ]


def changes(true: Truth) -> list[Decimal]:
    """How much each true level rose since an earlier period."""
    return [
        value - true[earlier, place, group]
        for (period, place, group), value in true.items()
        for earlier in {level[0] for level in true if level[0] < period}
    ]


def widths(true: Truth) -> list[Decimal]:
    """How much wider each true gap is than England's, or than it was."""
    home, country = gaps(true, HOME), gaps(true, COUNTRY)
    beside = [abs(home[gap]) - abs(country[gap]) for gap in home if gap in country]
    over_time = [
        abs(gap) - abs(found[earlier, group])
        for found in (home, country)
        for (period, group), gap in found.items()
        for earlier in {level[0] for level in true if level[0] < period}
    ]
    return beside + over_time


def all_gaps(true: Truth) -> list[Decimal]:
    """Every true gap."""
    return [*gaps(true, HOME).values(), *gaps(true, COUNTRY).values()]


CLAIMS: dict[str, Callable[[Truth], bool]] = {
    r"\brose\b": lambda true: max(changes(true), default=0) > 0,
    r"\bfell\b": lambda true: min(changes(true), default=0) < 0,
    r"\babove England\b": lambda true: max(differences(true), default=0) > 0,
    r"\bbelow England\b": lambda true: min(differences(true), default=0) < 0,
    r"\bwider\b": lambda true: max(widths(true), default=0) > 0,
    r"\bnarrower\b": lambda true: min(widths(true), default=0) < 0,
    r"\bbehind\b(?! pupils with no SEN, Lincolnshire)": lambda true: min(all_gaps(true), default=0) < 0,
    r"\bahead\b": lambda true: max(all_gaps(true), default=0) > 0,
    r"\bBoth\b": lambda true: {group for _, _, group in true} >= set(SEN_GROUPS),
    r"cannot all be true": lambda _: False,
}
"""What a sentence may say, and what must then be true of some pupils, some place and some time."""

NO_CLAIM = re.compile(r"none of \d+ (?:is|are) wider")


@WHOLE_PAGES
@given(drawn=one_measure())
def test_no_sentence_contradicts_the_true_values(show: Show, drawn: tuple[Tables, Truth]) -> None:
    tables, true = drawn
    show(tables)
    queries = {("measure-0", ""), ("all-gaps", "")}
    queries |= {("measure-0", href.removeprefix("?")) for href in visit("measure-0", "").links if href.startswith("?")}
    for path, query in sorted(queries):
        html = ask(f"/{path}", query=query.encode()).text
        said = [NO_CLAIM.sub("", "".join(found)) for found in FINDINGS.findall(html)]
        for pattern, holds in CLAIMS.items():
            for sentence in said:
                assert not re.search(pattern, sentence) or holds(true), (path, query, sentence)
