"""The folders of a person, in order, with what is in them."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.db.models.functions import Collate

from canvas_app.database.collation import COLLATION
from relationships.models import Folder


def list_folders(user_id: int) -> QuerySet[Folder]:
    """Return the folders of a person by name."""
    return Folder.objects.filter(user_id=user_id).order_by(Collate("name", COLLATION), "pk")


def count_canvases(folders: QuerySet[Folder]) -> QuerySet[Folder]:
    """Return folders with the number of canvases in each, archived ones too, as `canvases`."""
    return folders.annotate(canvases=Count("members"))
