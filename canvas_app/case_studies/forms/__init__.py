"""The forms of curators."""
