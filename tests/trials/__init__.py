"""Trials of the product's promises under faults and load: `make trials`."""
