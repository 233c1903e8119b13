"""Tests of the checks and of what is done with their findings."""
