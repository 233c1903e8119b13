"""Views of the board, the lenses and the history."""
