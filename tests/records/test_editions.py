"""Next year's update, rehearsed: a second edition beside the first, both invented."""

import csv
import io
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from inclusion.__main__ import main
from inclusion.actions.csv import actions_download
from inclusion.actions.filters import ActionFilter, parse_filter
from inclusion.actions.find import find_actions
from inclusion.editing.check import check_documents
from inclusion.records.documents import fingerprint, official_wording
from inclusion.records.editions import edition_data, editions, later_editions, newest
from inclusion.records.load import current_dataset
from inclusion.records.model import Dataset
from inclusion.site.action_list import action_row, action_rows
from inclusion.site.choice import Choice
from inclusion.site.filter_bar import FilterBar
from inclusion.site.page import SitePage
from inclusion.site.threads import thread_of
from inclusion.web.first_paint import pieces_html
from pages import site_pages
from tests.conftest import DataFolder
from tests.datasets import DOCUMENTS, NEXT_EDITION, add_next_edition, add_rows, small, two_editions
from tests.site.test_pages import open_panel, run_page, text_of
from tests.site_map import kind_of

OLD, NEW = "strategy-2031-32", "strategy-2032-33"
OLD_TITLE, TITLE = "The Harbour Strategy 2031-32", "The Harbour Strategy 2032-33"
CODED_BY_THE_DRAFT = ("action", "source", "priority", "progress", "position", "fingerprint")
ALONE = small()


def draft(capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, str]], str]:
    """The rows that the draft command makes of the new text, and what it says beside."""
    assert main(["draft", "--documents", str(DOCUMENTS), "--source", NEW, "--prefix", "2032"]) == 0
    output = capsys.readouterr()
    return list(csv.DictReader(io.StringIO(output.out))), output.err


@pytest.fixture(scope="module")
def both() -> Dataset:
    """The data of both editions."""
    return two_editions()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """The data folder with both editions."""
    return DataFolder(tmp_path / "editions", add_next_edition(tmp_path / "data"))


@pytest.fixture(scope="module")
def pages(both: Dataset) -> dict[str, SitePage]:
    """The pages of both editions by address."""
    return {page.slug: page for page in site_pages(both)}


