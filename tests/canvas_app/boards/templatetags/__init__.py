"""Tests of guiding questions and advice."""
