"""Readers with a browser, as in the browser tests."""

from tests.browser.conftest import any_reader, browser

__all__ = ["any_reader", "browser"]
