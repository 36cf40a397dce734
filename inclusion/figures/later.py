"""Altair for the modules that draw, imported when the first chart is drawn: it would be a quarter of the start."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class Altair:
        """The module, which Python imports, under its own lock, when somebody first asks for something of it."""

        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("altair"), name)

    alt = Altair()
