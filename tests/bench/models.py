"""Makes the floor's tables known to Django."""

from tests.bench.floor import FloorCanvas, FloorChange, FloorNote

__all__ = ["FloorCanvas", "FloorChange", "FloorNote"]
