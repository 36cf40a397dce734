"""The pieces that pages share, and how they are shown; with `site` and `main` the only code that knows Streamlit."""
