"""The official wording beside ours: shown, marked, searched and cited where supplied, and nothing of it elsewhere."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from inclusion.actions.filters import ActionFilter
from inclusion.actions.find import find_actions
from inclusion.actions.search import search
from inclusion.records.documents import fingerprint
from inclusion.records.load import load
from inclusion.records.model import Dataset
from inclusion.site.action_list import action_row
from inclusion.site.list_view import read_view
from tests.conftest import ROOT, DataFolder

BULLET = "Seven wizards & two dragons met 40 families to:\n• sing <loudly>\n• plant 1,200 trees."
TEXT = (
    f"Inclusion priority 1 - Elm\n\nWhat we have achieved so far\n\n  • {BULLET.replace(chr(10), chr(10) + '      ')}\n"
)
OFFICIAL_TEXTS = ROOT.parent / "shared" / "sources"


@pytest.fixture
def supply(real_folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Dataset]:
    """The data with an invented bullet for P1-A01, and a text of the strategy put where the app looks for it."""

    def put(text: str) -> Dataset:
        real_folder.set("actions.csv", 2, fingerprint=fingerprint(BULLET))
        texts = tmp_path / "texts"
        texts.mkdir()
        (texts / "strategy-2025-26.txt").write_text(text, encoding="utf-8")
        monkeypatch.setenv("INCLUSION_DOCUMENTS", str(texts))
        return real_folder.load()

    return put


def details_of(dataset: Dataset, action: str = "P1-A01", q: str = "") -> str:
    """The official wording in an action's row, as HTML; empty where there is none."""
    row = action_row(dataset, dataset.action[action], search(dataset, q).marked)
    found = re.search(r'<details class="official".*?</details>', row, re.DOTALL)
    return re.sub(r"\n\s*", "", found[0]) if found else ""


def test_the_official_wording_stands_in_the_row_with_its_place_and_is_escaped(
    supply: Callable[[str], Dataset],
) -> None:
    dataset = supply(TEXT)
    address = "https://www.lincolnshire.gov.uk/send-local-offer/lincolnshires-inclusion-strategy-2025-26/7"
    mark = '<mark role="presentation" class="figure">'
    assert details_of(dataset) == (
        '<details class="official"><summary>Official wording</summary>'
        f'<blockquote cite="{address}"><p>{mark}Seven</mark> wizards &amp; '
        f"{mark}two</mark> dragons met {mark}40</mark> families to:</p>"
        f"<ul><li>sing &lt;loudly&gt;</li><li>plant {mark}1,200</mark> trees.</li></ul></blockquote>"
        f'<p>Quoted from <a href="{address}">Lincolnshire&#39;s Inclusion Strategy 2025-26: '
        "priority 1, done, 1 of 11</a>.</p></details>"
    )


def test_only_an_action_whose_own_bullet_is_there_has_official_wording(supply: Callable[[str], Dataset]) -> None:
    dataset = supply(TEXT)
    assert [a.action for a in dataset.actions if details_of(dataset, a.action)] == ["P1-A01"]


def test_the_search_looks_at_the_official_wording(supply: Callable[[str], Dataset]) -> None:
    dataset = supply(TEXT)
    assert [action.action for action in find_actions(dataset, q="dragons sing")] == ["P1-A01"]
    view = read_view(dataset, ActionFilter(), {"q": ["dragon"]})
    assert [action.action for action in view.actions] == ["P1-A01"]


def test_the_words_of_the_search_and_the_figures_are_both_marked(supply: Callable[[str], Dataset]) -> None:
    html = details_of(supply(TEXT), q="wizards 40")
    assert '<mark role="presentation">wizards</mark>' in html
    assert '<mark role="presentation"><mark role="presentation" class="figure">40</mark></mark>' in html
    assert '<mark role="presentation" class="figure">two</mark>' in html


@pytest.mark.parametrize(("q", "opened"), [("", False), ("dragons", True), ("hubs", False), ("offer dragons", False)])
def test_the_wording_is_unfolded_where_nothing_else_in_the_row_shows_why_it_was_found(
    supply: Callable[[str], Dataset], q: str, opened: bool
) -> None:
    assert ('<details class="official" open>' in details_of(supply(TEXT), q=q)) is opened


def test_without_texts_a_row_has_no_wording_and_a_search_for_it_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INCLUSION_DOCUMENTS", str(tmp_path))
    dataset = load()
    assert details_of(dataset) == ""
    assert find_actions(dataset, q="dragons") == ()


def test_a_text_that_cannot_be_read_is_logged_and_the_app_does_without(
    supply: Callable[[str], Dataset], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    dataset = supply(TEXT)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert details_of(dataset) == ""
    (record,) = caplog.records
    assert record.getMessage().startswith("No official wording is shown: [Errno 13] Permission denied: ")


@pytest.mark.skipif(
    not OFFICIAL_TEXTS.is_dir(), reason="the official texts are not beside the project, in ../shared/sources"
)
def test_with_the_official_texts_every_action_shows_its_official_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCLUSION_DOCUMENTS", str(OFFICIAL_TEXTS))
    dataset = load()
    shown = {}
    for action in dataset.actions:
        (quote,) = re.findall(r"<blockquote[^>]*>(.*)</blockquote>", details_of(dataset, action.action))
        words = re.sub(r"</?mark[^>]*>", "", quote)
        shown[action.action] = fingerprint(unescape(re.sub(r"<[^>]*>", " ", words)))
    assert len(shown) == 133
    assert shown == {action.action: action.fingerprint for action in dataset.actions}
