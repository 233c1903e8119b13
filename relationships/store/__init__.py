"""Persistence of canvases: loading documents from the tables, and reading and writing single parts."""
