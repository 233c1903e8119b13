"""Reference pages of types, goals, stages, indicators, tools and checks."""
