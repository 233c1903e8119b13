"""Document changes that cures are composed of."""
