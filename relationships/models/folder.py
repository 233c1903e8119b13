"""Folders, into which each person files the canvases that they can see."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

FOLDER_NAME_LENGTH = 60


class Folder(models.Model):
    """A folder of one person. Nobody else sees it, also if the canvases in it are shared.

    `Member.folder` names the folder in which a person keeps a canvas. It is always one of that person's own.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DB_CASCADE, related_name="canvas_folders")
    name = models.CharField(max_length=FOLDER_NAME_LENGTH)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], name="folder_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="folder_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
