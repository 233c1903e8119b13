"""Tests of the ways of looking at a canvas."""
