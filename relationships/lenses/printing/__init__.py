"""A canvas on sheets of paper."""
