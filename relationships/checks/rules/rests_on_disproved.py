"""Rule: a relationship continues although what it depends on has been invalidated."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer, Status
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.phrases import agreed, names
from relationships.checks.rule import Example, rule
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note

CODE = "rests-on-disproved"


@rule(
    code=CODE,
    title="Invalidated but still in use",
    severity=Severity.WARNING,
    looks_for="Relationships in use that are invalidated themselves, or whose segment, channel or other linked note "
    "is invalidated.",
    why="A test that changes nothing is wasted, and you keep paying for something that doesn’t work.",
    what_to_do="End the relationship, or base it on something that works.",
    example=Example(
        problem="A test showed that no dentist reads the newsletter. The offer for dentists is still sent with it.",
        cured="The offer is now sent with the yearly inspection.",
    ),
    source="Ries, The Lean Startup (2011): pivot or persevere",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every running relationship that is invalidated itself or depends on a note that is."""
    for relationship in subject.relationships:
        details = relationship.details
        linked = [subject.notes[key] for key in (details.channel, *details.serves) if key]
        invalidated = {note.id: note for note in (*relationship.segments, *linked) if _is_invalidated(note)}
        is_itself = _is_invalidated(relationship.note) and details.established is Answer.YES
        if relationship.is_running and (invalidated or is_itself):
            yield _finding(relationship, list(invalidated.values()), is_itself=is_itself)


def _is_invalidated(note: Note) -> bool:
    return note.status is Status.INVALIDATED


def _finding(relationship: Relationship, invalidated: list[Note], *, is_itself: bool) -> Finding:
    are = agreed(len(invalidated), "is", "are")
    depends = f" and depends on {names(invalidated)}, which {are} invalidated too" if invalidated else ""
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id, *(note.id for note in invalidated)),
        f"{relationship.name} is invalidated but still marked as established{depends}."
        if is_itself
        else f"{relationship.name} depends on {names(invalidated)}, which {are} invalidated.",
        figure=f"Invalidated notes: {len(invalidated) + is_itself}",
        threshold="expected: 0",
        repeats=True,
        facts=(
            *(Fact("Invalidated", "Yes", note.id) for note in invalidated),
            Fact("Relationship invalidated", "Yes" if is_itself else "No", relationship.id),
        ),
        cure=Cure(
            f"Mark {relationship.name} as not established." if is_itself else _describe_cure(relationship, invalidated),
            lambda document: _without_links(document, relationship, invalidated, is_itself=is_itself),
        ),
    )


def _describe_cure(relationship: Relationship, invalidated: list[Note]) -> str:
    if {note.id for note in invalidated} & relationship.segment_ids:
        return f"Mark {relationship.name} as not established."
    return f"Delete the links from {relationship.name} to {names(invalidated)}."


def _without_links(
    document: CanvasDocument, relationship: Relationship, invalidated: list[Note], *, is_itself: bool
) -> CanvasDocument:
    removed, details = {note.id for note in invalidated}, relationship.details
    if is_itself or removed & relationship.segment_ids:
        return with_details(document, relationship.id, established=Answer.NO)
    remaining = tuple(key for key in details.serves if key not in removed)
    channel = None if details.channel in removed else details.channel
    return with_details(document, relationship.id, serves=remaining, channel=channel)
