"""Findings of the checks: shown, cured and dismissed."""
