"""Next year's update, rehearsed: a second edition, invented, beside the real one."""

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
from inclusion.records.load import DatasetError, current_dataset, load
from inclusion.records.model import Dataset
from inclusion.site.action_list import action_row, action_rows
from inclusion.site.choice import Choice
from inclusion.site.filter_bar import FilterBar
from inclusion.site.page import SitePage
from inclusion.site.threads import thread_of
from inclusion.web.first_paint import pieces_html
from pages import site_pages
from tests import next_edition
from tests.datasets import real
from tests.next_edition import SOURCE, TEXT, WRITTEN
from tests.site.test_pages import open_panel, run_page, text_of

REAL = real()
REAL_SOURCE = "strategy-2025-26"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the official texts."""
    return tmp_path_factory.mktemp("texts")


@pytest.fixture(scope="module")
def drafted(texts: Path) -> tuple[next_edition.Rows, str]:
    """The rows that the draft command makes of the new text, and what it says beside."""
    return next_edition.draft(texts)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, drafted: tuple[next_edition.Rows, str]) -> Path:
    """The data folder with both editions."""
    rows = next_edition.write_actions(drafted[0])
    return next_edition.add_edition(tmp_path_factory.mktemp("editions") / "data", rows)


@pytest.fixture(scope="module")
def both(folder: Path) -> Dataset:
    """The data of both editions."""
    return load(folder)


@pytest.fixture(scope="module")
def pages(both: Dataset) -> dict[str, SitePage]:
    """The pages of both editions by address."""
    return {page.slug: page for page in site_pages(both)}


@pytest.fixture
def live(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The data of both editions as the app loads it from the folder that the environment names."""
    monkeypatch.setenv("INCLUSION_DATA", str(folder))
    return current_dataset()


def html_of(page: SitePage, **params: str) -> str:
    """What a page shows, as its first paint has it."""
    return str(pieces_html(page.pieces({name: [value] for name, value in params.items()})))


def test_the_draft_fills_in_ids_places_and_fingerprints_and_nothing_else(
    drafted: tuple[next_edition.Rows, str],
) -> None:
    rows, notes = drafted
    assert [row["action"] for row in rows] == list(WRITTEN)
    assert {name for row in rows for name, cell in row.items() if cell} == {
        "action", "source", "priority", "progress", "position", "fingerprint"
    }  # fmt: skip
    assert rows[1] == dict.fromkeys(rows[1], "") | {
        "action": "2026-P1-N01",
        "source": SOURCE,
        "priority": "1",
        "progress": "next",
        "position": "1",
        "fingerprint": fingerprint(next_edition.BOATS),
    }
    assert f"fingerprint {fingerprint(TEXT)}" in notes


def test_a_draft_for_an_unknown_edition_asks_for_the_year_of_its_ids(
    texts: Path, drafted: tuple[next_edition.Rows, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert drafted
    assert main(["draft", "--documents", str(texts), "--source", SOURCE]) == 1
    output = capsys.readouterr()
    assert (output.out, "--prefix YEAR" in output.err) == ("", True)


def test_the_check_refuses_the_draft_until_it_is_written(
    tmp_path: Path, drafted: tuple[next_edition.Rows, str]
) -> None:
    data = next_edition.add_edition(tmp_path / "data", drafted[0])
    with pytest.raises(DatasetError) as error:
        load(data)
    assert Counter((f.file, f.column) for f in error.value.faults if f.rule == "empty-cell") == {
        ("actions.csv", "title"): 5,
        ("actions.csv", "summary"): 5,
        ("actions.csv", "themes"): 5,
    }


def test_the_check_passes_both_editions_and_the_text_bears_out_the_new_one(
    folder: Path, texts: Path, both: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder)]) == 0
    assert "  138 actions" in capsys.readouterr().out
    assert [finding for finding in check_documents(texts, both) if finding.source == SOURCE] == []
    assert official_wording(texts, both)["2026-P2-N02"] == next_edition.PARADE


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"action": "P1-A01"}, "duplicate-id"),
        ({"action": "2027-P1-A01"}, "id-mismatch"),
        ({"follows": "2026-P1-N01"}, "follows-next"),
        ({"follows": "2026-P2-A01"}, "kind-mismatch"),
    ],
    ids=["no prefix", "another year", "follows a promise of its own edition", "done, and follows its own edition"],
)
def test_damage_between_editions_is_named(
    tmp_path: Path, drafted: tuple[next_edition.Rows, str], change: dict[str, str], rule: str
) -> None:
    first, *rest = next_edition.write_actions(drafted[0])
    data = next_edition.add_edition(tmp_path / "data", [first | change, *rest])
    with pytest.raises(DatasetError) as error:
        load(data)
    assert rule in {fault.rule for fault in error.value.faults}


