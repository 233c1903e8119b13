"""The memory of the caches that a process has of its own."""

MEGABYTE = 1024 * 1024
# The views of a canvas take twice as much as the canvas, but it is loaded for each of them and must stay longer.
SHARES = {"documents": 0.4, "fragments": 0.37, "cards": 0.15, "miniatures": 0.05, "pictures": 0.03}


def share_memory(megabytes: int) -> dict[str, int]:
    """Return the limit of each cache in bytes; together they take `megabytes`."""
    return {name: int(share * megabytes * MEGABYTE) for name, share in SHARES.items()}
