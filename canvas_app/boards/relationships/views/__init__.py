"""Views of the matrix, the evolution and the demands of relationships."""
