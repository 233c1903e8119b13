"""What the rules read from a canvas: segments, relationships, series of readings, costs and values."""
