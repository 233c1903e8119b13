"""Every write to a canvas, one module per noun; `editing` is the only door to its content."""
