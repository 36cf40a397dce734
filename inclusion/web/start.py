"""What is done before the first visitor comes: the data is checked, and nothing is made that nobody asked for."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from inclusion.records.load import DatasetError, current_dataset

logger = logging.getLogger("inclusion")


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Load the data, log its faults, and keep what is loaded out of garbage collection."""
    try:
        current_dataset()
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
    gc.collect()
    gc.freeze()
    yield
