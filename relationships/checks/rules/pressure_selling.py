"""Selling under pressure: quotas, or more sales while trust is falling."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.catalog.types import ServedBy
from relationships.checks.cures.changes import with_declined, with_details, with_duties
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, number, quoted
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, is_open
from relationships.document.canvas import CanvasDocument

CODE = "pressure-selling"
PAUSED = "Paused until trust is back."
TRUST = (
    KnownIndicator.NET_PROMOTER_SCORE,
    KnownIndicator.SATISFACTION,
    KnownIndicator.SENTIMENT,
    KnownIndicator.RETENTION_RATE,
    KnownIndicator.CHURN_RATE,
    KnownIndicator.REFERRAL_RATE,
)


@rule(
    code=CODE,
    title="Selling under pressure",
    severity=Severity.WARNING,
    why="Staff who must sell will sell what nobody asked for. It shows in sales at once and in trust a little later.",
    what_to_do="Drop the quotas, or measure staff by customers who stay; sell no more until trust is back.",
    example=Example(
        problem="A bank pays its counter staff by the number of accounts opened, and complaints rise.",
        cured="They are paid by how many customers still use the account after a year.",
    ),
    source="Wells Fargo, Independent Directors of the Board, Sales Practices Investigation Report (2017); by how much "
    "a figure must fall is own judgement",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Quotas, and relationships that boost sales where trust is falling; a question where staff sell more."""
    silent = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        has_quotas = relationship.says(Duty.SALES_QUOTAS) is Answer.YES
        boosts = relationship.serves(Goal.BOOSTING_SALES)
        falling = list(_falling(subject, relationship)) if boosts and relationship.is_running else []
        if has_quotas or falling:
            yield _finding(subject, relationship, falling, has_quotas=has_quotas)
        elif boosts and relationship.served_by is ServedBy.STAFF and is_open(relationship, Duty.SALES_QUOTAS):
            silent.append(relationship)
    yield from ask(CODE, silent, "Do sales quotas drive {names}?")


def _falling(subject: Subject, relationship: Relationship) -> Iterator[Series]:
    """The indicators of trust that get worse: of the relationship, of its segments, of the canvas."""
    places: list[UUID | None] = [relationship.id, *(segment.id for segment in relationship.segments), None]
    for series in subject.series_of(*places):
        if series.known in TRUST and not series.is_stale(subject.day) and series.fall():
            yield series


def _finding(subject: Subject, relationship: Relationship, falling: list[Series], *, has_quotas: bool) -> Finding:
    falls = sorted(_fall(series) for series in falling)
    return Finding(
        CODE,
        Severity.ERROR if has_quotas and falls else Severity.WARNING,
        (relationship.id,),
        _sentence(relationship, [f"{quoted(name)} went from {fall}" for name, _, fall in falls], has_quotas=has_quotas),
        figure="; ".join((["sales quotas"] if has_quotas else []) + [f"{code} from {fall}" for _, code, fall in falls]),
        threshold="no sales quotas, and trust that does not fall",
        facts=(
            Fact(str(Duty.SALES_QUOTAS.label), "yes" if has_quotas else "not stated or no", relationship.id),
            *(Fact(code, fall, relationship.id) for _, code, fall in falls),
        ),
        cure=Cure(
            _words(has_quotas=has_quotas, stops=bool(falls)),
            lambda document: _relieved(document, subject, relationship, has_quotas=has_quotas, stops=bool(falls)),
        ),
    )


def _sentence(relationship: Relationship, falls: list[str], *, has_quotas: bool) -> str:
    if not has_quotas:
        return f"More is to be sold in {relationship.name} while {joined(falls)}."
    more = f", and more is to be sold while {joined(falls)}" if falls else ""
    return f"Sales quotas drive {relationship.name}{more}."


def _fall(series: Series) -> tuple[str, str, str]:
    earlier, later = series.fall() or (series.latest, series.latest)
    code = str(series.known.label) if series.known else ""
    return series.indicator.name, code, f"{number(earlier.value)} to {number(later.value)}"


def _words(*, has_quotas: bool, stops: bool) -> str:
    drop = ["drop the quotas"] if has_quotas else []
    stop = ["stop selling more until trust is back"] if stops else []
    return f"{joined([*drop, *stop]).capitalize()}{'; the goal is then declared paused' if stops else ''}."


def _relieved(
    document: CanvasDocument, subject: Subject, relationship: Relationship, *, has_quotas: bool, stops: bool
) -> CanvasDocument:
    if has_quotas:
        document = with_duties(document, [relationship.id], {Duty.SALES_QUOTAS: Answer.NO})
    if stops:
        kept = tuple(served for served in relationship.details.goals if served.goal is not Goal.BOOSTING_SALES)
        document = with_details(document, relationship.id, goals=kept)
        for segment in _left_without(subject, relationship):
            document = with_declined(document, segment.id, Goal.BOOSTING_SALES, PAUSED)
    return document


def _left_without(subject: Subject, relationship: Relationship) -> Iterator[Segment]:
    """The segments that nothing else is to sell more to."""
    for segment in subject.segments:
        serving = [candidate for candidate in segment.running if candidate.serves(Goal.BOOSTING_SALES)]
        if serving == [relationship]:
            yield segment
