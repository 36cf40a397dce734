"""What search engines and previews are told: an address, a title and a description for each page, and the data."""

import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from inclusion.site.page import SitePage
from inclusion.web.found import LONGEST_DESCRIPTION, in_short, page_head, script_json
from tests.site_map import DATASET, MEASURES, PAGES, name_of
from tests.web.asgi import ask

HOME = "http://explorer.test/"
HOST = {"Host": "explorer.test"}


def tag(text: str, name: str) -> str:
    """What a tag of the head says: a meta tag by its name or property, the title, or the canonical address."""
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)" />', text)
    found += re.findall(rf'<link rel="{name}" href="([^"]*)" />', text) + re.findall(rf"<{name}>(.*)</{name}>", text)
    (words,) = found
    return unescape(words)


def sitemap(**headers: str) -> list[str]:
    """The addresses of the sitemap."""
    answer = ask("/sitemap.xml", headers={**HOST, **headers})
    assert answer.headers["content-type"] == "application/xml"
    return [str(found.text) for found in ElementTree.fromstring(answer.body).iter() if found.tag.endswith("}loc")]  # noqa: S314


def test_the_sitemap_names_every_page_and_each_is_there_and_calls_itself_so() -> None:
    addresses = sitemap()
    assert list(dict.fromkeys(urlsplit(address).path for address in addresses)) == [f"/{page.slug}" for page in PAGES]
    assert [urlsplit(address).query for address in addresses if urlsplit(address).path == "/action"] == [
        f"id={action.action}" for action in DATASET.actions
    ]
    for address in addresses:
        parts = urlsplit(address)
        answer = ask(parts.path, query=parts.query.encode(), headers=HOST)
        assert (answer.status, tag(answer.text, "canonical"), tag(answer.text, "og:url")) == (200, address, address)


def test_a_record_that_there_is_not_has_no_page() -> None:
    (page,) = (page for page in PAGES if page.records)
    assert ask(f"/{page.slug}", query=f"id={page.records[0]}".encode()).status == 200
    assert ask(f"/{page.slug}", query=b"id=P9-N99").status == 404
    assert ask(f"/{page.slug}").status == 200


def test_robots_are_led_to_the_sitemap() -> None:
    answer = ask("/robots.txt", headers=HOST)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {HOME}sitemap.xml\n" in answer.text
    assert "Disallow: /\n" not in answer.text


def test_the_icon_that_browsers_ask_for_by_themselves_is_there() -> None:
    answer = ask("/favicon.ico")
    assert (answer.status, answer.headers["content-type"], answer.body[:4]) == (200, "image/x-icon", b"\0\0\1\0")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_that_is_shared_shows_its_own_title_and_words(page: SitePage) -> None:
    text = ask(f"/{page.slug}", headers=HOST).text
    assert tag(text, "title") == page.full_title({})
    assert tag(text, "og:title") == page.title
    assert tag(text, "description") == tag(text, "og:description") == in_short(page.description)
    assert tag(text, "twitter:card") in ("summary", "summary_large_image")


def test_a_page_that_is_shared_shows_its_chart() -> None:
    for page in (page for page in PAGES if page.slug in {measure.slug for measure in MEASURES}):
        text = ask(f"/{page.slug}", headers=HOST).text
        picture = tag(text, "og:image")
        assert picture.startswith(f"{HOME}charts/{page.slug}-")
        assert tag(text, "twitter:card") == "summary_large_image"
    answer = ask(urlsplit(picture).path)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


def test_the_view_that_is_shared_is_the_one_that_is_pictured() -> None:
    text = ask(f"/{MEASURES[0].slug}", query=b"view=levels", headers=HOST).text
    assert tag(text, "og:image") == f"{HOME}charts/{MEASURES[0].slug}-levels.png"


def test_a_page_without_a_chart_has_no_picture() -> None:
    text = ask("/glossary", headers=HOST).text
    assert "og:image" not in text
    assert tag(text, "twitter:card") == "summary"


