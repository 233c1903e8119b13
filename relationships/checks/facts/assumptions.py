"""Whether a note is an assumption that nothing supports yet."""

from __future__ import annotations

from relationships.catalog.goals import Status
from relationships.document.notes import Note


def is_supported(note: Note) -> bool:
    """Return whether something supports a note: evidence, existing customers, or a reason why they expect it."""
    return bool(
        note.evidence
        or (note.segment and note.segment.customers_now)
        or (note.relationship and note.relationship.expected_because)
    )


def is_being_tested(note: Note) -> bool:
    """Return whether a note is an assumption with a test, planned or begun."""
    return note.status is Status.TESTING or (note.status is Status.ASSUMPTION and bool(note.experiment))


def is_untested(note: Note) -> bool:
    """Return whether a note is an assumption without a test and without support."""
    return note.status is Status.ASSUMPTION and not note.experiment and not is_supported(note)
