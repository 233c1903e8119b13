"""Backends for SQLite and PostgreSQL, which errors are an outage, and collation and search of text on both."""
