"""One module for each kind of page: what stands on it, from top to bottom, as pieces.

A page is a function of the data and of the address's parameters; it knows neither Streamlit nor HTTP, so the live page
and its first paint without JavaScript are the same.
"""
