"""The default cache, in the database: all processes share it, and no live entry is ever evicted.

django-allauth counts sign-ins and other attempts in it, and keeps used one-time codes there. Errors of the database are
raised, so that nobody gets in because an attempt could not be counted. Each write is a transaction, because those take
turns on SQLite; within another transaction, it is lost if that is rolled back.
"""

import math
import pickle
import time
from collections.abc import Iterable
from hashlib import sha256
from itertools import count
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection, transaction

from canvas_app.database.models import CacheEntry

TABLE = CacheEntry._meta.db_table
# One statement, so that of several processes exactly one adds the entry.
STORE = f"""
    INSERT INTO {TABLE} (key, value, expires) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""  # noqa: S608
UNLESS_LIVE = f" WHERE {TABLE}.expires <= %s"

# Each write adds one entry at most, so expired entries are removed faster than they can pile up.
WRITES_PER_SWEEP = 50
SWEPT_ROWS = 200
_writes = count(1)


class SharedCache(BaseCache):
    """Django's cache interface over the table of `CacheEntry`."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def make_key(self, key: Any, version: int | None = None) -> str:
        """Return the hash of a key, which may be of any length and contain addresses."""
        return sha256(super().make_key(key, version).encode()).hexdigest()

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self.get_many([key], version).get(key, default)

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        names = {self.make_key(key, version): key for key in keys}
        live = CacheEntry.objects.filter(pk__in=names, expires__gt=time.time())
        # Only this class writes the table.
        return {names[name]: pickle.loads(value) for name, value in live.values_list("key", "value")}  # noqa: S301

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._store(STORE, key, value, timeout, version)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._store(STORE + UNLESS_LIVE, key, value, timeout, version, time.time())

    def _store(self, statement: str, key: Any, value: Any, timeout: Any, version: int | None, *more: float) -> bool:
        """Run a statement with the columns of an entry; return whether it wrote one."""
        columns = (self.make_key(key, version), pickle.dumps(value), self._expiry(timeout))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, (*columns, *more))
            stored: bool = cursor.rowcount == 1
        if next(_writes) % WRITES_PER_SWEEP == 0:
            _delete_expired()
        return stored

    def _expiry(self, timeout: Any) -> float:
        expiry = self.get_backend_timeout(timeout)
        return math.inf if expiry is None else expiry

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        live = CacheEntry.objects.filter(pk=self.make_key(key, version), expires__gt=time.time())
        with transaction.atomic():
            return live.update(expires=self._expiry(timeout)) == 1

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Add `delta` to a number, which expires when it would have; return it. Raise ValueError if there is none."""
        with transaction.atomic():
            live = CacheEntry.objects.select_for_update().filter(expires__gt=time.time())
            entry = live.filter(pk=self.make_key(key, version)).first()
            if entry is None:
                raise ValueError(f"Key '{key}' not found")
            number: int = pickle.loads(entry.value) + delta  # noqa: S301
            entry.value = pickle.dumps(number)
            entry.save(update_fields=["value"])
        return number

    def delete(self, key: Any, version: int | None = None) -> bool:
        return CacheEntry.objects.filter(pk=self.make_key(key, version)).delete()[0] == 1

    def clear(self) -> None:
        CacheEntry.objects.all().delete()


def _delete_expired() -> None:
    """Delete some entries that have expired; on PostgreSQL without those that another process is deleting."""
    expired = CacheEntry.objects.filter(expires__lte=time.time())
    with transaction.atomic():
        some = expired.order_by("expires").select_for_update(skip_locked=True)[:SWEPT_ROWS]
        # The time is compared again, because an entry may have been replaced before it was locked.
        expired.filter(pk__in=some.values("pk")).delete()
