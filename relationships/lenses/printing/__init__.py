"""The printed canvas."""
