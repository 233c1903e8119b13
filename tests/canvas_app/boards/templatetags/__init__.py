"""Tests of template tags."""
