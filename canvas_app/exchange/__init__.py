"""Import, export and printing of canvases, and import and export of readings."""
