"""The application, for `streamlit run streamlit_app.py` and for `uvicorn streamlit_app:app`."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from inclusion.web.errors import show_script_error
from inclusion.web.layer import Layer
from inclusion.web.start import lifespan

# uvicorn, started in any folder, then finds the script and .streamlit/config.toml as `streamlit run` does.
config._main_script_path = __file__

app = st.App("inclusion/main.py", middleware=[Middleware(Layer)], lifespan=lifespan, on_script_error=show_script_error)
