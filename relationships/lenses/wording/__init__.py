"""Changes, differences and their authors in words."""
