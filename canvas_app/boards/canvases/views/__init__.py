"""Views of the list of canvases and of whole canvases."""
