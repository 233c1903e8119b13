"""The pages of curators."""
