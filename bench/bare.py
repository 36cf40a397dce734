"""The floor: the least that a Streamlit page can be."""

import streamlit as st

st.title("Hello")
st.write("Hello, world")
