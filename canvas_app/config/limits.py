"""How large the body of a request, or an imported file, may be."""

LARGEST_BYTES = 2 * 1024 * 1024
# Whatever is exported must also import, and a canvas of a thousand long notes is large.
LARGEST_FILE_BYTES = 8 * 1024 * 1024
