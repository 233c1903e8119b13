"""Tests of the list of canvases and of actions on whole canvases."""
