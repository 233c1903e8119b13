"""Tests of the matrix, the evolution and the demands."""
