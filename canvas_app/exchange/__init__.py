"""Canvases in and out of Rapport as files, one module per format."""
