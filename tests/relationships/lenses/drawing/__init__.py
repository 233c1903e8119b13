"""Tests of charts and miniatures."""
