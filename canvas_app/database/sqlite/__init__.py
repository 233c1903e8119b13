"""Django's SQLite backend with the collation and search of PostgreSQL."""
