"""The pragmas of the current thread's connection, as a function and as the only address of a site."""

import threading

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, JsonResponse
from django.urls import path

WAIT_SECONDS = 30
NAMES = ("journal_mode", "synchronous")
# All requests meet here, so that each is in a thread of its own.
_meeting = threading.Barrier(settings.ENVIRONMENT.threads, timeout=WAIT_SECONDS)


def read_pragmas(alias: str = DEFAULT_DB_ALIAS) -> dict[str, object]:
    """Return the pragmas of this thread's connection to a database by name."""
    with connections[alias].cursor() as cursor:
        return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in NAMES}


def report(_request: HttpRequest) -> JsonResponse:
    """Return the pragmas once there are as many requests as threads."""
    _meeting.wait()
    return JsonResponse({"thread": threading.get_ident(), **read_pragmas()})


urlpatterns = [path("", report)]
