"""When a page fails: one line in the log with its trace, and a short message with the same reference for the reader."""

import logging
import secrets

import streamlit as st

logger = logging.getLogger("inclusion")


def log_failure(error: Exception) -> str:
    """Log an error with its trace under a new reference, and return what the reader is told."""
    reference = secrets.token_hex(4)
    logger.error("A page failed, reference %s", reference, exc_info=error)
    return (
        "This page could not be shown. That is our mistake, not yours. Please reload it or try another page. "
        f"If you report it, give this reference: {reference}."
    )


def show_script_error(error: Exception) -> bool:
    """Log an error of the live page and show the reader a message without a trace instead of Streamlit's own."""
    st.error(log_failure(error))
    return True
