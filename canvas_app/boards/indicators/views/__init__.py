"""Views of indicators, readings and reviews."""
