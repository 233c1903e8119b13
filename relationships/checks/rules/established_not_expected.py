"""Rule: a relationship is expensive, not expected, and shows no effect."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.analysis.service_mix import WHOLE, monthly_cost
from relationships.catalog.goals import Answer
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.thresholds import (
    DEAR_A_MONTH,
    DEAR_PERCENT_OF_COST,
    DEAR_PERCENT_OF_VALUE,
    UNITS_PER_EURO,
)
from relationships.checks.asks.fields import ask_field
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Choice, Fact, Finding, Form, Severity
from relationships.checks.phrases import money, names, quoted
from relationships.checks.rule import Example, rule
from relationships.formats import format_percent

CODE = "established-not-expected"
# What a relationship that is worth its cost can be expected to improve.
EFFECTS = (KnownIndicator.RETENTION_RATE, KnownIndicator.SATISFACTION, KnownIndicator.REFERRAL_RATE)


@rule(
    code=CODE,
    title="Established, not expected",
    severity=Severity.WARNING,
    why="To give more than is expected can be what a company is loved for. If it is dear and nobody can say what it "
    "does, the money may be better spent where something is expected.",
    what_to_do="Measure what it does for those who get it, or let it go.",
    example=Example(
        problem="A printer visits every customer twice a year, which none of them asked for; nobody knows what for.",
        cured="It visits half of them and compares how many of each half order again.",
    ),
    source="Business Model Generation (2010): expected and established. What is dear is own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """What runs, is said not to be expected, is dear, and has no indicator that shows an effect."""
    for relationship in subject.relationships:
        details = relationship.details
        if details.expected is Answer.NO and details.established is Answer.YES and relationship.is_at:
            excess = _excessive_cost(subject, relationship)
            # Indicators of the segment do not show the effect of this one relationship.
            measured = subject.series.get(relationship.id, ())
            if excess and not any(map(_shows_effect, measured)):
                yield _finding(relationship, excess, [series for series in measured if series.readings])


def _excessive_cost(subject: Subject, relationship: Relationship) -> tuple[str, str] | None:
    """Return the cost and the limit it exceeds, as texts; None if it is acceptable or unknown.

    The limit is a share of what the customers leave, else a share of all costs, else a fixed amount.
    """
    cost = monthly_cost(relationship.details)
    if not cost:
        return None
    currency = subject.document.currency
    shown = f"{money(cost, currency)} a month"
    if value := _total_value(subject, relationship):
        is_dear, reference = (
            cost * WHOLE >= value * DEAR_PERCENT_OF_VALUE,
            f"{money(value, currency)} that its customers leave",
        )
        return (shown, f"{format_percent(DEAR_PERCENT_OF_VALUE)} of the {reference}") if is_dear else None
    if len(subject.running_costs) > 1:
        total = sum(subject.running_costs, Decimal(0))
        is_dear, reference = (
            cost * WHOLE >= total * DEAR_PERCENT_OF_COST,
            f"{money(total, currency)} that all of them cost",
        )
        return (shown, f"{format_percent(DEAR_PERCENT_OF_COST)} of the {reference}") if is_dear else None
    units = UNITS_PER_EURO.get(currency)
    is_dear = units is not None and cost >= DEAR_A_MONTH * units
    return (shown, f"{money(DEAR_A_MONTH * (units or 1), currency)} a month") if is_dear else None


def _total_value(subject: Subject, relationship: Relationship) -> Decimal | None:
    """Return what all customers served leave (or pay) per month; None if unknown."""
    segment = next(iter(subject.served(relationship)), None)
    if segment is None:
        return None
    value = monthly_value(subject, segment)
    earnings = value if value is not None else monthly_revenue(subject, segment)
    customers = relationship.details.customers_served or segment.details.customers_now
    return earnings * customers if earnings and customers else None


def _shows_effect(series: Series) -> bool:
    """Return whether an indicator improves or meets its target; without a reading, whether it has a target."""
    if not series.readings:
        return series.indicator.target is not None
    latest = series.latest
    if series.indicator.target is not None:
        return not series.is_off(latest)
    return len(series.readings) > 1 and series.is_better(latest.value, series.readings[-2].value)


def _finding(relationship: Relationship, excess: tuple[str, str], measured: list[Series]) -> Finding:
    cost, bound = excess
    seen = f"{', '.join(quoted(series.indicator.name) for series in measured)} shows no effect" if measured else ""
    whom = names(relationship.segments) if relationship.segments else "customers"
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id,),
        f"Not expected by {whom}, at {cost}: {relationship.name}; {seen or 'no indicator shows its effect'}.",
        figure=f"{cost}, {len(measured)} indicators without effect",
        threshold=f"less than {bound}, or a measured effect",
        facts=(
            Fact("Expected", "no", relationship.id),
            Fact("Established", "yes", relationship.id),
            Fact("Cost", cost, relationship.id),
            Fact("Indicators that show no effect", str(len(measured)), relationship.id),
        ),
        ask=_ask(relationship, has_figures=bool(measured)),
    )


def _ask(relationship: Relationship, *, has_figures: bool) -> Ask:
    if has_figures:
        hint = "If you let it go, choose “No”. To keep it, add an indicator that shows its effect."
        return ask_field("Decide whether it stays", relationship, "established", hint)
    hint = "Choose what should improve, and set a target."
    choices = tuple(Choice(known.value, str(known.label)) for known in EFFECTS)
    return Ask("Add an indicator", Form.NEW_INDICATOR, relationship.id, "code", hint, choices)
