"""The template tags that every page may load."""
