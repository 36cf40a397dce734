"""The benchmark: what the explorer costs beside a bare Streamlit page, measured in one run."""
