"""Rule: a relationship continues although what it depends on has been invalidated."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer, Status
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.phrases import names
from relationships.checks.rule import Example, rule
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note

CODE = "rests-on-disproved"


@rule(
    code=CODE,
    title="Rests on something disproved",
    severity=Severity.WARNING,
    why="An experiment that changes nothing was for nothing. What goes on after it was proved wrong goes on at a loss.",
    what_to_do="Drop the relationship, or rest it on something that holds.",
    example=Example(
        problem="A test showed that no dentist reads the newsletter; it still carries the offer for dentists.",
        cured="The offer goes out with the yearly inspection instead.",
    ),
    source="Ries, The Lean Startup (2011): pivot or persevere",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Running relationships that are invalidated themselves, or are for, run over or serve something that is."""
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
    consequences = (["it is established all the same"] if is_itself else []) + (
        [f"it rests on {names(invalidated)}, disproved as well"] if is_itself and invalidated else []
    )
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id, *(note.id for note in invalidated)),
        f"A test has disproved {relationship.name}, and {' and '.join(consequences)}."
        if is_itself
        else f"A test has disproved {names(invalidated)}, on which {relationship.name} goes on to rest.",
        figure=f"{len(invalidated) + is_itself} disproved",
        threshold="none",
        facts=(
            *(Fact("Disproved", "yes", note.id) for note in invalidated),
            Fact("Itself disproved", "yes" if is_itself else "no", relationship.id),
        ),
        cure=Cure(
            f"Mark {relationship.name} as not established." if is_itself else _describe_cure(relationship, invalidated),
            lambda document: _without_links(document, relationship, invalidated, is_itself=is_itself),
        ),
    )


def _describe_cure(relationship: Relationship, invalidated: list[Note]) -> str:
    if {note.id for note in invalidated} & relationship.segment_ids:
        return f"Mark {relationship.name} as not established."
    return f"Remove the links from {relationship.name} to {names(invalidated)}."


def _without_links(
    document: CanvasDocument, relationship: Relationship, invalidated: list[Note], *, is_itself: bool
) -> CanvasDocument:
    removed, details = {note.id for note in invalidated}, relationship.details
    if is_itself or removed & relationship.segment_ids:
        return with_details(document, relationship.id, established=Answer.NO)
    remaining = tuple(key for key in details.serves if key not in removed)
    channel = None if details.channel in removed else details.channel
    return with_details(document, relationship.id, serves=remaining, channel=channel)
