"""The pieces that pages share; with `pages` and the app file the only code that knows Streamlit."""
