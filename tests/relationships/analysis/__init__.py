"""Tests of what follows from a document."""
