"""The CSV and JSON files and the ZIP by address, for readers and for programs of other sites."""

import csv
import io
import json
import zipfile

import pytest

from inclusion.records.load import DATA_FOLDER, load
from inclusion.records.open_data import ZIP_ADDRESS
from inclusion.records.words import day_name
from tests.web.asgi import Answer, ask

RELEASE = load().release
VERSION = f"v{RELEASE.release}-{RELEASE.released}"


def rows_of(answer: Answer) -> list[dict[str, str]]:
    """The rows of a CSV answer below its header."""
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def test_actions_come_as_a_named_file() -> None:
    answer = ask("/data/actions.csv", query=b"priority=3&progress=next")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    name = f"lincolnshire-actions-priority-3-progress-next-{VERSION}.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert [(row["priority"], row["progress"]) for row in rows_of(answer)] == [("3", "next")] * 8


def test_a_parameter_may_be_repeated() -> None:
    together = ask("/data/actions.csv", query=b"priority=1,2")
    assert ask("/data/actions.csv", query=b"priority=2&priority=1").body == together.body
    assert {row["priority"] for row in rows_of(together)} == {"1", "2"}


def test_what_a_newsletter_adds_to_an_address_changes_nothing() -> None:
    plain = ask("/data/actions.csv", query=b"priority=2")
    assert ask("/data/actions.csv", query=b"priority=2&fbclid=x&utm_source=mail").body == plain.body
    page = ask("/all-actions", query=b"progress=next&utm_source=mail&embed_options=light_theme")
    assert page.body == ask("/all-actions", query=b"progress=next").body
    assert ask("/data/outcomes.csv", query=b"gclid=x").status == 200


def test_a_file_that_did_not_change_is_not_sent_again() -> None:
    first = ask("/data/outcomes.csv")
    again = ask("/data/outcomes.csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = ask("/data/actions.csv", headers={"If-None-Match": first.headers["etag"]})
    assert other.status == 200


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [
        ("/data/actions.csv", b"ks=ks9", "ks9"),
        ("/data/actions.csv", b"stage=ks1", "stage"),
        ("/data/outcomes.csv", b"measure=happiness", "happiness"),
    ],
)
def test_an_address_with_a_mistake_gets_no_file_but_the_reason(path: str, query: bytes, words: str) -> None:
    answer = ask(path, query=query)
    assert answer.status == 400
    assert answer.text.startswith("No file was made. ")
    assert words in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_whole_data_comes_as_one_zip() -> None:
    answer = ask("/data/lincolnshire-inclusion.zip")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    name = f"lincolnshire-inclusion-{VERSION}.zip"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.read("actions.csv") == (DATA_FOLDER / "actions.csv").read_bytes()
        assert archive.read("data-dictionary.md").startswith(b"# Data dictionary\n")


def test_the_head_of_the_zip_comes_without_its_body_and_an_unchanged_zip_is_not_sent_again() -> None:
    whole = ask("/data/lincolnshire-inclusion.zip")
    head = ask("/data/lincolnshire-inclusion.zip", method="HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", whole.headers)
    again = ask("/data/lincolnshire-inclusion.zip", headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_page_on_data_links_the_zip_with_its_size() -> None:
    size = round(len(ask("/data/lincolnshire-inclusion.zip").body) / 1024)
    link = f'<a class="btn" href="data/lincolnshire-inclusion.zip">Download all tables (ZIP, {size} KB)</a>'
    assert link in ask("/data-and-checks").text


@pytest.mark.parametrize("path", ["/", "/all-actions", "/gcse-grade-4", "/glossary"])
def test_the_foot_of_a_page_names_the_version_of_the_data_and_its_date(path: str) -> None:
    words = f"Data version {RELEASE.release}, {day_name(RELEASE.released)}"
    assert f'<a href="data-and-checks#what-changed">{words}</a>' in ask(path).text


FILES = [
    *(f"/data/{name}.{kind}" for name in ("actions", "outcomes", "official", "checks") for kind in ("csv", "json")),
    f"/{ZIP_ADDRESS}",
]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("actions", b""),
        ("actions", b"priority=3&progress=next"),
        ("actions", b"q=nothing+at+all+like+this"),
        ("outcomes", b""),
        ("outcomes", b"view=gaps"),
        ("official", b"place=lincolnshire"),
        ("checks", b""),
    ],
)
def test_json_has_the_same_rows_as_csv_with_numbers_lists_and_absences(name: str, query: bytes) -> None:
    answer = ask(f"/data/{name}.json", query=query)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    rows = json.loads(answer.body)
    lines = rows_of(ask(f"/data/{name}.csv", query=query))
    assert [{column: as_cell(value) for column, value in row.items()} for row in rows] == [
        {column: as_number(cell) for column, cell in line.items()} for line in lines
    ]


