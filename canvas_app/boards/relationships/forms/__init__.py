"""Forms of the matrix and of the evolution of a relationship."""