def test_an_old_action_cannot_follow_a_new_one(tmp_path: Path, drafted: tuple[next_edition.Rows, str]) -> None:
    data = next_edition.add_edition(tmp_path / "data", next_edition.write_actions(drafted[0]))
    actions = (data / "actions.csv").read_bytes()
    row = next(line for line in actions.split(b"\n") if line.startswith(b"P1-N01,"))
    follows = REAL.action["P1-N01"].follows[0].encode()
    assert row.count(follows) == 1
    (data / "actions.csv").write_bytes(actions.replace(row, row.replace(follows, b"2026-P1-A01")))
    with pytest.raises(DatasetError) as error:
        load(data)
    assert [(fault.rule, fault.value) for fault in error.value.faults] == [("follows-later", "2026-P1-A01")]


def test_the_newest_edition_is_what_one_gets(both: Dataset) -> None:
    assert [source.edition for source in editions(both)] == ["2025-26", "2026-27"]
    assert newest(both).source == SOURCE
    assert [source.source for source in later_editions(both, REAL_SOURCE)] == [SOURCE]
    assert [a.action for a in find_actions(edition_data(both))] == [
        "2026-P1-N01", "2026-P2-N01", "2026-P2-N02", "2026-P1-A01", "2026-P2-A01"
    ]  # fmt: skip


def test_the_data_of_one_edition_is_what_it_was_alone(both: Dataset) -> None:
    assert len(both.action) == 138
    alone = edition_data(both, REAL_SOURCE)
    assert list(alone.action) == list(REAL.action)
    for table in ("priorities", "actions", "figures", "milestones", "ambitions", "strategies"):
        assert getattr(alone, table) == getattr(REAL, table)
    assert find_actions(alone, theme=["attendance"]) == find_actions(REAL, theme=["attendance"])


def test_all_editions_together_hold_everything_the_newest_first(both: Dataset) -> None:
    found = [action.action for action in find_actions(edition_data(both, "all"), priority=[1])]
    assert len(found) == 2 + len(find_actions(REAL, priority=[1]))
    assert found[:2] == ["2026-P1-N01", "P1-N01"]


@pytest.mark.parametrize(
    ("query", "rows", "first"),
    [
        ("", 5, "2026-P1-N01"),
        (REAL_SOURCE, 133, "P1-N01"),
        ("all", 138, "2026-P1-N01"),
    ],
)
def test_a_csv_is_of_the_edition_that_its_address_names(both: Dataset, query: str, rows: int, first: str) -> None:
    chosen, unknown = parse_filter(both, {"edition": [query]} if query else {})
    download = actions_download(both, chosen)
    lines = download.content.decode("utf-8-sig").splitlines()
    assert (unknown, download.rows, len(lines), lines[1].split(",")[0]) == ((), rows, rows + 1, first)


def test_links_to_a_csv_name_the_edition_so_that_they_keep_their_sense(pages: dict[str, SitePage]) -> None:
    alone = {page.slug: page for page in site_pages(REAL)}
    assert f'href="data/actions.csv?edition={REAL_SOURCE}"' in html_of(alone["all-actions"])
    assert f'href="data/actions.csv?edition={SOURCE}"' in html_of(pages["all-actions"])


