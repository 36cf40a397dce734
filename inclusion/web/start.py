"""What is done before the first visitor comes."""

import gc
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from inclusion.records.load import DatasetError, current_dataset
from inclusion.records.open_data import current_zip
from inclusion.web.assets import asset, asset_paths
from inclusion.web.shell import shell_template

logger = logging.getLogger("inclusion")


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """Load the data, build the ZIP, compress the shell's files, and keep all that out of garbage collection."""
    try:
        current_zip(current_dataset())
    except DatasetError as error:
        logger.error("The data folder has faults:\n%s", error)
    for address in re.findall(r'(?:href|src)="\.(/[^"]*)"', shell_template()):
        if address in asset_paths():
            asset(address)
    gc.collect()
    gc.freeze()
    yield
