"""Management commands of boards."""
