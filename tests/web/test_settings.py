"""What an operator sets: used where it is an address, named in the log where it is not, nothing where it is empty."""

import pytest

from inclusion.web.settings import ADDRESS, FRAMED_BY, framers, public_address, usable
from tests.web.asgi import ask


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    """Each test sees what is logged of its own setting."""
    usable.cache_clear()


def ancestors() -> str:
    """Who may frame a page, as its policy says."""
    return ask("/all-actions").headers["content-security-policy"].rpartition("frame-ancestors ")[2]


@pytest.mark.parametrize("setting", ["", " "])
def test_without_a_setting_only_the_site_itself_may_frame_a_page(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, setting: str
) -> None:
    monkeypatch.setenv(FRAMED_BY, setting)
    assert ancestors() == "'self'"
    monkeypatch.delenv(FRAMED_BY)
    assert ancestors() == "'self'"
    assert caplog.records == []


def test_sites_that_are_named_may_frame_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAMED_BY, "https://www.example.org https://*.example.net:8443")
    assert ancestors() == "'self' https://www.example.org https://*.example.net:8443"


@pytest.mark.parametrize(
    "setting",
    ["*", "https:", "https://*", "'none'", "https://a.example;script-src", "javascript:x", "https://a.example/b"],
)
def test_what_is_no_site_may_not_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, setting: str
) -> None:
    monkeypatch.setenv(FRAMED_BY, f"https://a.example {setting}")
    assert framers() == ("https://a.example",)
    assert ancestors() == "'self' https://a.example"
    assert len(caplog.records) == 1
    assert f"{FRAMED_BY}: {setting!r} is not used" in caplog.text


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("https://send.example.org", "https://send.example.org/"),
        ("https://www.example.org/send/explorer", "https://www.example.org/send/explorer/"),
        ("http://localhost:8501/", "http://localhost:8501/"),
        ("send.example.org", ""),
        ("https://send.example.org/?q=1", ""),
        ("", ""),
    ],
)
def test_the_public_address_ends_with_a_slash(monkeypatch: pytest.MonkeyPatch, setting: str, address: str) -> None:
    monkeypatch.setenv(ADDRESS, setting)
    assert public_address() == address
