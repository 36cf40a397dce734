"""Tests with a real browser and a real server, and the pictures of every page."""
