"""Tests of the checks, a file for each group of rules."""
