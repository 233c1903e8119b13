"""Size limits of request bodies and imported files."""

LARGEST_BYTES = 2 * 1024 * 1024
# Every exported canvas must be importable, including one with a thousand long notes.
LARGEST_FILE_BYTES = 8 * 1024 * 1024
