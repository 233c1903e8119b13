"""Indicators, their readings, and reviews."""
