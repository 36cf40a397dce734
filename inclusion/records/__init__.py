"""Records in, records out: the data, its files, its editions, its dictionary; no Streamlit, HTTP or HTML."""
