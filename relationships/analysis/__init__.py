"""What follows from a document: coverage, cost, demands and advice. Pure functions without a database."""
