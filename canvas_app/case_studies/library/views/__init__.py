"""The views of the public library."""
