"""How a canvas compares with all published cases."""

from __future__ import annotations

from collections import Counter

from canvas_app.case_studies.models import LibraryEntry
from canvas_app.case_studies.search.choices import unpack
from relationships.catalog.goals import Goal
from relationships.catalog.segments import CustomerKind
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.lenses.comparison.against_all import Traits, tell_against_all


def tell_against_cases(document: CanvasDocument) -> list[str]:
    """Return in sentences how a canvas differs from the published cases, which one query reads."""
    found = Counter(LibraryEntry.objects.values_list("facets", flat=True))
    traits = Counter[Traits]()
    for bits, number in found.items():
        traits[_traits(bits)] += number
    return tell_against_all(document, traits, "published case")


def _traits(bits: int) -> Traits:
    types, goals = map(RelationshipType, unpack("type", bits)), map(Goal, unpack("goal", bits))
    return Traits(frozenset({*types, *goals}), frozenset(map(CustomerKind, unpack("kind", bits))))
