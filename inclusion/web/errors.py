"""When a page fails: one line in the log with its trace, and a short message with the same reference for the reader."""

import logging
import secrets

import streamlit as st

from inclusion.site.markup import Markup
from inclusion.web.words import page_failed

logger = logging.getLogger("inclusion")


def log_failure(error: Exception) -> str:
    """Log an error with its trace under a new reference, and return the reference."""
    reference = secrets.token_hex(4)
    logger.error("A page failed, reference %s", reference, exc_info=error)
    return reference


def show_script_error(error: Exception) -> bool:
    """Log an error of the live page and show the reader a message without a trace instead of Streamlit's own."""
    st.error(page_failed(log_failure(error)))
    return True


def failure_message(error: Exception) -> Markup:
    """Log an error of a first paint and return the same message as HTML."""
    return Markup('<p role="alert">{}</p>').format(page_failed(log_failure(error)))
