"""The pages of a canvas, one module per noun."""
