"""Tests of indicators, readings and reviews."""
