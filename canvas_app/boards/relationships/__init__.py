"""Customer relationships: the matrix, their evolution, and what their types demand."""