def test_no_two_pages_have_the_same_title_or_description() -> None:
    assert len({page.title for page in PAGES}) == len(PAGES)
    assert len({in_short(page.description) for page in PAGES}) == len(PAGES)


def test_a_filter_is_a_view_of_its_page_and_a_record_is_a_page() -> None:
    filtered = ask("/all-actions", query=b"progress=next&utm_source=x", headers=HOST).text
    assert tag(filtered, "canonical") == f"{HOME}all-actions"
    page = SitePage("action", "Actions", "An action", "One action.", lambda _: (), DATASET, records=("P1-N03", "a&b"))
    assert page.addresses() == ["action?id=P1-N03", "action?id=a%26b"]
    assert tag(page_head(page, {"id": ["a&b"]}, HOME), "canonical") == f"{HOME}action?id=a%26b"
    assert tag(page_head(page, {"id": ["nothing"]}, HOME), "canonical") == f"{HOME}action"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One. Two.", "One. Two."),
        (f"{'a' * 300}. Two.", f"{'a' * 300}."),
        (f"{'a' * 150}. {'b' * 100}. Three.", f"{'a' * 150}."),
    ],
)
def test_a_description_ends_with_a_sentence_that_a_preview_has_room_for(text: str, short: str) -> None:
    assert in_short(text) == short
    assert len(short) <= max(LONGEST_DESCRIPTION, len(text.partition(". ")[0]) + 1)


def data_on(path: str) -> Iterator[dict[str, object]]:
    """What a page tells search engines for data."""
    for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', ask(path, headers=HOST).text):
        yield json.loads(script)


def test_the_data_is_told_with_its_licence_version_and_files_and_each_file_is_there() -> None:
    (first,) = data_on("/")
    (again,) = data_on("/data-and-checks")
    assert first == again
    assert (first["@type"], first["version"]) == ("Dataset", DATASET.release.release)
    assert first["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(str(first["description"])) <= 5000
    files = first["distribution"]
    assert isinstance(files, list)
    assert len(files) >= 3
    for file in files:
        answer = ask(urlsplit(file["contentUrl"]).path, headers=HOST)
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, file["encodingFormat"])
    assert list(data_on("/glossary")) == []


def test_no_text_of_the_data_ends_the_script_that_holds_it() -> None:
    assert "<" not in script_json({"name": "</script><script>alert(1)</script>"})


@pytest.mark.parametrize(
    ("headers", "root"),
    [
        ({"Host": "send.example.org"}, "http://send.example.org/"),
        ({"Host": "send.example.org", "X-Forwarded-Proto": "https"}, "https://send.example.org/"),
        ({"Host": "send.example.org", "X-Forwarded-Proto": "https, http"}, "https://send.example.org/"),
        ({"Host": "10.0.0.7", "X-Forwarded-Host": "send.example.org:8443"}, "http://send.example.org:8443/"),
        ({"Host": "a.example", "X-Forwarded-Prefix": "/explorer"}, "http://a.example/explorer/"),
        ({"Host": 'a.example"><script>', "X-Forwarded-Proto": "javascript"}, "http://localhost/"),
        ({"Host": "a.example", "X-Forwarded-Prefix": '/"><script>'}, "http://a.example/"),
        ({"Host": "a.example", "X-Forwarded-Prefix": "//evil.example"}, "http://a.example/"),
        ({}, "http://localhost/"),
    ],
)
def test_addresses_are_those_that_the_reader_sees(headers: dict[str, str], root: str) -> None:
    text = ask("/all-actions", headers=headers).text
    assert tag(text, "canonical") == f"{root}all-actions"
    assert f"Sitemap: {root}sitemap.xml" in ask("/robots.txt", headers=headers).text


def test_the_address_that_the_operator_set_goes_before_all_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INCLUSION_ADDRESS", "https://www.example.org/send")
    text = ask("/all-actions", headers={**HOST, "X-Forwarded-Prefix": "/other"}).text
    assert tag(text, "canonical") == "https://www.example.org/send/all-actions"