def test_an_unknown_edition_is_named(both: Dataset) -> None:
    chosen, unknown = parse_filter(both, {"edition": ["strategy-1999"]})
    assert (chosen.edition, unknown) == (None, ("“strategy-1999” is not a choice of the filter “edition”.",))


def test_every_page_of_both_editions_has_content(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        html = html_of(page)
        assert re.search(r"<h1>[^<]+</h1>", html), page.slug


def test_every_page_of_both_editions_runs(live: Dataset) -> None:
    for page in site_pages(live):
        app = run_page(page.slug)
        assert (list(app.exception), text_of(app).count("<h1")) == ([], 1), page.slug


def test_an_edition_is_chosen_among_the_filters(live: Dataset) -> None:
    app = run_page("all-actions", {"edition": REAL_SOURCE})
    control = open_panel(app, "edition").segmented_control(key="edition")
    assert control.value == REAL_SOURCE
    assert control.options == ["2026-27 (5)", "2025-26 (133)", "All editions (138)"]
    assert f"<strong>{len(live.actions) - len(WRITTEN)} actions</strong>" in text_of(app)
    assert "edition" not in [widget.key for widget in run_page("boats").segmented_control]


def test_a_priority_that_the_edition_does_not_have_stays_a_choice_that_finds_nothing(live: Dataset) -> None:
    assert len(live.priorities) == 7
    app = run_page("all-actions", {"priority": "5"})
    assert not app.exception
    assert "Priority 5 (0)" in open_panel(app, "priority").button_group(key="priority").options
    assert "No action matches all of these" in text_of(app)


def test_the_navigation_lists_the_newest_priorities_and_old_addresses_stay(pages: dict[str, SitePage]) -> None:
    listed = [page.slug for page in pages.values() if page.listed]
    assert {"boats", "support-sings", "earlier-promises"} <= set(listed)
    assert "making-support-work" not in listed
    assert {priority.slug for priority in REAL.priorities} <= set(pages)
    assert len({page.title for page in pages.values()}) == len(pages)
    assert pages["making-support-work"].title == "Making support work, 2025-26"


def test_a_link_into_the_old_edition_shows_its_action_and_that_a_newer_one_exists(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["making-support-work"])
    assert '<details id="P1-N03"' in html
    assert "This is the edition 2025-26. A newer one exists: 2026-27." in html
    assert "Edition 2025-26 · Priority 1 of 5" in html
    assert "A newer one exists" not in html_of(pages["boats"])
    assert "Edition 2026-27 · Priority 1 of 2" in html_of(pages["boats"])


def test_one_edition_alone_says_nothing_of_editions() -> None:
    for page in site_pages(REAL):
        pieces = tuple(page.pieces({}))
        assert "newer one exists" not in pieces_html(pieces)
        assert "edition" not in {piece.name for piece in pieces if isinstance(piece, Choice)}


def test_old_promises_say_what_became_of_them(both: Dataset) -> None:
    done, taken_up, nothing = (thread_of(both, both.action[name]) for name in ("P1-N01", "P1-N02", "P1-N03"))
    assert (done[-1].tag, done[-1].title, done[-1].address) == (
        "Done, 2026-27",
        "Ferries bought",
        "action?id=2026-P1-A01",
    )
    assert (taken_up[-1].tag, taken_up[-1].title) == ("Next, 2026-27", "Paint boats")
    assert "2026" not in " ".join(step.action for step in nothing)
    row = action_row(both, both.action["P1-N03"])
    assert "Nothing in 2026-27 is listed as continuing it." in row
    assert "Nothing in 2026-27" not in action_row(both, both.action["P1-N01"])


def test_new_actions_say_what_they_go_back_to(both: Dataset) -> None:
    steps = [(step.tag, step.action) for step in thread_of(both, both.action["2026-P1-N01"])]
    assert steps == [("Next, 2025-26", "P1-N02"), ("Done, 2026-27", "2026-P1-A01"), ("Next, 2026-27", "2026-P1-N01")]
    row = action_row(both, both.action["2026-P1-N01"])
    assert f'<a href="action?id=P1-N02">{REAL.action["P1-N02"].title}</a>' in row
    assert f"{next_edition.TITLE}: priority 1, next, 1 of 1" in row


def test_earlier_promises_are_counted_and_paired(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["earlier-promises"])
    assert (
        "Of 62 promises, 1 is continued by something listed as done since, 1 only by something listed as next. "
        "For 60 no later edition lists anything that plainly continues them" in html
    )
    assert html.count("Nothing listed</td>") == 60
    assert html.count('<tr role="row"><th scope="row"') == 62


def test_counts_of_a_page_are_of_one_edition(pages: dict[str, SitePage]) -> None:
    assert re.findall(r'<p class="figure"><strong>(\d+)</strong>', html_of(pages[""]))[:2] == ["3", "2"]
    (new,) = (piece for piece in pages["all-actions"].pieces({}) if isinstance(piece, FilterBar))
    (old,) = (p for p in pages["all-actions"].pieces({"edition": [REAL_SOURCE]}) if isinstance(p, FilterBar))
    assert (len(new.view.actions), len(old.view.actions)) == (5, 133)
    for edition, number, titles in (
        (REAL_SOURCE, 133, [REAL.sources[0].title]),
        (SOURCE, 5, [next_edition.TITLE]),
        ("all", 138, [REAL.sources[0].title, next_edition.TITLE]),
    ):
        html = unescape(html_of(pages["all-actions"], edition=edition))
        assert f"<strong>{number} actions</strong>" in html
        assert f"in {' and '.join(titles)}." in html
    assert "Of 3 promises" in html_of(pages["what-the-plan-states"])
    assert "Of 62 promises" in html_of(pages["what-the-plan-states"], edition=REAL_SOURCE)
    assert "The 1 milestone" in html_of(pages["how-success-is-measured"])
    assert "The 8 milestones" in html_of(pages["how-success-is-measured"], edition=REAL_SOURCE)
    assert "Boat strategy" in html_of(pages["strategies-and-inspections"])
    assert "Boat strategy" not in html_of(pages["strategies-and-inspections"], edition=REAL_SOURCE)


def test_the_name_of_a_priority_is_that_of_its_edition(pages: dict[str, SitePage]) -> None:
    old = html_of(pages["all-actions"], edition=REAL_SOURCE)
    assert '<option value="1">Making support work</option>' in old
    assert '<option value="1">Boats for everybody</option>' in html_of(pages["all-actions"])
    assert '<option value="1">Making support work / Boats for everybody</option>' in html_of(
        pages["all-actions"], edition="all"
    )


def test_a_brief_names_its_edition(pages: dict[str, SitePage]) -> None:
    new = html_of(pages["brief"])
    assert "<h1>All actions</h1>" in new
    assert f"The strategy lists 3 promises and 2 actions as done. From: {next_edition.TITLE}." in new
    old = html_of(pages["brief"], edition=REAL_SOURCE, progress="next")
    assert "<h1>Next</h1>" in old
    assert "The strategy lists 62 promises. From: Lincolnshire's Inclusion Strategy 2025-26." in unescape(old)
    assert "A newer one exists" in old


def test_new_results_stand_beside_the_old_ones(pages: dict[str, SitePage]) -> None:
    html = html_of(pages["early-years-development"])
    assert "summer 2026" in html
    assert "summer 2025" in html


def test_rows_of_both_editions_can_stand_on_one_page(both: Dataset) -> None:
    rows = action_rows(both, find_actions(edition_data(both, "all")))
    assert rows.count('<li class="row"') == 138
    assert len(set(re.findall(r'<details id="([^"]+)"', rows))) == 138


def test_an_edition_is_a_filter_of_its_own_and_no_chip() -> None:
    chosen = ActionFilter.choosing(edition=REAL_SOURCE, progress=["next"])
    assert chosen.asked() == (("progress", "next"),)
    assert chosen.query_string() == f"?progress=next&edition={REAL_SOURCE}"
    assert "edition" not in chosen.criteria()
