"""Relationships that nobody has looked at for long, while the market moved on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from relationships.analysis.service_mix import STAGES
from relationships.catalog.thresholds import LONG_AGO, LOOKED_AT_WITHIN
from relationships.checks.cures.changes import with_review
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.reviews import Look, last_look, overdue, stage_began
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, day, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "review-long-ago"


@rule(
    code=CODE,
    title="The market moved, nobody looked",
    severity=Severity.HINT,
    why="Customers, rivals and technology change by themselves; a relationship changes only if somebody looks.",
    what_to_do="Ask customers what has changed for them, and decide what to keep.",
    example=Example(
        problem="An internet provider last reviewed its dial-up help line four years ago.",
        cured="It hears that hardly anybody dials up any more, and moves the staff to questions about Wi-Fi.",
    ),
    source="AOL, which did not adapt; the time is own judgement, after the yearly review of ISO 9001 (9.3)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Running relationships whose newest review is old, or older than the stage, or that were established long ago and
    never reviewed; a question about the others that were not.
    """
    if subject.is_picture:
        return
    running = [relationship for relationship in subject.relationships if relationship.is_running]
    unseen = [relationship for relationship in running if last_look(subject, relationship) is None]
    forgotten = [relationship for relationship in unseen if _is_long_there(subject, relationship)]
    # Where nothing was ever reviewed, one review of the whole canvas would do.
    for group in (
        [[relationship] for relationship in forgotten] if subject.reviews else [forgotten] if forgotten else []
    ):
        yield _never(subject, group[0].id if subject.reviews else None, group)
    yield from _outdated(subject, running)
    if not subject.is_early:
        silent = [relationship for relationship in unseen if relationship not in forgotten]
        yield from ask(CODE, silent, "When did you last look whether customers still want {names}?")


def _is_long_there(subject: Subject, relationship: Relationship) -> bool:
    established = relationship.details.established_on
    return established is not None and subject.day - established > LONG_AGO


def _outdated(subject: Subject, running: list[Relationship]) -> Iterator[Finding]:
    """What old reviews looked at, a finding for each; what is overdue is another rule's."""
    late, began = {place for place, _ in overdue(subject)}, stage_began(subject)
    found: dict[UUID | None, list[tuple[Relationship, dt.date]]] = {}
    for relationship in running:
        look = last_look(subject, relationship)
        if look and look[1] not in late and _is_old(subject, relationship, look, began):
            found.setdefault(look[1], []).append((relationship, look[0]))
    for place, outdated in found.items():
        yield _finding(subject, place, outdated, began)


def _is_old(subject: Subject, relationship: Relationship, look: Look, began: dt.date | None) -> bool:
    start = relationship.details.start_stage
    is_older = start is not None and STAGES.index(start) < STAGES.index(subject.stage)
    before_stage = is_older and began is not None and look[0] < began and subject.day - began > LOOKED_AT_WITHIN
    return before_stage or subject.day - look[0] > LONG_AGO


def _never(subject: Subject, place: UUID | None, forgotten: list[Relationship]) -> Finding:
    since = min(relationship.details.established_on or subject.day for relationship in forgotten)
    many = len(forgotten)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Established {'on' if many == 1 else 'from'} {day(since)}{'' if many == 1 else ' on'} and never reviewed: "
        f"{names(relationship.note for relationship in forgotten)}.",
        figure=f"established on {day(since)}, no review",
        threshold=f"a review within {age(LONG_AGO.days)}",
        facts=tuple(
            Fact(
                "Established, never reviewed", day(relationship.details.established_on or subject.day), relationship.id
            )
            for relationship in forgotten
        ),
        cure=Cure(
            "Hold a review; the canvas then has one of today, to be filled in.",
            lambda document: with_review(document, place, subject.today),
        ),
    )


def _finding(
    subject: Subject, place: UUID | None, found: list[tuple[Relationship, dt.date]], began: dt.date | None
) -> Finding:
    last = found[0][1]
    days, before = (subject.day - last).days, began is not None and last < began
    what = (
        names([subject.notes[place]])
        if place
        else f"this canvas, with {names(relationship.note for relationship, _ in found)}"
    )
    since = f", before the {subject.stage.label.lower()} stage began" if before else ""
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Last reviewed on {day(last)}, {age(days)} ago{since}: {what}.",
        figure=f"reviewed on {day(last)}",
        threshold=f"within {age(LONG_AGO.days)}, and since the stage began",
        facts=(
            Fact("Last review", day(last), place),
            *(Fact("Last looked at", day(last), relationship.id) for relationship, _ in found),
            *([Fact("The stage began by", day(began))] if began and before else []),
        ),
        cure=Cure(
            "Hold a review; the canvas then has one of today, to be filled in.",
            lambda document: with_review(document, place, subject.today),
        ),
    )
