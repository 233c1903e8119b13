"""Template tags of the case studies."""
