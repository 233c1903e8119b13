"""Which of the named segments is on which side of a pattern, and the segment that a pattern adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationships.catalog.patterns.pattern import BusinessPattern, Side
from relationships.drafting.customers import Customers
from relationships.drafting.words import stem, tokenise

# What people do who supply something, with more weight than what they are called.
SUPPLYING = frozenset(
    map(stem, ("earn", "offer", "sell", "lend", "teach", "supply", "spare", "empty", "rent", "tutor", "host"))
)
# In these patterns, an answer with two segments names both sides, the supplying one last.
BOTH_NAMED = frozenset(("two_sided_market", "peer_to_peer", "crowdfunding"))


@dataclass(frozen=True, slots=True)
class Member:
    """A segment on a side of a pattern; `is_named` tells whether an answer names it."""

    customers: Customers
    side: Side
    is_named: bool = True


def assign_sides(pattern: BusinessPattern, found: Sequence[Customers]) -> tuple[Member, ...]:
    """Return the segments with their sides, customers first; a pattern with two sides adds one that nobody named."""
    role = pattern.roles.get(Side.OTHER)
    if role is None:
        return tuple(Member(one, Side.CUSTOMER) for one in found)
    others = _others(pattern, found) if len(found) > 1 else []
    members = [Member(one, Side.CUSTOMER) for one in found if one not in others]
    members += [Member(one, Side.OTHER) for one in others]
    if not others:
        members.append(Member(_added(role.unnamed, found[0].short), Side.OTHER, is_named=False))
    return tuple(members)


def _others(pattern: BusinessPattern, found: Sequence[Customers]) -> list[Customers]:
    scores = [_score(one, pattern.roles[Side.OTHER].words) for one in found]
    others = [one for one, score in zip(found, scores, strict=True) if score]
    if len(others) == len(found):
        # All of them supply something, or nobody does: the one that does least is the customer.
        least = min(range(len(found)), key=lambda number: (scores[number], number))
        others = [one for number, one in enumerate(found) if number != least]
    return others or ([found[-1]] if pattern.key in BOTH_NAMED else [])


def _score(one: Customers, words: frozenset[str]) -> int:
    named = {stem(word.folded) for word in tokenise(one.short)}
    done = {stem(word) for word in one.words} & SUPPLYING
    return len(named & {stem(word) for word in words}) + 2 * len(done - named)


def _added(template: str, whom: str) -> Customers:
    name = template.format(whom=whom)
    head = name.split(" ")[0]
    return Customers(name, f"{head[0].lower()}{head[1:]}", tuple(word.folded for word in tokenise(name)))
