"""Comparisons of two canvases."""
