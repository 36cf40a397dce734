"""Tests of the web layer by raw ASGI calls."""
