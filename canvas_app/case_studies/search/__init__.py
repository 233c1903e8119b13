"""The search index of the library: what is found of each public case, and what its card shows."""
