"""The checks: rules that find problems with the customer relationships of a canvas, one module per rule in `rules`."""
