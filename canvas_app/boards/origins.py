"""The slot for what a canvas was started from, such as a case study.

The app that knows it registers itself when the application starts. It is asked on every page of a canvas, so that it
must answer with one small query.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID


class Origin(NamedTuple):
    """What a canvas was started from: a name, and the URL of its page, which is empty if there is none any more."""

    name: str
    url: str


ORIGINS: dict[str, Callable[[UUID], Origin | None]] = {}


def register_origin(name: str, find: Callable[[UUID], Origin | None]) -> None:
    """Fill the slot. Raise ValueError if `name` is already registered."""
    if name in ORIGINS:
        raise ValueError(f"{name} is registered already")
    ORIGINS[name] = find


def find_origin(canvas_id: UUID) -> Origin | None:
    """Return what a canvas was started from; None if that is not known."""
    return next(filter(None, (find(canvas_id) for find in ORIGINS.values())), None)
