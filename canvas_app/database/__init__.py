"""SQLite backend, and collation and search of text on both databases."""
