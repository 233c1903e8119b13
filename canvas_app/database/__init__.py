"""Backends and shared cache, which errors are an outage, and collation of text on both databases."""
