"""Settings and what they are made from: environment variables, database, logging and mail."""
