"""All writes to a canvas, with one module per noun. Writes to its content go through `editing`."""