def as_cell(value: object) -> object:
    """A value of JSON as a reader of the CSV file has it, a number as a number."""
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None else float(value) if isinstance(value, int | float) else as_number(str(value))


def as_number(cell: str) -> object:
    """A cell as a number where it is one; the apostrophe before what a spreadsheet would run is none of the text."""
    try:
        return float(cell)
    except ValueError:
        return cell.removeprefix("'")


def test_the_kinds_of_json_values_are_those_of_the_data() -> None:
    action = json.loads(ask("/data/actions.json", query=b"priority=3").body)[0]
    assert isinstance(action["themes"], list)
    assert isinstance(action["priority"], int)
    assert action["data_version"] == RELEASE.release
    figure = json.loads(ask("/data/outcomes.json").body)[0]
    assert isinstance(figure["value"], int | float)
    assert isinstance(figure["time_period"], str)


@pytest.mark.parametrize("path", FILES)
def test_a_file_names_its_release_and_has_an_address_that_stays_true(path: str) -> None:
    here = ask(path)
    assert (here.headers["data-version"], here.headers["data-date"]) == (RELEASE.release, str(RELEASE.released))
    for place in ("latest", VERSION):
        there = ask(path.replace("/data/", f"/data/{place}/"))
        assert (there.status, there.body, there.headers["etag"]) == (200, here.body, here.headers["etag"])
    other = ask(path.replace("/data/", "/data/v0.0.1-2020-01-01/"))
    assert (other.status, VERSION in other.text) == (404, True)


@pytest.mark.parametrize("path", FILES)
def test_a_program_of_another_site_may_read_a_file_and_nothing_but_read(path: str) -> None:
    origin = {"Origin": "https://observable.example"}
    for answer in (ask(path, headers=origin), ask(path, method="HEAD"), ask(f"{path}x"), ask(path, query=b"no=1")):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
    asked_first = ask(path, method="OPTIONS", headers={**origin, "Access-Control-Request-Method": "GET"})
    assert asked_first.status == 204
    assert asked_first.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        refused = ask(path, method=method, headers=origin)
        assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/", "/all-actions", "/data", "/healthz", "/app/static/explorer.css", "/database/a"])
def test_nothing_else_may_be_read_by_it(path: str) -> None:
    assert "access-control-allow-origin" not in ask(path, headers={"Origin": "https://observable.example"}).headers


def test_official_figures_and_checks_come_as_named_files() -> None:
    official = ask("/data/official.csv", query=b"measure=phonics&place=lincolnshire&group=sen-support")
    assert official.status == 200
    name = f"official-figures-phonics-lincolnshire-sen-support-{VERSION}.csv"
    assert official.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert {(row["measure"], row["place"], row["group"]) for row in rows_of(official)} == {
        ("phonics", "lincolnshire", "sen-support")
    }
    checks = ask("/data/checks.csv")
    assert {row["verdict"] for row in rows_of(checks)} >= {"agrees", "differs", "cannot be checked here"}
    assert ask("/data/official.csv", query=b"place=atlantis").status == 400


def test_the_page_on_the_data_leads_to_every_file() -> None:
    text = ask("/data").text
    assert [path for path in FILES if f'href="{path[1:]}"' not in text] == []
