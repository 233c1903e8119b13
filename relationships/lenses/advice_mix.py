"""The mix of types to start with: each part with the reason why it belongs to the mix, and the answers behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relationships.analysis.type_groups import FitGroup
from relationships.analysis.type_mix import Mix
from relationships.analysis.type_scores import Ranked
from relationships.catalog.types import TYPES, RelationshipType

# As many answers as fit on one or two lines.
ANSWERS_AT_ONCE = 2
BEST = "The best fit"
FALLBACK = (
    "Only for difficult cases, so that customers can reach a person. The answers don’t show that little is at stake "
    "for them and that what they buy is simple."
)


@dataclass(frozen=True, slots=True)
class MixPart:
    """One type of a mix, or several to choose from (“Self-service or automated services”), and why it is in the mix."""

    types: str
    why: str


def describe_mix(mix: Mix, groups: Iterable[FitGroup]) -> tuple[MixPart, ...]:
    """Return the parts of a mix; their types stand in the order in which `groups` show them."""
    places = {ranked.type: (place, ranked) for place, group in enumerate(groups) for ranked in group.types}
    return tuple(_parts(mix, places))


def _parts(mix: Mix, places: dict[RelationshipType, tuple[int, Ranked]]) -> Iterator[MixPart]:
    for number, types in enumerate(mix.parts):
        words = list_types(types, "or")
        is_fallback = mix.has_fallback and number == len(mix.parts) - 1
        why = FALLBACK if is_fallback else _why(*places[types[0]], is_first=number == 0)
        yield MixPart(f"{words[:1].upper()}{words[1:]}", why)


def _why(place: int, ranked: Ranked, *, is_first: bool) -> str:
    """Return why a type is in the mix, by the place of its group: 0 for the best."""
    fit = "Fits less well" if place else "Fits just as well"
    reason = BEST if is_first else f"{fit}, but is served by {TYPES[ranked.type].served_by.label}"
    answers = [f"{said[:1].lower()}{said[1:]}" for said in (reason.said for reason in ranked.pro)]
    decided = "; ".join(answers[:ANSWERS_AT_ONCE])
    return f"{reason}. The answers that count most for it: {decided}." if decided else f"{reason}."


def list_types(types: Iterable[RelationshipType], last: str) -> str:
    """Return the names of types within a sentence, such as “self-service or automated services”."""
    *words, end = [kind.label.lower() for kind in types]
    return f"{', '.join(words)} {last} {end}" if words else end
