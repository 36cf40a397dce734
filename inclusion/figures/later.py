"""pandas and Altair for what draws, imported when the first chart is drawn: they would be a fifth of the start."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["alt", "pd"]

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd
else:

    class Later:
        """A module that Python imports, under its own lock, when somebody first asks for something of it.

        pandas, and with it numpy, comes before Altair, which looks for their types among the loaded modules: it would
        find them half loaded while another thread, such as Streamlit's own, imports them.
        """

        def __init__(self, module: str) -> None:
            self._module = module

        def __getattr__(self, name: str) -> Any:
            import_module("pandas")
            return getattr(import_module(self._module), name)

    alt, pd = Later("altair"), Later("pandas")
