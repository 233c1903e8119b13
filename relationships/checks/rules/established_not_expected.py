"""Rule: a relationship is expensive, not expected, and shows no effect."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.analysis.service_mix import WHOLE, least_cost, monthly_cost
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
from relationships.checks.phrases import agreed, listed, money, names, quoted
from relationships.checks.rule import Example, rule
from relationships.formats import format_percent

CODE = "established-not-expected"
# What a relationship that is worth its cost can be expected to improve.
EFFECTS = (KnownIndicator.RETENTION_RATE, KnownIndicator.SATISFACTION, KnownIndicator.REFERRAL_RATE)


@rule(
    code=CODE,
    title="Expensive but not expected",
    severity=Severity.WARNING,
    looks_for="Established relationships that customers don’t expect, that are expensive, and that have no indicator "
    "showing an effect. A relationship is expensive if it costs at least "
    f"{format_percent(DEAR_PERCENT_OF_VALUE)} of its customers’ gross profit or, if that is unknown, "
    f"{format_percent(DEAR_PERCENT_OF_COST)} of the cost of all relationships.",
    why="Extra service can delight customers. If nobody can show its effect, the money may be better spent elsewhere.",
    what_to_do="Measure what the relationship achieves, or end it.",
    example=Example(
        problem="A printing company visits every customer twice a year. No customer asked for it, and nobody "
        "measures the effect.",
        cured="It visits half of its customers and compares how many in each half order again.",
    ),
    source="Business Model Generation (2010), on expected and established relationships. The limits for “expensive” "
    "are Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every relationship that is established, expensive, not expected and without effect."""
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

    The limit is a share of what the customers bring in, else a share of all costs, else a fixed amount.
    """
    cost = least_cost(relationship.details)
    if not cost:
        return None
    currency = subject.document.currency
    is_whole = monthly_cost(relationship.details) is not None
    shown = f"{'' if is_whole else 'at least '}{money(cost, currency)} a month"
    if value := _total_value(subject, relationship):
        is_expensive = cost * WHOLE >= value * DEAR_PERCENT_OF_VALUE
        bound = f"{format_percent(DEAR_PERCENT_OF_VALUE)} of the {money(value, currency)} that its customers bring in"
        return (shown, bound) if is_expensive else None
    if len(subject.running_costs) > 1:
        total = sum(subject.running_costs, Decimal(0))
        is_expensive = cost * WHOLE >= total * DEAR_PERCENT_OF_COST
        bound = f"{format_percent(DEAR_PERCENT_OF_COST)} of the {_total(subject, total)}"
        return (shown, bound) if is_expensive else None
    units = UNITS_PER_EURO.get(currency)
    is_expensive = units is not None and cost >= DEAR_A_MONTH * units
    return (shown, f"{money(DEAR_A_MONTH * (units or 1), currency)} a month") if is_expensive else None


def _total(subject: Subject, total: Decimal) -> str:
    known = "" if subject.knows_running_costs else "known "
    return f"{known}{money(total, subject.document.currency)} that all relationships cost"


def _total_value(subject: Subject, relationship: Relationship) -> Decimal | None:
    """Return the gross profit, or else the revenue, of all customers served per month; None if unknown."""
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
    shown = listed([quoted(series.indicator.name) for series in measured]) or "no indicator"
    effect = f"{shown} {agreed(len(measured), 'shows', 'show')} no effect" if measured else f"{shown} shows an effect"
    whom = names(relationship.segments) if relationship.segments else "customers"
    expects = "doesn’t" if len(relationship.segments) == 1 else "don’t"
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id,),
        f"{relationship.name} costs {cost}, but {whom} {expects} expect it, and {effect}.",
        figure=f"Cost: {cost}, indicators with an effect: 0",
        threshold=f"expected: less than {bound}, or 1 indicator with an effect",
        facts=(
            Fact("Expected", "No", relationship.id),
            Fact("Established", "Yes", relationship.id),
            Fact("Cost", cost, relationship.id),
            Fact("Indicators that show no effect", str(len(measured)), relationship.id),
        ),
        ask=_ask(relationship, has_figures=bool(measured)),
    )


def _ask(relationship: Relationship, *, has_figures: bool) -> Ask:
    if has_figures:
        hint = "To end it, choose “No”. To keep it, add an indicator that shows its effect."
        return ask_field("Decide whether to keep it", relationship, "established", hint)
    hint = "Choose what it should improve, and set a target."
    choices = tuple(Choice(known.value, str(known.label)) for known in EFFECTS)
    return Ask("Add indicator", Form.NEW_INDICATOR, relationship.id, "code", hint, choices)
