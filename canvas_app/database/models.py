"""The table of the shared cache."""

from typing import ClassVar

from django.db import models


class CacheEntry(models.Model):
    """An entry of `canvas_app.database.shared_cache`: the hash of its key, and its pickled value.

    `expires` are seconds since 1970; infinite if it never expires.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.BinaryField()
    expires = models.FloatField(db_index=True)

    objects: ClassVar[models.Manager["CacheEntry"]] = models.Manager()

    def __str__(self) -> str:
        return self.key
