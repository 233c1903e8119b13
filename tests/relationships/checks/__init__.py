"""Tests of the checks, one module per group of rules, and of cures."""
