"""Tests of the pages that draft a canvas from two answers."""
