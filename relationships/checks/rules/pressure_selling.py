"""Selling under pressure: quotas, or more sales while trust is falling."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.catalog.types import ServedBy
from relationships.checks.changes import with_details, with_duties
from relationships.checks.duties import ask, is_open
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.parties import Relationship
from relationships.checks.rule import Example, rule
from relationships.checks.series import Series
from relationships.checks.subject import Subject
from relationships.checks.words import joined, number, quoted
from relationships.document import CanvasDocument

CODE = "pressure-selling"
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
            yield _finding(relationship, falling, has_quotas=has_quotas)
        elif boosts and relationship.served_by is ServedBy.STAFF and is_open(relationship, Duty.SALES_QUOTAS):
            silent.append(relationship)
    yield from ask(CODE, silent, "Do sales quotas drive {names}?")


def _falling(subject: Subject, relationship: Relationship) -> Iterator[Series]:
    """The indicators of trust that get worse: of the relationship, of its segments, of the canvas."""
    places: list[UUID | None] = [relationship.id, *(segment.id for segment in relationship.segments), None]
    for series in subject.series_of(*places):
        if series.known in TRUST and not series.is_stale(subject.day) and series.fall():
            yield series


def _finding(relationship: Relationship, falling: list[Series], *, has_quotas: bool) -> Finding:
    falls = sorted(_fall(series) for series in falling)
    said = ["is driven by sales quotas"] if has_quotas else []
    said += [f"is to sell more while {joined([f'{quoted(name)} went from {fall}' for name, _, fall in falls])}"] * bool(
        falls
    )
    return Finding(
        CODE,
        Severity.ERROR if has_quotas and falls else Severity.WARNING,
        (relationship.id,),
        f"{relationship.name} {joined(said)}.",
        figure="; ".join((["sales quotas"] if has_quotas else []) + [f"{code} from {fall}" for _, code, fall in falls]),
        threshold="no sales quotas, and trust that does not fall",
        facts=(
            Fact(str(Duty.SALES_QUOTAS.label), "yes" if has_quotas else "not stated or no", relationship.id),
            *(Fact(code, fall, relationship.id) for _, code, fall in falls),
        ),
        cure=Cure(
            _words(has_quotas=has_quotas, stops=bool(falls)),
            lambda document: _relieved(document, relationship, has_quotas=has_quotas, stops=bool(falls)),
        ),
    )


def _fall(series: Series) -> tuple[str, str, str]:
    earlier, later = series.fall() or (series.latest, series.latest)
    code = str(series.known.label) if series.known else ""
    return series.indicator.name, code, f"{number(earlier.value)} to {number(later.value)}"


def _words(*, has_quotas: bool, stops: bool) -> str:
    drop = ["drop the quotas"] if has_quotas else []
    return joined([*drop, *(["stop selling more until trust is back"] if stops else [])]).capitalize() + "."


def _relieved(document: CanvasDocument, relationship: Relationship, *, has_quotas: bool, stops: bool) -> CanvasDocument:
    if has_quotas:
        document = with_duties(document, [relationship.id], {Duty.SALES_QUOTAS: Answer.NO})
    if stops:
        kept = tuple(each for each in relationship.details.goals if each.goal is not Goal.BOOSTING_SALES)
        document = with_details(document, relationship.id, goals=kept)
    return document
