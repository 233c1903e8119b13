"""Backends and shared cache, which errors are an outage, and collation and search of text on both databases."""
