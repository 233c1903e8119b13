"""Django's SQLite, with the order and the search that PostgreSQL has by itself."""
