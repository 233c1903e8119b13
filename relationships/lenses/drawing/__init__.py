"""The geometry of charts and miniatures, for SVG."""
