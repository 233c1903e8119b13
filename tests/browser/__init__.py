"""End-to-end tests: a real Chromium against a real server."""
