"""The way between parts and rows: how each kind of part is read from its tables and written to them."""
