"""Tests of what the rules read from a canvas."""
