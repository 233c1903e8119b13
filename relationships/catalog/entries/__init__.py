"""The entries of the catalogue, one module for each kind of term."""
