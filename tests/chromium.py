"""The Chromium that drives browser tests and benchmarks."""

import shutil

# The headless shell is Chromium without the windows of its own interface, which take half of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
