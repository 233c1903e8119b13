"""The canvas as one immutable value, the parts that edits read and write, and the comparison of two canvases."""
