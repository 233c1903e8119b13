"""Rule: the last review of a relationship is too long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from relationships.analysis.service_mix import STAGES
from relationships.catalog.thresholds import LONG_AGO, LOOKED_AT_WITHIN
from relationships.checks.asks.fields import ask_review
from relationships.checks.asks.questions import in_new
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.reviews import LastReview, find_last_review, find_overdue, stage_start
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import age, agreed, day, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "review-long-ago"


@rule(
    code=CODE,
    title="Not reviewed recently",
    severity=Severity.HINT,
    looks_for=f"Relationships in use whose last review was more than {age(LONG_AGO.days)} ago or before the current "
    "stage began, and relationships that were established that long ago and never reviewed. If others have no "
    "review, Rapport asks you instead.",
    why="Customers, competitors and technology change. Without a review, you notice too late.",
    what_to_do="Ask customers what has changed for them, and decide what to keep.",
    example=Example(
        problem="An internet provider last reviewed its dial-up help line four years ago.",
        cured="The review shows that hardly anyone uses dial-up, and the staff now answer questions about Wi-Fi.",
    ),
    source="AOL, which did not adapt, as a case study. The interval is Rapport’s own judgement, based on the yearly "
    "review of ISO 9001 (9.3).",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for running relationships whose newest review is old or older than the stage, or never held.

    Those that were never reviewed must have been established long ago; yield a question about the others.
    """
    if subject.is_case_study:
        return
    running = [relationship for relationship in subject.relationships if relationship.is_running]
    without_review = [relationship for relationship in running if find_last_review(subject, relationship) is None]
    unreviewed = [relationship for relationship in without_review if _is_long_established(subject, relationship)]
    # If nothing was ever reviewed, one review of the whole canvas resolves all of them.
    for group in (
        [[relationship] for relationship in unreviewed] if subject.reviews else [unreviewed] if unreviewed else []
    ):
        yield _never_reviewed(subject, group[0].id if subject.reviews else None, group)
    yield from _outdated(subject, running)
    if not subject.is_early:
        unanswered = [relationship for relationship in without_review if relationship not in unreviewed]
        yield from ask(
            CODE,
            unanswered,
            "When did you last check whether customers still want {names}?",
            in_new(Form.NEW_REVIEW, "customers_said"),
        )


def _is_long_established(subject: Subject, relationship: Relationship) -> bool:
    established = relationship.details.established_on
    return established is not None and subject.day - established > LONG_AGO


def _outdated(subject: Subject, running: list[Relationship]) -> Iterator[Finding]:
    """Yield one finding per outdated review; another rule reports overdue ones."""
    overdue, began = {place for place, _ in find_overdue(subject)}, stage_start(subject)
    found: dict[UUID | None, list[tuple[Relationship, dt.date]]] = {}
    for relationship in running:
        last = find_last_review(subject, relationship)
        if last and last[1] not in overdue and _is_old(subject, relationship, last, began):
            found.setdefault(last[1], []).append((relationship, last[0]))
    for place, outdated in found.items():
        yield _finding(subject, place, outdated, began)


def _is_old(subject: Subject, relationship: Relationship, last: LastReview, began: dt.date | None) -> bool:
    start = relationship.details.start_stage
    is_older = start is not None and STAGES.index(start) < STAGES.index(subject.stage)
    before_stage = is_older and began is not None and last[0] < began and subject.day - began > LOOKED_AT_WITHIN
    return before_stage or subject.day - last[0] > LONG_AGO


def _never_reviewed(subject: Subject, place: UUID | None, unreviewed: list[Relationship]) -> Finding:
    since = min(relationship.details.established_on or subject.day for relationship in unreviewed)
    many = len(unreviewed)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"{names(relationship.note for relationship in unreviewed)} {agreed(many, 'has', 'have')} never been reviewed, "
        f"although {agreed(many, 'it', 'the first')} was established on {day(since)}.",
        figure=f"Reviews since {day(since)}: 0",
        threshold=f"at least 1 expected every {age(LONG_AGO.days)}",
        facts=tuple(
            Fact(
                "Established, never reviewed", day(relationship.details.established_on or subject.day), relationship.id
            )
            for relationship in unreviewed
        ),
        ask=ask_review(place, "Ask customers what has changed for them, and write down what you decided."),
    )


def _finding(
    subject: Subject, place: UUID | None, found: list[tuple[Relationship, dt.date]], began: dt.date | None
) -> Finding:
    last = found[0][1]
    days, before = (subject.day - last).days, began is not None and last < began
    covered = names(relationship.note for relationship, _ in found)
    what = names([subject.notes[place]]) if place else f"this canvas, which covers {covered},"
    since = f", before the {subject.stage.label.lower()} stage began" if before else ""
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"The last review of {what} was on {day(last)}, {age(days)} ago{since}.",
        figure=f"Last review: {day(last)}",
        threshold=f"at least 1 expected every {age(LONG_AGO.days)} and at each stage",
        facts=(
            Fact("Last review", day(last), place),
            *(Fact("Covered by this review", day(last), relationship.id) for relationship, _ in found),
            *([Fact("Current stage began by", day(began))] if began and before else []),
        ),
        ask=ask_review(place, "Ask customers what has changed for them, and write down what you decided."),
    )
