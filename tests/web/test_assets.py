"""Static files: compressed, tagged, and kept as long as their names allow."""

import gzip
import re

import brotli
import pytest

from inclusion.web.assets import SITE_STATIC, STREAMLIT_STATIC, asset, asset_paths
from inclusion.web.content import choose_encoding, make_content
from inclusion.web.shell import shell_template
from tests.web.asgi import ask

DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress}
CSS = "/app/static/explorer.css"
FONT = "/app/static/ibm-plex-sans.woff2"
SCRIPTS = [address for address in asset_paths() if re.fullmatch(r"/static/js/index\.[\w-]+\.js", address)]
YEAR = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(("asked", "encoding"), [("br, gzip", "br"), ("gzip", "gzip")])
def test_a_compressed_file_is_the_file(asked: str, encoding: str) -> None:
    answer = ask(CSS, headers={"Accept-Encoding": asked})
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert DECODERS[encoding](answer.body) == (SITE_STATIC / "explorer.css").read_bytes()


@pytest.mark.parametrize(
    ("asked", "encoding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("*", "br"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br; q=0.5, gzip; q=0.5", "br"),
        ("gzip;q=0, identity", "identity"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("gzip;q=0.2, identity;q=0.8", "identity"),
        ("gzip, identity;q=0", "gzip"),
        ("identity;q=0, *;q=0", "identity"),
        ("gzip;q=high, br;q=", "identity"),
        ("zstd, deflate", "identity"),
    ],
)
def test_the_encoding_is_the_one_with_the_highest_weight(asked: str, encoding: str) -> None:
    for path in (CSS, "/all-actions", "/data/actions.csv"):
        answer = ask(path, headers={"Accept-Encoding": asked})
        assert answer.headers.get("content-encoding", "identity") == encoding


def test_each_encoding_has_a_strong_tag_of_its_own() -> None:
    tags = [ask(CSS, headers={"Accept-Encoding": encoding}).headers["etag"] for encoding in ("br", "gzip", "identity")]
    assert len(set(tags)) == 3
    assert [tag for tag in tags if not tag.startswith('"')] == []


def test_a_client_that_cannot_unpack_gets_the_plain_file() -> None:
    answer = ask(CSS)
    assert "content-encoding" not in answer.headers
    assert answer.body == (SITE_STATIC / "explorer.css").read_bytes()


def test_streamlits_script_is_compressed_and_kept_for_a_year() -> None:
    assert len(SCRIPTS) == 1
    answer = ask(SCRIPTS[0], headers={"Accept-Encoding": "gzip"})
    original = (STREAMLIT_STATIC / SCRIPTS[0].lstrip("/")).read_bytes()
    assert gzip.decompress(answer.body) == original
    assert len(answer.body) < 0.4 * len(original)
    assert answer.headers["cache-control"] == YEAR
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_every_name_that_is_kept_for_a_year_tells_its_content() -> None:
    kept = [address for address in asset_paths() if address.startswith("/static/")]
    assert [address for address in kept if not re.search(r"\.[\w-]{8}\.\w+$", address)] == []


def test_the_sites_own_files_are_asked_for_again_and_not_sent_twice() -> None:
    first = ask(CSS)
    assert first.headers["cache-control"] == "no-cache"
    again = ask(CSS, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert ask(CSS, headers={"If-None-Match": 'W/"other"'}).status == 200
    for named in (f"W/{first.headers['etag']}", f'"other", {first.headers["etag"]}', "*"):
        assert ask(CSS, headers={"If-None-Match": named}).status == 304


def test_a_file_of_the_site_is_kept_for_a_year_by_the_version_that_pages_name_and_by_no_other() -> None:
    versions = dict(re.findall(r'\.(/app/static/[^"?]+)\?([^"]+)"', shell_template()))
    assert {CSS, FONT} < set(versions)
    for address, version in versions.items():
        assert ask(address, query=version.encode()).headers["cache-control"] == YEAR
        assert ask(address, query=b"v=00000000").headers["cache-control"] == "no-cache"


def test_style_sheets_ask_for_the_fonts_that_pages_fetch_ahead() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in SITE_STATIC.glob("*.css"))
    fonts = set(re.findall(r'"\./app/static/([^"]+woff2[^"]*)"', shell_template()))
    assert set(re.findall(r"url\(([^)]+)\)", sheets)) == fonts != set()


def test_no_style_looks_at_what_follows_an_element_as_each_step_would_style_all_of_a_list_anew() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in SITE_STATIC.glob("*.css")}
    assert {name: found for name, text in sheets.items() if (found := re.findall(r"[^{}]*:has\([+~][^{]*", text))} == {}


def test_a_file_is_compressed_once() -> None:
    assert asset(SCRIPTS[0]).encoded("gzip") is asset(SCRIPTS[0]).encoded("gzip")


def test_a_file_that_grows_by_compression_is_sent_plain() -> None:
    assert choose_encoding(make_content(b"ab", "text/plain"), "gzip") == "identity"
    assert choose_encoding(make_content(ask(FONT).body, "text/plain"), "gzip") == "identity"
    assert choose_encoding(make_content(bytes(range(256)) * 4, "text/plain"), "gzip") == "gzip"
    answer = ask(FONT, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


def test_every_file_that_the_shell_names_is_there() -> None:
    named = re.findall(r'(?:href|src)="\.(/[^"]*)"', shell_template())
    assert len(named) > 50
    assert [address for address in named if address.partition("?")[0] not in asset_paths()] == []


def test_the_script_is_one_file_of_all_in_its_folder() -> None:
    parts = [path.read_bytes() for path in (SITE_STATIC / "enhance").iterdir()]
    script = ask("/app/static/enhance.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert len(script.body) == sum(map(len, parts))
    assert [part for part in parts if part not in script.body] == []


@pytest.mark.parametrize(
    "path",
    [
        "/app/static/../main.py",
        "/static/../index.html",
        "/app/static/",
        "/app/static/enhance",
        "/app/static/enhance/links.js",
        "/static/js",
    ],
)
def test_nothing_but_static_files_is_served(path: str) -> None:
    assert ask(path).status == 404
