"""The app as it is hosted: behind proxies, below a path, from any folder; with a real browser."""
