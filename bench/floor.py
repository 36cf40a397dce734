"""The floor of a click: the peer's page in plain Streamlit, its filters in closed panels as the explorer's are."""

from html import escape

import streamlit as st

from bench.sample import FILTERS, PROGRESS, choices, find, lines

st.title("All actions")
with st.container(horizontal=True):
    words = st.text_input("Search", type="search", live="300ms")
    progress = st.segmented_control("Progress", PROGRESS, format_func=PROGRESS.__getitem__, default="", required=True)
    panels = {column: st.popover(label, key=column, on_change="rerun") for column, label in FILTERS.items()}
chosen = {}
for column, panel in panels.items():
    if panel.open:
        chosen[column] = panel.pills(FILTERS[column], choices(column), selection_mode="multi")
shown = find(words, progress, chosen)
rows = [[escape(line) for line in lines(action)] for action in shown]
items = "".join(f"<li><h3>{title}</h3><p>{summary}</p><p>{facts}</p></li>" for title, summary, facts in rows)
st.html(f'<p class="found">{len(shown)} actions</p><ul class="rows">{items}</ul>')
