"""Tests of inclusion/records."""
