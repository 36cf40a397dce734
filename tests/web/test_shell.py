"""The page shell against Streamlit's own index.html, of which each changed place must be there."""

import base64
import hashlib
import re

import pytest

from inclusion.site.markup import Markup
from inclusion.web.assets import STREAMLIT_STATIC
from inclusion.web.shell import CHANGES, ShellError, content_security_policy, page_shell, replace_once

ORIGINAL = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in CHANGES])
def test_streamlits_file_has_each_place_once(pattern: str) -> None:
    assert len(re.findall(pattern, ORIGINAL, re.DOTALL)) == 1


@pytest.mark.parametrize("text", ["no title", "<title>Streamlit</title><title>Streamlit</title>"])
def test_a_place_that_is_missing_or_doubled_is_an_error(text: str) -> None:
    with pytest.raises(ShellError, match=r"index\.html has (0|2) places like"):
        replace_once(text, "<title>Streamlit</title>", "<title>Ours</title>")


def shell(head: str = "", first_paint: str = "") -> str:
    """The HTML of a page with these parts."""
    return page_shell(head=Markup(head), first_paint=Markup(first_paint))


def test_nothing_of_streamlits_own_words_is_left() -> None:
    text = shell()
    body = text[text.index("<body>") :]
    assert "Streamlit" not in body
    assert "noscript" not in body
    assert "_stcore/agent" not in text


def test_what_looks_like_a_place_of_the_shell_is_left_as_it_is() -> None:
    text = shell(head="<title>{first_paint}</title>", first_paint="<p>{head}</p>")
    assert "<title>{first_paint}</title>" in text
    assert "<p>{head}</p>" in text


def test_every_file_of_the_shell_is_addressed_below_the_page() -> None:
    addresses = re.findall(r'(?:href|src)="([^"]*)"', shell())
    assert {"./app/static/explorer.css", "./app/static/shell.css", "./app/static/enhance.js"} <= {
        address.partition("?")[0] for address in addresses
    }
    assert [address for address in addresses if not address.startswith(("./static/", "./app/static/"))] == []


def test_the_site_s_style_comes_after_all_that_a_head_can_hold() -> None:
    head, _, body = shell(first_paint="<main>").partition("</head>")
    assert "explorer.css" not in head
    assert body.index("explorer.css") < body.index("<main>")


def test_the_only_inline_script_is_allowed_by_its_hash() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", shell(), re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in content_security_policy()
    assert "style-src 'self' 'unsafe-inline'; img-src" in content_security_policy()
