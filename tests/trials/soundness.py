"""What is wrong with a canvas, or with its database, after a fault of the machine: nothing should be."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from relationships.document.integrity import first_faults
from relationships.models import Canvas, Change, Note
from relationships.store.load import load_document
from tests.trials.change_log import Written, find_different, find_missing, find_repeated, find_silent_losses, read_steps
from tests.uncached import forget_documents

Faults = dict[str, list[str]]


def find_faults(canvas: UUID, written: Mapping[str, Written]) -> Faults:
    """Return what is wrong with a canvas by kind, given all that was written to it by the id of the request."""
    forget_documents()
    steps = read_steps(canvas)
    texts = dict(Note.objects.filter(canvas=canvas).values_list("pk", "text"))
    return {
        "confirmed writes that are lost": find_missing(steps, written),
        "writes carried out twice": find_repeated(steps),
        "silent losses": find_silent_losses(steps, written),
        "revisions that are missing": _find_gaps(canvas),
        "notes that differ from the change log": find_different(steps, texts),
        "parts that do not fit together": first_faults(load_document(canvas).document),
    }


def _find_gaps(canvas: UUID) -> list[str]:
    """Return the revisions without a change, and those above the revision of the canvas."""
    recorded = set(Change.objects.filter(canvas=canvas).values_list("revision", flat=True))
    expected = set(range(1, Canvas.objects.values_list("revision", flat=True).get(pk=canvas) + 1))
    return [f"revision {revision} of {canvas}" for revision in sorted(recorded ^ expected)]


def find_database_faults() -> Faults:
    """Return what SQLite's own checks find; PostgreSQL has none of this kind."""
    rows: list[str] = []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            rows += [str(row[0]) for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            rows += [f"a dangling reference: {row}" for row in cursor.fetchall()]
    return {"faults in the database file": rows}


def add_faults(all_faults: Faults, *found: Faults) -> None:
    """Add the faults that were found to all faults by kind, each once."""
    for faults in found:
        for kind, lines in faults.items():
            known = all_faults.setdefault(kind, [])
            known += [line for line in lines if line not in known]
