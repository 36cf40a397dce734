"""The ASGI layer around the Streamlit script: downloads by address, and what happens at start and on errors."""
