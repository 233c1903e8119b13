"""End to end: a real Chromium against a real server."""
