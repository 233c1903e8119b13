"""The list of canvases, and canvases as a whole: created, described, archived and deleted."""
