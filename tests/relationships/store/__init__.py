"""How parts of a canvas are stored and read."""
