"""Forms of indicators, readings and reviews."""
