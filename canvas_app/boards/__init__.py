"""The pages of a canvas: the list, the board and its other lenses, sharing and history."""
