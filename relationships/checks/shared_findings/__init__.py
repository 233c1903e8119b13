"""Findings with cures that several rules share."""
