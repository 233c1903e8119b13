"""Tests of the wording of History."""
