"""The web application around the domain in `relationships`."""
