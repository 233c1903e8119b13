"""A relationship that the value of the customers does not carry."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.answers import answers_of
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import RelationshipType
from relationships.checks.changes import suggested_type, with_details
from relationships.checks.economics import cost_to_serve, costs_of, monthly_revenue, monthly_value
from relationships.checks.expensive import Bound, exceeds, expensive, total_of
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Relationship, Segment
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject
from relationships.checks.words import joined

CODE = "too-dear-for-segment"
OTHERS = tuple(kind for kind in RelationshipType if kind is not RelationshipType.DEDICATED)


@rule(
    code=CODE,
    title="Too dear for the segment",
    severity=Severity.WARNING,
    why="What a customer leaves after the cost of the goods is the most that looking after them may cost. One person "
    "for each is right for a few of high value and absurd for a mass of small ones.",
    what_to_do="Choose a type that their value carries, or keep the dear one for those who are worth it.",
    example=Example(
        problem="A savings bank gives every student account an adviser of its own.",
        cured="Students have an app and a branch; advisers are for those with a loan.",
    ),
    source="Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002); two hours of a skilled person a year as "
    "the least that a person of one’s own takes is own judgement",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Cost to serve above revenue times margin; and a person for each, at no known cost, where value is little."""
    for segment in subject.segments:
        value, revenue = monthly_value(segment), monthly_revenue(segment)
        costs = costs_of(subject, segment) if revenue else []
        total = total_of(costs)
        if value is not None and revenue and exceeds(total, value):
            if not exceeds(total, revenue):
                bound = Bound(value, "after the cost of the goods they leave", value)
                yield expensive(CODE, Severity.WARNING, subject, segment, costs, bound)
        else:
            yield from _persons_for_a_mass(subject, segment)


def _persons_for_a_mass(subject: Subject, segment: Segment) -> Iterator[Finding]:
    levels = answers_of(segment.details, subject.document.currency).levels
    reasons = _reasons(levels.get(Factor.VALUE), levels.get(Factor.SIZE), levels.get(Factor.PRICE))
    for relationship in segment.relationships if reasons else ():
        is_meant = relationship.is_at and relationship.type is RelationshipType.DEDICATED
        if is_meant and not cost_to_serve(subject, segment, relationship):
            yield _finding(subject, segment, relationship, reasons)


def _reasons(value: Level | None, size: Level | None, price: Level | None) -> list[str]:
    """Why a customer cannot carry a person of their own; empty where they can, or where it cannot be told."""
    if value is Level.LOW:
        return ["each is worth little a year"]
    if size is Level.HIGH and value is Level.MEDIUM:
        return ["they are many", "each is worth no more than some hours of a person a year"]
    if size is Level.HIGH and value is None and price is Level.LOW:
        return ["they are many", "they buy cheaply"]
    return []


def _finding(subject: Subject, segment: Segment, relationship: Relationship, reasons: list[str]) -> Finding:
    answers = answers_of(segment.details, subject.document.currency)
    factors = (Factor.VALUE, Factor.SIZE, Factor.PRICE)
    known = {factor: answers.levels[factor] for factor in factors if factor in answers.levels}
    said = joined([*reasons, *(f"by its figures {answers.read[each]}" for each in known if each in answers.read)])
    kind = suggested_type(segment.details, subject.document.currency, OTHERS)
    return Finding(
        CODE,
        Severity.ERROR if known.get(Factor.VALUE) is Level.LOW else Severity.WARNING,
        (relationship.id, segment.id),
        f"{relationship.name} gives everybody of {segment.name} a person of their own, but {said}.",
        figure="one person per customer; " + "; ".join(f"{each.value}: {level}" for each, level in known.items()),
        threshold="few customers of high value",
        facts=tuple(
            Fact(str(each.label), answers.read.get(each, str(level.label).lower()), segment.id)
            for each, level in known.items()
        ),
        cure=Cure(
            f"Choose another type; {kind.label.lower()} is assumed, as what suits them best by what is known.",
            lambda document: with_details(document, relationship.id, type=kind),
        ),
    )
