"""What the live site leans on in Streamlit so that a run costs little: each would break without a word."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.url_util import is_relative_static_url

from inclusion.live import ICON, LOGO
from inclusion.web.assets import asset_paths


@pytest.mark.parametrize("address", [ICON, LOGO])
def test_a_picture_goes_out_as_an_address_that_the_site_answers(address: str) -> None:
    assert is_relative_static_url(address)
    assert address in asset_paths()


def show_indented() -> None:
    import streamlit as st  # noqa: PLC0415 (the runner takes this function's body as a script)

    from inclusion.site.markup import Markup  # noqa: PLC0415

    st.html(Markup(" <pre> a\n   b</pre>\n"))


def test_markup_is_shown_as_it_is() -> None:
    app = AppTest.from_function(show_indented, default_timeout=15).run()
    assert [block.proto.body for block in app.get("html")] == [" <pre> a\n   b</pre>\n"]


def navigate_twice() -> None:
    import streamlit as st  # noqa: PLC0415

    from inclusion.live import navigation  # noqa: PLC0415
    from inclusion.records.load import current_dataset  # noqa: PLC0415

    first = st.navigation(navigation(current_dataset()))
    second = st.navigation(navigation(current_dataset()))
    st.text(f"{first.title}, {second.title}, {first is second}")


def test_two_runs_at_the_same_time_do_not_share_the_page_that_they_show() -> None:
    app = AppTest.from_function(navigate_twice, default_timeout=15).run()
    assert [text.value for text in app.text] == ["Overview, Overview, False"]
