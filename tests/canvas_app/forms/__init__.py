"""Tests of form rendering."""
