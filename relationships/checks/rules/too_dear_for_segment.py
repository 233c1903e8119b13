"""Rule: a relationship costs more than the value of its customers allows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.type_scores import Answers
from relationships.catalog.segments import Factor, Level, Period
from relationships.catalog.thresholds import (
    HALF,
    LEAST_FOR_A_PERSON_A_YEAR,
    LITTLE_VALUE_A_YEAR,
    MANY_CUSTOMERS,
    MUCH_VALUE_A_YEAR,
    UNITS_PER_EURO,
)
from relationships.catalog.types import RelationshipType
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.relationships import fitting_types
from relationships.checks.factor_names import FACTOR_NAMES
from relationships.checks.facts.costs import cost_to_serve, list_costs, part_served
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.periods import MONTHS
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import joined, money
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.cost_overrun import Bound, exceeds, overrun_finding, sum_costs
from relationships.formats import format_number

CODE = "too-dear-for-segment"
OTHERS = tuple(kind for kind in RelationshipType if kind is not RelationshipType.DEDICATED)
KNOWN = (Factor.VALUE, Factor.SIZE, Factor.PRICE)


@rule(
    code=CODE,
    title="Too expensive for the segment",
    severity=Severity.ERROR,
    otherwise="A hint before the growth stage, if the fixed cost alone is too high; a warning if it isn’t certain "
    "what a customer is worth",
    looks_for="Segments where serving a customer costs more than the gross profit that the customer brings in. "
    "Also dedicated assistance for most customers of a segment that brings in too little for it.",
    why="Serving a customer must not cost more than they bring in. Few bring in enough for a dedicated person.",
    what_to_do="Choose a cheaper type, or keep the expensive one for the most valuable customers.",
    example=Example(
        problem="A savings bank gives every student account a personal adviser.",
        cured="Students use an app and a branch. Only customers with a loan have an adviser.",
    ),
    source="Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002). Two hours of skilled work a year as "
    "the minimum for a dedicated person is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every segment whose cost to serve exceeds revenue times margin.

    Before growth it is a hint if only few share the fixed cost. Else yield one for dedicated assistance that is not
    paid for, if a customer is worth little.
    """
    for segment in subject.segments:
        value, revenue = monthly_value(subject, segment), monthly_revenue(subject, segment)
        costs = list_costs(subject, segment) if revenue else []
        total = sum_costs(costs)
        if value is not None and revenue and exceeds(total, value):
            if not exceeds(total, revenue):
                yield overrun_finding(CODE, subject, segment, costs, Bound(value, True, value))
        else:
            yield from _dedicated_for_many(subject, segment)


def _dedicated_for_many(subject: Subject, segment: Segment) -> Iterator[Finding]:
    answers = collect_answers(segment.details, subject.document.currency)
    reasons = _reasons(answers, segment, subject.document.currency)
    if not reasons:
        return
    are_much = _are_costs_much(subject, segment)
    for relationship in segment.relationships:
        is_meant = relationship.is_at and relationship.type is RelationshipType.DEDICATED
        is_paid = partial(_is_paid, subject, segment, relationship, are_costs_much=are_much)
        if is_meant and _is_for_all(subject, relationship) and not is_paid():
            yield _finding(subject, segment, relationship, answers, reasons)


def _are_costs_much(subject: Subject, segment: Segment) -> bool:
    """Return whether all costs together are a large part of gross profit."""
    value = monthly_value(subject, segment)
    return value is not None and sum_costs(list_costs(subject, segment)) >= value * HALF


def _is_for_all(subject: Subject, relationship: Relationship) -> bool:
    """Return whether most customers get a person; a few of them may be worth one."""
    return part_served(subject, relationship) >= HALF


