"""When a page fails, the reader gets a message and a reference, and the log the trace."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from inclusion.site.markup import Markup
from inclusion.site.page import SitePage
from inclusion.site.pieces import Params, Piece
from inclusion.web.first_paint import pieces_html
from inclusion.web.pages import page_content
from tests.site_map import DATASET

MESSAGE = r"This page could not be shown\. .* give this reference: ([0-9a-f]{8})\."


def failing_pieces(_: Params) -> Iterator[Piece]:
    """A page that fails after its heading."""
    yield Markup("<h1>Half a page</h1>")
    raise ValueError("a secret of the server")


def failing_script() -> None:
    from inclusion.web.errors import show_script_error  # noqa: PLC0415  (Streamlit runs this body alone)

    assert show_script_error(ValueError("a secret of the server"))


def reference_in(text: str) -> str:
    """The reference of the message that a reader sees."""
    found = re.search(MESSAGE, text)
    assert found is not None
    return found[1]


def test_a_live_page_that_fails_shows_the_reference_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    app = AppTest.from_function(failing_script, default_timeout=15).run()
    assert len(app.error) == 1
    assert f"A page failed, reference {reference_in(app.error[0].value)}" in caplog.text
    assert "ValueError: a secret of the server" in caplog.text
    assert "secret" not in app.error[0].value
    assert list(app.exception) == []


def test_a_first_paint_that_fails_leaves_the_frame_and_the_reference(caplog: pytest.LogCaptureFixture) -> None:
    page = SitePage("", "Start", "Half", "Half a page", failing_pieces, DATASET)
    with pytest.raises(ValueError, match="a secret"):
        pieces_html(tuple(page.pieces({})))
    text = page_content(DATASET, page, "", "").body.decode()
    assert f"A page failed, reference {reference_in(text)}" in caplog.text
    assert "ValueError: a secret of the server" in caplog.text
    assert "secret" not in text
    assert '<a href="./all-actions">' in text
