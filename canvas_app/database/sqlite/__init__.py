"""Django's SQLite backend with the collation of PostgreSQL."""
