"""The SQLite backend, and how both databases sort and search text."""
