"""Static files: compressed, tagged, and kept as long as their names allow."""

import gzip
import re

import pytest

from inclusion.web.assets import SITE_STATIC, STREAMLIT_STATIC, asset, asset_paths
from inclusion.web.content import make_content
from inclusion.web.shell import shell_template
from tests.web.asgi import ask

CSS = "/app/static/explorer.css"
SCRIPTS = [address for address in asset_paths() if re.fullmatch(r"/static/js/index\.[\w-]+\.js", address)]
YEAR = "public, max-age=31536000, immutable"


def test_a_compressed_file_is_the_file() -> None:
    answer = ask(CSS, headers={"Accept-Encoding": "br, gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == (SITE_STATIC / "explorer.css").read_bytes()


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


def test_a_file_is_compressed_once() -> None:
    assert asset(SCRIPTS[0]) is asset(SCRIPTS[0])


def test_a_file_that_grows_by_compression_is_sent_plain() -> None:
    assert make_content(b"ab", "text/plain").compressed is None
    assert make_content(bytes(range(256)) * 4, "text/plain").compressed is not None
    answer = ask("/app/static/ibm-plex-sans.woff2", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


def test_every_file_that_the_shell_names_is_there() -> None:
    named = re.findall(r'(?:href|src)="\.(/[^"]*)"', shell_template())
    assert len(named) > 50
    assert [address for address in named if address not in asset_paths()] == []


@pytest.mark.parametrize("path", ["/app/static/../main.py", "/static/../index.html", "/app/static/", "/static/js"])
def test_nothing_but_static_files_is_served(path: str) -> None:
    assert ask(path).status == 404
