"""Altair for the modules that draw, imported when the first chart is drawn: it would be a quarter of the start."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt"]

if TYPE_CHECKING:
    import altair as alt
else:

    class Altair:
        """The module, which Python imports, under its own lock, when somebody first asks for something of it.

        numpy comes before it: Altair looks for its types among the loaded modules, and would find them half loaded
        while Streamlit imports them in another thread. No page loads pandas, of which the same would be true.
        """

        def __getattr__(self, name: str) -> Any:
            import_module("numpy")
            return getattr(import_module("altair"), name)

    alt = Altair()
