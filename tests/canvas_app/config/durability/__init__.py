"""A server and a command that report what SQLite guarantees on their connections."""
