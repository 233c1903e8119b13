"""Tests of storing and loading canvases."""
