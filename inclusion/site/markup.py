"""HTML for Streamlit to show as it is."""


class Markup(str):
    """HTML that is passed on unchanged. Of a plain string Streamlit would look at every line, to take indents away."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """What `st.html` asks for."""
        return str(self)
