"""The application, for `streamlit run streamlit_app.py` and for `uvicorn streamlit_app:app`."""

import streamlit as st

from inclusion.web.routes import ROUTES, lifespan, log_script_error

app = st.App("inclusion/main.py", routes=ROUTES, lifespan=lifespan, on_script_error=log_script_error)
