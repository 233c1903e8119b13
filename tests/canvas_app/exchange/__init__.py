"""Tests of import, export and printing."""
