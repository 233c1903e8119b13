"""Tests of the pages of a canvas."""
