"""The board of a canvas, its other lenses and its history."""
