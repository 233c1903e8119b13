"""Two canvases side by side: what differs in words, in figures, and block by block."""
