"""The link to report a mistake: with the record's id where an address is set, else none; bad addresses are refused."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs

import pytest

from inclusion.records.model import Dataset
from inclusion.records.words import SITE
from inclusion.site.action_list import action_row, action_rows
from inclusion.site.elements import COPIED
from inclusion.site.reports import VARIABLE, report_address, report_template
from inclusion.site.whole_addresses import ROOT
from pages import site_pages

PAGE = "making-support-work#P1-N03"
WEB_ADDRESS = "https://forum.example:8443/new?about={id}&from=site"


@pytest.fixture(autouse=True)
def no_earlier_setting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test sets the address itself, as no running app ever sees it change, and sees what is logged of it."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for kept in (report_template, action_row):
        kept.cache_clear()
    yield
    for kept in (report_template, action_row):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        (
            "data.team+send@example.org",
            "mailto:data.team+send@example.org?subject=Lincolnshire%20inclusion%20explorer%3A%20mistake%20in%20P1-N03",
        ),
        (WEB_ADDRESS, "https://forum.example:8443/new?about=P1-N03&from=site"),
        ("http://example.org", "http://example.org"),
        ("HTTPS://example.org/{id}/{id}", "HTTPS://example.org/P1-N03/P1-N03"),
    ],
)
def test_an_address_holds_the_id_of_the_record(monkeypatch: pytest.MonkeyPatch, setting: str, address: str) -> None:
    monkeypatch.setenv(VARIABLE, setting)
    assert report_address("P1-N03", PAGE) == address


def test_an_id_is_written_as_a_part_of_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "https://example.org/?id={id}")
    assert report_address("a&b=/c d", PAGE) == "https://example.org/?id=a%26b%3D%2Fc%20d"


@pytest.mark.parametrize(
    "setting",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org/\nx",
        " team@example.org",
        "team@example",
        "team@example.org?bcc=other@example.org",
        "a@b.org,c@d.org",
        "mailto:team@example.org",
        " ",
    ],
)
def test_an_unusable_address_is_refused_with_one_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, setting: str
) -> None:
    monkeypatch.setenv(VARIABLE, setting)
    assert report_address("P1-N03", PAGE).startswith("mailto:?")
    assert report_address("P1-N04", PAGE).startswith("mailto:?")
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert record.getMessage() == (
        f"INCLUSION_REPORT_ADDRESS is not used: {setting!r} is neither an e-mail address nor a web address."
    )


def reports(html: str) -> list[tuple[str, str]]:
    """The links of a piece of HTML that report a mistake, as (address, words)."""
    links = re.findall(r'<a href="([^"]*)"(?: data-copy="[^"]*")?>([^<]*)</a>', html)
    return [(unescape(address), words) for address, words in links if words.startswith("Report a mistake")]


def page_html(dataset: Dataset, slug: str, root: str = "./") -> str:
    """All HTML of a page."""
    page = next(page for page in site_pages(dataset) if page.slug == slug)
    return "".join(piece for piece in page.pieces({}, root) if isinstance(piece, str))


def test_each_action_has_its_own_link(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, WEB_ADDRESS)
    assert reports(action_rows(dataset, dataset.actions)) == [
        (f"https://forum.example:8443/new?about={a.action}&from=site", f"Report a mistake in {a.action}")
        for a in dataset.actions
    ]


def test_each_page_of_a_measure_has_a_link_with_the_id_of_the_measure(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, WEB_ADDRESS)
    html = page_html(dataset, "year-1-phonics")
    (last,) = [link for link in reports(html) if link[1] == "Report a mistake on this page"]
    assert last[0] == "https://forum.example:8443/new?about=phonics&from=site"


@pytest.mark.parametrize("setting", ["", "javascript:alert(1)"])
def test_without_a_usable_address_a_link_holds_a_text_with_the_record_and_its_page(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv(VARIABLE, setting)
    html = page_html(dataset, "year-1-phonics", "https://example.org/send/")
    assert f'data-copy="{COPIED}"' in html
    (last,) = [link for link in reports(html) if link[1] == "Report a mistake on this page"]
    assert parse_qs(last[0].removeprefix("mailto:?")) == {
        "subject": [f"{SITE}: mistake in phonics"],
        "body": [f"{SITE}: mistake in phonics\nhttps://example.org/send/year-1-phonics\n\nWhat is wrong: "],
    }


def test_what_an_id_or_a_page_holds_stays_in_the_text() -> None:
    address = report_address("a&b=c", "action?id=a%26b#c d")
    assert parse_qs(address.removeprefix("mailto:?"))["body"] == [
        f"{SITE}: mistake in a&b=c\n{ROOT}action?id=a%26b#c d\n\nWhat is wrong: "
    ]
