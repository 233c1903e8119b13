"""The parameters of the list of canvases, as they stand in its address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, TextChoices
from django.db.models.functions import Collate
from django.http import QueryDict
from django.urls import reverse

from canvas_app.database.collation import COLLATION
from relationships.models import Role

# In the address, in place of the number of a folder: the canvases that are in none.
NO_FOLDER = "none"


class Show(TextChoices):
    """The three lists of canvases."""

    MINE = "mine", "Mine"
    SHARED = "shared", "Shared with me"
    ARCHIVED = "archived", "Archived"


class Sort(TextChoices):
    """The orders of a list."""

    CHANGED = "changed", "Last changed"
    TITLE = "title", "Title"
    CREATED = "created", "Newest"


CONDITIONS: dict[Show, Q] = {
    Show.MINE: Q(archived_at=None, my_role=Role.OWNER),
    Show.SHARED: Q(archived_at=None) & ~Q(my_role=Role.OWNER),
    Show.ARCHIVED: Q(archived_at__isnull=False),
}
ORDERS: dict[Sort, tuple[Any, ...]] = {
    Sort.CHANGED: ("-changed_at", "pk"),
    Sort.TITLE: (Collate("title", COLLATION), "pk"),
    Sort.CREATED: ("-created_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class ListParameters:
    """The parameters of the list: which canvases, in which order, and which page.

    `folder` is the number of a folder as text, or `NO_FOLDER`; empty for all canvases.
    """

    show: Show = Show.MINE
    folder: str = ""
    q: str = ""
    stage: str = ""
    sort: Sort = Sort.CHANGED
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether a search, a stage or a folder limits the list."""
        return bool(self.q or self.stage or self.folder)

    def address(self, **other: object) -> str:
        """Return the URL of this list, or of one with `other` parameters. Omits defaults."""
        parameters, defaults = replace(self, **other), ListParameters()  # type: ignore[arg-type]
        query = QueryDict(mutable=True)
        for name in ("show", "folder", "q", "stage", "sort", "page"):
            if (value := getattr(parameters, name)) != getattr(defaults, name):
                query[name] = value
        return f"{reverse('boards:list')}?{query.urlencode()}" if query else reverse("boards:list")


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one of the three lists, or to a folder of it, with its number of canvases."""

    label: str
    url: str
    count: int
    is_current: bool
