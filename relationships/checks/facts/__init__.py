"""Facts that the rules derive from a canvas: segments, relationships, series of readings, costs and values."""
