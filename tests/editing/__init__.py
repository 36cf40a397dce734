"""Tests of inclusion/editing."""
