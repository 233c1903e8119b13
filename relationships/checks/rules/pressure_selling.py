"""Rule: selling under pressure, by quotas or by boosting sales while trust is falling."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_duty, ask_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, number, quoted
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, is_open

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
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        has_quotas = relationship.answer(Duty.SALES_QUOTAS) is Answer.YES
        boosts = relationship.serves(Goal.BOOSTING_SALES)
        declining = list(_declining_trust(subject, relationship)) if boosts and relationship.is_running else []
        if has_quotas or declining:
            yield _finding(relationship, declining, has_quotas=has_quotas)
        elif boosts and relationship.served_by is ServedBy.STAFF and is_open(relationship, Duty.SALES_QUOTAS):
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Do sales quotas drive {names}?")


def _declining_trust(subject: Subject, relationship: Relationship) -> Iterator[Series]:
    """Yield the declining indicators of trust of the relationship, its segments and the canvas."""
    places: list[UUID | None] = [relationship.id, *(segment.id for segment in relationship.segments), None]
    for series in subject.series_of(*places):
        if series.known in TRUST and not series.is_stale(subject.day) and series.decline():
            yield series


def _finding(relationship: Relationship, declining: list[Series], *, has_quotas: bool) -> Finding:
    declines = sorted(_describe_decline(series) for series in declining)
    return Finding(
        CODE,
        Severity.ERROR if has_quotas and declines else Severity.WARNING,
        (relationship.id,),
        _sentence(
            relationship,
            [f"{quoted(name)} went from {decline}" for name, _, decline in declines],
            has_quotas=has_quotas,
        ),
        figure="; ".join(
            (["sales quotas"] if has_quotas else []) + [f"{code} from {decline}" for _, code, decline in declines]
        ),
        threshold="no sales quotas, and trust that does not fall",
        facts=(
            Fact(str(Duty.SALES_QUOTAS.label), "yes" if has_quotas else "not stated or no", relationship.id),
            *(Fact(code, decline, relationship.id) for _, code, decline in declines),
        ),
        ask=_ask(relationship, has_quotas=has_quotas),
    )


def _sentence(relationship: Relationship, declines: list[str], *, has_quotas: bool) -> str:
    if not has_quotas:
        return f"More is to be sold in {relationship.name} while {joined(declines)}."
    more = f", and more is to be sold while {joined(declines)}" if declines else ""
    return f"Sales quotas drive {relationship.name}{more}."


def _describe_decline(series: Series) -> tuple[str, str, str]:
    earlier, later = series.decline() or (series.latest, series.latest)
    code = str(series.known.label) if series.known else ""
    return series.indicator.name, code, f"{number(earlier.value)} to {number(later.value)}"


def _ask(relationship: Relationship, *, has_quotas: bool) -> Ask:
    if has_quotas:
        return ask_duty("Review the sales quotas", relationship, Duty.SALES_QUOTAS)
    hint = "To stop selling more until trust is back, clear the tactics and the goal."
    return ask_field("Review boosting sales", relationship, f"goals.{Goal.BOOSTING_SALES.value}", hint)
