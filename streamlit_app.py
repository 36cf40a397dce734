"""The application, for `streamlit run streamlit_app.py` and for `uvicorn streamlit_app:app`."""

import streamlit as st
from starlette.middleware import Middleware

from inclusion.web.errors import show_script_error
from inclusion.web.layer import Layer
from inclusion.web.start import lifespan

app = st.App("inclusion/main.py", middleware=[Middleware(Layer)], lifespan=lifespan, on_script_error=show_script_error)
