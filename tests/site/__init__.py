"""Tests of inclusion/site."""
