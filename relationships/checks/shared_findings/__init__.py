"""Findings that several rules make in the same way, with their cures."""
