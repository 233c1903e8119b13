"""The checks: what can be wrong with the customer relationships of a canvas, one rule in each module of `rules`."""
