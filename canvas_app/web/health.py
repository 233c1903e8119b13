"""Liveness and readiness checks for load balancers and orchestrators."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Return 200 as long as the process responds; the database is not queried."""
    return JsonResponse({"status": "live"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Return 200 if the database responds and is fully migrated, otherwise 503 with the reason."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    if not _known_migrations() <= applied:
        return JsonResponse({"status": "migrations are missing: run manage.py migrate"}, status=503)
    return JsonResponse({"status": "ready"})


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations on disk, which do not change while the process runs."""
    return frozenset(MigrationLoader(None).disk_migrations)