@pytest.fixture
def live(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The data of both editions as the app loads it from the folder that the environment names."""
    monkeypatch.setenv("INCLUSION_DATA", str(folder.path))
    return current_dataset()


def html_of(page: SitePage, **params: str) -> str:
    """What a page shows, as its first paint has it."""
    return str(pieces_html(page.pieces({name: [value] for name, value in params.items()})))


def test_the_draft_fills_in_ids_places_and_fingerprints_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    rows, notes = draft(capsys)
    with (NEXT_EDITION / "actions.csv").open(encoding="utf-8", newline="") as stream:
        written = list(csv.DictReader(stream))
    assert [{name: cell for name, cell in row.items() if cell} for row in rows] == [
        {name: row[name] for name in CODED_BY_THE_DRAFT} for row in written
    ]
    assert f"fingerprint {fingerprint((DOCUMENTS / f'{NEW}.txt').read_text(encoding='utf-8'))}" in notes


def test_a_draft_for_an_unknown_edition_asks_for_the_year_of_its_ids(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "--documents", str(DOCUMENTS), "--source", NEW]) == 1
    output = capsys.readouterr()
    assert (output.out, "--prefix YEAR" in output.err) == ("", True)


def test_the_check_refuses_the_draft_until_it_is_written(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, _ = draft(capsys)
    for row in rows:
        folder.drop("actions.csv", row["action"])
    add_rows(folder.path / "actions.csv", rows)
    assert Counter((f.file, f.column) for f in folder.faults() if f.rule == "empty-cell") == {
        ("actions.csv", "title"): 5,
        ("actions.csv", "summary"): 5,
        ("actions.csv", "themes"): 5,
    }


def test_the_check_passes_both_editions_and_the_text_bears_out_the_new_one(
    folder: DataFolder, both: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder.path)]) == 0
    assert "  17 actions" in capsys.readouterr().out
    assert [finding for finding in check_documents(DOCUMENTS, both) if finding.source == NEW] == []
    assert official_wording(DOCUMENTS, both)["2032-P2-N02"] == "a parade will be planned with parents"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"action": "P1-A01"}, "duplicate-id"),
        ({"action": "2033-P1-A01"}, "id-mismatch"),
        ({"follows": "2032-P1-N01"}, "follows-next"),
        ({"follows": "2032-P2-A01"}, "kind-mismatch"),
    ],
    ids=["no prefix", "another year", "follows a promise of its own edition", "done, and follows its own edition"],
)
def test_damage_between_editions_is_named(folder: DataFolder, change: dict[str, str], rule: str) -> None:
    folder.set("actions.csv", "2032-P1-A01", **change)
    assert rule in {fault.rule for fault in folder.faults()}


def test_an_old_action_cannot_follow_a_new_one(folder: DataFolder) -> None:
    folder.set("actions.csv", "P1-N01", follows="2032-P1-A01")
    assert [(fault.rule, fault.value) for fault in folder.faults()] == [("follows-later", "2032-P1-A01")]


def test_the_newest_edition_is_what_one_gets(both: Dataset) -> None:
    assert [source.edition for source in editions(both)] == ["2031-32", "2032-33"]
    assert newest(both).source == NEW
    assert [source.source for source in later_editions(both, OLD)] == [NEW]
    assert [a.action for a in find_actions(edition_data(both))] == [
        "2032-P1-N01", "2032-P2-N01", "2032-P2-N02", "2032-P1-A01", "2032-P2-A01"
    ]  # fmt: skip


def test_the_data_of_one_edition_is_what_it_was_alone(both: Dataset) -> None:
    assert len(both.action) == 17
    alone = edition_data(both, OLD)
    assert list(alone.action) == list(ALONE.action)
    for table in ("priorities", "actions", "figures", "milestones", "ambitions", "strategies"):
        assert getattr(alone, table) == getattr(ALONE, table)
    assert find_actions(alone, theme=["singing"]) == find_actions(ALONE, theme=["singing"])


def test_all_editions_together_hold_everything_the_newest_first(both: Dataset) -> None:
    found = [action.action for action in find_actions(edition_data(both, "all"), priority=[1])]
    assert len(found) == 2 + len(find_actions(ALONE, priority=[1]))
    assert found[:2] == ["2032-P1-N01", "P1-N01"]


@pytest.mark.parametrize(
    ("query", "rows", "first"),
    [
        ("", 5, "2032-P1-N01"),
        (OLD, 12, "P1-N01"),
        ("all", 17, "2032-P1-N01"),
    ],
)
def test_a_csv_is_of_the_edition_that_its_address_names(both: Dataset, query: str, rows: int, first: str) -> None:
    chosen, unknown = parse_filter(both, {"edition": [query]} if query else {})
    download = actions_download(both, chosen)
    lines = download.content.decode("utf-8-sig").splitlines()
    assert (unknown, download.rows, len(lines), lines[1].split(",")[0]) == ((), rows, rows + 1, first)


def test_links_to_a_csv_name_the_edition_so_that_they_keep_their_sense(pages: dict[str, SitePage]) -> None:
    alone = {page.slug: page for page in site_pages(ALONE)}
    assert f'href="data/actions.csv?edition={OLD}"' in html_of(alone["all-actions"])
    assert f'href="data/actions.csv?edition={NEW}"' in html_of(pages["all-actions"])


def test_an_unknown_edition_is_named(both: Dataset) -> None:
    chosen, unknown = parse_filter(both, {"edition": ["strategy-1999"]})
    assert (chosen.edition, unknown) == (None, ("“strategy-1999” is not a choice of the filter “edition”.",))


def test_every_page_of_both_editions_has_content(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        html = html_of(page)
        assert re.search(r"<h1>[^<]+</h1>", html), page.slug


def test_a_page_of_each_kind_runs_with_both_editions(live: Dataset) -> None:
    for page in {kind_of(page): page for page in site_pages(live)}.values():
        app = run_page(page.slug)
        assert (list(app.exception), text_of(app).count("<h1")) == ([], 1), page.slug


@pytest.mark.usefixtures("live")
def test_an_edition_is_chosen_among_the_filters() -> None:
    app = run_page("all-actions", {"edition": OLD})
    control = open_panel(app, "edition").segmented_control(key="edition")
    assert control.value == OLD
    assert control.options == ["2032-33 (5)", "2031-32 (12)", "All editions (17)"]
    assert f"<strong>{len(ALONE.actions)} actions</strong>" in text_of(app)
    assert "edition" not in [widget.key for widget in run_page("boats-that-last").segmented_control]


def test_a_priority_that_the_edition_does_not_have_stays_a_choice_that_finds_nothing(live: Dataset) -> None:
    assert len(live.priorities) == 5
    app = run_page("all-actions", {"priority": "3"})
    assert not app.exception
    assert "Priority 3 (0)" in open_panel(app, "priority").button_group(key="priority").options
    assert "No action matches this" in text_of(app)


def test_the_navigation_lists_the_newest_priorities_and_old_addresses_stay(pages: dict[str, SitePage]) -> None:
    listed = [page.slug for page in pages.values() if page.listed]
    assert {"boats-that-last", "songs-for-every-day", "earlier-promises"} <= set(listed)
    assert "songs" not in listed
    assert {priority.slug for priority in ALONE.priorities} <= set(pages)
    assert len({page.title for page in pages.values()}) == len(pages)
    assert pages["songs"].title == "Songs, 2031-32"


def test_a_link_into_the_old_edition_shows_its_action_and_that_a_newer_one_exists(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["boats"])
    assert '<details id="P1-N02"' in html
    assert "This is the edition 2031-32. A newer one exists: 2032-33." in html
    assert "Edition 2031-32 · Priority 1 of 3" in html
    assert "A newer one exists" not in html_of(pages["boats-that-last"])
    assert "Edition 2032-33 · Priority 1 of 2" in html_of(pages["boats-that-last"])


def test_one_edition_alone_says_nothing_of_editions() -> None:
    for page in site_pages(ALONE):
        pieces = tuple(page.pieces({}))
        assert "newer one exists" not in pieces_html(pieces)
        assert "edition" not in {piece.name for piece in pieces if isinstance(piece, Choice)}


def test_old_promises_say_what_became_of_them(both: Dataset) -> None:
    done, taken_up, nothing = (thread_of(both, both.action[name]) for name in ("P1-N01", "P1-N02", "P2-N01"))
    assert (done[-1].tag, done[-1].title, done[-1].address) == (
        "Done, 2032-33",
        "More boats bought",
        "action?id=2032-P1-A01",
    )
    assert (taken_up[-1].tag, taken_up[-1].title) == ("Next, 2032-33", "Paint boats")
    assert "2032-" not in " ".join(step.action for step in nothing)
    row = action_row(both, both.action["P2-N01"])
    assert "Nothing in 2032-33 is listed as continuing it." in row
    assert "Nothing in 2032-33" not in action_row(both, both.action["P1-N01"])


def test_new_actions_say_what_they_go_back_to(both: Dataset) -> None:
    steps = [(step.tag, step.action) for step in thread_of(both, both.action["2032-P1-N01"])]
    assert steps == [("Next, 2031-32", "P1-N02"), ("Done, 2032-33", "2032-P1-A01"), ("Next, 2032-33", "2032-P1-N01")]
    row = action_row(both, both.action["2032-P1-N01"])
    assert f'<a href="action?id=P1-N02">{ALONE.action["P1-N02"].title}</a>' in row
    assert f"{TITLE}: priority 1, next, 1 of 1" in row


def test_earlier_promises_are_counted_and_paired(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["earlier-promises"])
    assert (
        "Of 6 promises, 1 is continued by something listed as done since, 1 only by something listed as next. "
        "For 4 no later edition lists anything that plainly continues them" in html
    )
    assert html.count("Nothing listed</td>") == 4
    assert html.count('<tr role="row"><th scope="row"') == 6


def test_counts_of_a_page_are_of_one_edition(pages: dict[str, SitePage]) -> None:
    assert re.findall(r'<p class="figure"><strong>(\d+)</strong>', html_of(pages[""]))[:2] == ["3", "2"]
    (new,) = (piece for piece in pages["all-actions"].pieces({}) if isinstance(piece, FilterBar))
    (old,) = (p for p in pages["all-actions"].pieces({"edition": [OLD]}) if isinstance(p, FilterBar))
    assert (len(new.view.actions), len(old.view.actions)) == (5, 12)
    for edition, number, titles in (
        (OLD, 12, [OLD_TITLE]),
        (NEW, 5, [TITLE]),
        ("all", 17, [OLD_TITLE, TITLE]),
    ):
        html = unescape(html_of(pages["all-actions"], edition=edition))
        assert f"<strong>{number} actions</strong>" in html
        assert f"in {' and '.join(titles)}." in html
    assert "Of 3 promises" in html_of(pages["what-the-plan-states"])
    assert "Of 6 promises" in html_of(pages["what-the-plan-states"], edition=OLD)
    assert "The 1 milestone" in html_of(pages["how-success-is-measured"])
    assert "The 3 milestones" in html_of(pages["how-success-is-measured"], edition=OLD)
    assert "Song strategy" not in html_of(pages["strategies-and-inspections"])
    assert "Song strategy" in html_of(pages["strategies-and-inspections"], edition=OLD)


def test_the_name_of_a_priority_is_that_of_its_edition(pages: dict[str, SitePage]) -> None:
    old = html_of(pages["all-actions"], edition=OLD)
    assert '<option value="1">Boats for schools</option>' in old
    assert '<option value="1">Boats that last</option>' in html_of(pages["all-actions"])
    assert '<option value="1">Boats for schools / Boats that last</option>' in html_of(
        pages["all-actions"], edition="all"
    )


def test_a_brief_names_its_edition(pages: dict[str, SitePage]) -> None:
    new = html_of(pages["brief"])
    assert "<h1>All actions</h1>" in new
    assert f"The strategy lists 3 promises and 2 actions as done. From: {TITLE}." in new
    old = html_of(pages["brief"], edition=OLD, progress="next")
    assert "<h1>Next</h1>" in old
    assert f"The strategy lists 6 promises. From: {OLD_TITLE}." in unescape(old)
    assert "A newer one exists" in old


def test_new_results_stand_beside_the_old_ones(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["early-sailing"])
    assert "summer 2033" in html
    assert "summer 2032" in html


def test_rows_of_both_editions_can_stand_on_one_page(both: Dataset) -> None:
    rows = action_rows(both, find_actions(edition_data(both, "all")))
    assert rows.count('<li class="row"') == 17
    assert len(set(re.findall(r'<details id="([^"]+)"', rows))) == 17


def test_an_edition_is_a_filter_of_its_own_and_no_chip() -> None:
    chosen = ActionFilter.choosing(edition=OLD, progress=["next"])
    assert chosen.asked() == (("progress", "next"),)
    assert chosen.query_string() == f"?progress=next&edition={OLD}"
    assert "edition" not in chosen.criteria()
