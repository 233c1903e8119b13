"""SQLite backend, collation and search of text on both databases, and the cache that processes share."""
