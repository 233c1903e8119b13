"""Tests of the checks, a file for each group of rules, and of what is done with their findings."""
