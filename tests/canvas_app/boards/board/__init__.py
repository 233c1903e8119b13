"""Tests of the board, its lenses and the history."""
