"""Tests of the list of canvases and whole canvases."""
