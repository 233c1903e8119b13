"""Management commands of the case studies."""
