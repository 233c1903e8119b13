"""Rule: selling under pressure, by quotas or by boosting sales while trust is falling."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_duty, ask_field
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import agreed, joined, number, quoted
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
    title="Pressure selling",
    severity=Severity.WARNING,
    otherwise="An error if there are sales quotas and trust is falling",
    looks_for="Relationships with sales quotas, and relationships for boosting sales while trust is falling "
    "(willingness to recommend, satisfaction, sentiment, retention, churn or referrals). If staff work on boosting "
    "sales and the canvas doesn’t say whether they have quotas, Rapport asks you instead.",
    why="Staff under pressure sell what customers don’t need. Sales rise at once, and trust falls soon after.",
    what_to_do="Replace sales quotas with rewards for customers who stay, and don’t push sales until trust has "
    "recovered.",
    example=Example(
        problem="A bank pays its branch staff for every account they open, and complaints rise.",
        cured="Staff are paid for the customers who still use their account after a year.",
    ),
    source="Wells Fargo, Independent Directors of the Board, Sales Practices Investigation Report (2017). How far an "
    "indicator must fall is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship with sales quotas, or that boosts sales while trust is falling.

    Yield a question if staff boost sales and quotas are not answered.
    """
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
    yield from ask(
        CODE,
        unanswered,
        f"{agreed(len(unanswered), 'Is', 'Are')} {{names}} driven by sales quotas?",
        in_field("relationship.duties.sales_quotas"),
    )


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
            (["Sales quotas: Yes"] if has_quotas else []) + [f"{code}: from {decline}" for _, code, decline in declines]
        ),
        threshold=f"{joined(_expectations(declines, has_quotas=has_quotas), 'and')} expected",
        repeats=True,
        facts=(
            Fact(str(Duty.SALES_QUOTAS.label), "Yes" if has_quotas else "No or not answered", relationship.id),
            *(Fact(code, f"from {decline}", relationship.id) for _, code, decline in declines),
        ),
        ask=_ask(relationship, has_quotas=has_quotas),
    )


def _sentence(relationship: Relationship, declines: list[str], *, has_quotas: bool) -> str:
    if not has_quotas:
        return f"{relationship.name} is for boosting sales, although {joined(declines)}."
    more = f", although {joined(declines)}" if declines else ""
    return f"{relationship.name} has sales quotas{more}."


def _expectations(declines: Collection[object], *, has_quotas: bool) -> list[str]:
    return (["no sales quotas"] if has_quotas else []) + (["no loss of trust"] if declines else [])


def _describe_decline(series: Series) -> tuple[str, str, str]:
    earlier, later = series.decline() or (series.latest, series.latest)
    code = str(series.known.label) if series.known else ""
    return series.indicator.name, code, f"{number(earlier.value)} to {number(later.value)}"


def _ask(relationship: Relationship, *, has_quotas: bool) -> Ask:
    if has_quotas:
        return ask_duty("Update sales quotas", relationship, Duty.SALES_QUOTAS)
    hint = "To stop boosting sales until trust has recovered, delete the goal and its tactics."
    return ask_field("Update boosting sales", relationship, f"goals.{Goal.BOOSTING_SALES.value}", hint)
