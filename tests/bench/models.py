"""Registers the floor's models with Django."""

from tests.bench.floor import FloorCanvas, FloorChange, FloorNote

__all__ = ["FloorCanvas", "FloorChange", "FloorNote"]
