"""Tests of inclusion/figures."""
