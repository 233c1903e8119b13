"""Findings that several rules share."""
