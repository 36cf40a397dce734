"""Tests of inclusion/actions."""
