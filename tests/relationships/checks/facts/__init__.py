"""Tests of the facts that rules derive from a canvas."""
