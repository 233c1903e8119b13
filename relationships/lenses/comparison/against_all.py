"""How a canvas compares with many others, in sentences with their counts: what most have, and what few have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.segments import CustomerKind
from relationships.catalog.types import RelationshipType
from relationships.checks.phrases import quoted
from relationships.document.canvas import CanvasDocument
from relationships.formats import format_number
from relationships.lenses.comparison.found import at_start, in_words

# As many canvases must support a sentence.
ENOUGH = 5
MOST_SENTENCES = 6
# The share of canvases from which on they are “most”, and up to which they are “few”.
MOST, FEW = Fraction(3, 5), Fraction(1, 4)
WITH: dict[CustomerKind | None, str] = {
    CustomerKind.PRIVATE: " with private customers",
    CustomerKind.BUSINESS: " with businesses as customers",
}

type Trait = RelationshipType | Goal


@dataclass(frozen=True, slots=True)
class Traits:
    """The types and goals of the relationships of a canvas, planned ones included, and the kinds of its segments."""

    relationships: frozenset[Trait]
    kinds: frozenset[CustomerKind]


@dataclass(frozen=True, slots=True)
class Count:
    """How many canvases of a group have a trait; `kind` is None if the group is all of them."""

    trait: Trait
    kind: CustomerKind | None
    having: int
    total: int

    def support(self, has: bool) -> int:
        """Return how many differ from a canvas that has the trait, or has not."""
        return self.total - self.having if has else self.having

    def is_telling(self, has: bool) -> bool:
        """Return whether a canvas that has the trait, or has not, differs from enough of the group."""
        share = Fraction(self.having, self.total)
        return self.support(has) >= ENOUGH and (share <= FEW if has else share >= MOST)


def traits_of(document: CanvasDocument) -> Traits:
    """Return the traits of a canvas."""
    details = [note.relationship for note in document.notes(Block.CUSTOMER_RELATIONSHIPS) if note.relationship]
    types = {detail.type for detail in details if detail.type}
    goals = {served.goal for detail in details for served in detail.goals}
    segments = [note.segment for note in document.notes(Block.CUSTOMER_SEGMENTS) if note.segment]
    return Traits(frozenset({*types, *goals}), frozenset(segment.kind for segment in segments if segment.kind))


def tell_against_all(document: CanvasDocument, others: Mapping[Traits, int], noun: str) -> list[str]:
    """Return how a canvas differs from all others, the most telling first.

    `others` is how many canvases have the same traits, and `noun` what they are called, such as “published case”.
    """
    own, name = traits_of(document), quoted(document.title)
    best = [found for trait in (*RelationshipType, *Goal) if (found := _most_telling(trait, own, others))]
    best.sort(key=lambda count: _strength(count, own), reverse=True)
    return [_tell(count, count.trait in own.relationships, noun, name) for count in best[:MOST_SENTENCES]]


def _most_telling(trait: Trait, own: Traits, others: Mapping[Traits, int]) -> Count | None:
    """Return the group from which a canvas differs most in a trait; None if it does not differ from enough."""
    telling = [count for count in _counts(trait, own, others) if count.is_telling(trait in own.relationships)]
    return max(telling, key=lambda count: _strength(count, own), default=None)


def _counts(trait: Trait, own: Traits, others: Mapping[Traits, int]) -> Iterator[Count]:
    """Yield how many have a trait, of all and of those with segments of the kinds that the canvas has."""
    for kind in (None, *(kind for kind in CustomerKind if kind in own.kinds)):
        group = [(other, number) for other, number in others.items() if kind is None or kind in other.kinds]
        having = sum(number for other, number in group if trait in other.relationships)
        if total := sum(number for _, number in group):
            yield Count(trait, kind, having, total)


def _strength(count: Count, own: Traits) -> tuple[Fraction, int]:
    """Return the share of a group from which a canvas differs, then their number."""
    support = count.support(count.trait in own.relationships)
    return Fraction(support, count.total), support


def _tell(count: Count, has: bool, noun: str, name: str) -> str:
    group = f"{_number(count.total, count)} {noun}s{WITH.get(count.kind, '')}"
    verb = _verb(count.trait, is_one=count.having < 2)
    if count.having == count.total:
        return f"All {group} {verb}; {name} doesn’t."
    if not has:
        return f"{at_start(_number(count.having, count))} of {group} {verb}; {name} doesn’t."
    if not count.having:
        return f"None of {group} {verb}; {name} does."
    return f"Only {_number(count.having, count)} of {group} {verb}; {name} does, too."


def _number(number: int, count: Count) -> str:
    """Return a number as both of a sentence are written: in words if the larger one is below ten."""
    return in_words(number) if count.total < 10 else format_number(number)


def _verb(trait: Trait, *, is_one: bool) -> str:
    label = str(trait.label).lower()
    if isinstance(trait, Goal):
        return f"{'has' if is_one else 'have'} a relationship for {label}"
    return f"{'uses' if is_one else 'use'} {label}"