def _is_paid(subject: Subject, segment: Segment, relationship: Relationship, *, are_costs_much: bool) -> bool:
    """Return whether a person is paid for, given that the total cost does not exceed the value.

    Either the stated cost could pay for a person, or all costs are a large part of gross profit. A token amount
    is not enough.
    """
    cost, part = cost_to_serve(subject, segment, relationship), part_served(subject, relationship)
    if cost is None:
        return False
    units = UNITS_PER_EURO.get(subject.document.currency, Decimal(0))
    return are_costs_much or cost.amount * MONTHS >= LEAST_FOR_A_PERSON_A_YEAR * units * part


def _reasons(answers: Answers, segment: Segment, currency: str) -> list[str]:
    """Return why a customer cannot pay for a person of their own; empty if they can, or if it is unknown."""
    value, size = answers.levels.get(Factor.VALUE), answers.levels.get(Factor.SIZE)
    many = [f"there are {answers.read[Factor.SIZE]}" if Factor.SIZE in answers.read else "there are many of them"]
    if value is Level.LOW:
        return [_describe_value(answers, segment, currency), *(many if size is Level.HIGH else [])]
    if size is Level.HIGH and value is Level.MEDIUM:
        return [_describe_value(answers, segment, currency), *many]
    if size is Level.HIGH and value is None and answers.levels.get(Factor.PRICE) is Level.LOW:
        return [*many, "their purchases are cheap"]
    return []


def _describe_value(answers: Answers, segment: Segment, currency: str) -> str:
    """Return the value of a customer against the cost of a dedicated person, in numbers if they are known."""
    if Factor.VALUE not in answers.read:
        return "a customer brings in too little for that"
    verb = "pays" if segment.details.gross_margin is None else "brings in a gross profit of"
    return (
        f"a customer {verb} {answers.read[Factor.VALUE]} (a dedicated person needs about {_bound(answers, currency)})"
    )


def _bound(answers: Answers, currency: str) -> str:
    little = answers.levels[Factor.VALUE] is Level.LOW
    amount = (LITTLE_VALUE_A_YEAR if little else MUCH_VALUE_A_YEAR) * UNITS_PER_EURO[currency]
    return money(amount, currency) if little else f"{money(amount, currency)} for a large segment"


def _finding(
    subject: Subject, segment: Segment, relationship: Relationship, answers: Answers, reasons: list[str]
) -> Finding:
    known = {factor: answers.levels[factor] for factor in KNOWN if factor in answers.levels}
    # For payment per order the value is an estimate, which is not enough for an error.
    is_sure = segment.details.revenue_period is not Period.ORDER or Factor.VALUE not in answers.read
    return Finding(
        CODE,
        Severity.ERROR if known.get(Factor.VALUE) is Level.LOW and is_sure else Severity.WARNING,
        (relationship.id, segment.id),
        f"{relationship.name} gives each customer in {segment.name} a dedicated person, but {joined(reasons)}.",
        figure="; ".join(
            f"{FACTOR_NAMES[factor]}: {level.label.lower()}" for factor, level in known.items()
        ).capitalize(),
        threshold=_threshold(subject, known),
        facts=tuple(
            Fact(FACTOR_NAMES[factor], answers.read.get(factor, str(level.label).lower()), segment.id)
            for factor, level in known.items()
        ),
        ask=ask_field(
            "Choose another type",
            relationship,
            "type",
            "Or keep this type for fewer customers and enter how many it serves.",
            fitting_types(subject, segment, OTHERS),
        ),
    )


def _threshold(subject: Subject, known: dict[Factor, Level]) -> str:
    currency = subject.document.currency
    units = UNITS_PER_EURO.get(currency)
    many = f"fewer than {format_number(MANY_CUSTOMERS)} customers"
    if units is None or Factor.VALUE not in known:
        return f"expected: high value, or {many}"
    if known[Factor.VALUE] is Level.LOW:
        return f"expected: at least {money(LITTLE_VALUE_A_YEAR * units, currency)} a year"
    return f"expected: at least {money(MUCH_VALUE_A_YEAR * units, currency)} a year, or {many}"
