"""Tests of the arithmetic of the benchmark."""
