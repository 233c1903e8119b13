"""Comparison of any two canvases, or of two versions of one, that the user may see."""
