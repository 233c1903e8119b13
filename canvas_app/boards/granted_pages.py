"""The slot for the page to which a canvas without members belongs, such as that of a case study.

The app that grants the roles on such canvases registers it, when the application starts. It is asked only for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from relationships.models import Canvas


class PageLink(NamedTuple):
    """A link to a page: its label and its URL."""

    label: str
    url: str


PAGES: dict[str, Callable[[UUID], PageLink | None]] = {}


def register_page(name: str, find: Callable[[UUID], PageLink | None]) -> None:
    """Fill the slot. Raise ValueError if `name` is already registered."""
    if name in PAGES:
        raise ValueError(f"{name} is registered already")
    PAGES[name] = find


def find_page(canvas: Canvas) -> PageLink | None:
    """Return the page that a canvas belongs to; None if the user is a member of it."""
    if not canvas.is_by_grant:
        return None
    return next(filter(None, (find(canvas.pk) for find in PAGES.values())), None)
