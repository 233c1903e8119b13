"""The page that compares canvases."""
