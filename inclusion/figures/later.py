"""Altair for the modules of charts, imported when the first is drawn, as it would be a tenth of the server's start."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class Later:
        """A module that Python imports, under its own lock, when somebody first asks for something of it."""

        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("altair"), name)

    alt = Later()
