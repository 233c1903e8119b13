"""Value propositions from a problem: what is hard becomes what the business makes possible, in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationships.drafting.clauses import AUXILIARIES, Clause, as_third_person, find_verb, shorten
from relationships.drafting.customers import is_people
from relationships.drafting.fragments import lowered
from relationships.drafting.turning import turn
from relationships.drafting.words import word_set


@dataclass(frozen=True, slots=True)
class Turned:
    """A value proposition, and the clause that it comes from."""

    text: str
    quoted: str


def turn_round(clauses: Sequence[Clause], most: int = 2) -> list[Turned]:
    """Return propositions that turn clauses round, at most some."""
    found: list[Turned] = []
    for clause in clauses:
        if len(found) == most or clause.is_about_us:
            continue
        if text := turn(clause):
            found.append(Turned(_finished(text), clause.text))
    # The problem comes first; what follows is mostly how it is solved. “I run a shop” is neither.
    first = next((clause for clause in clauses if not clause.is_about_founder), None)
    if not found and first and _can_follow_when(first):
        return [Turned(f"Help when {lowered(as_third_person(first.text))}", first.text)]
    return found


def _can_follow_when(clause: Clause) -> bool:
    """Return whether “Help when …” is a sentence with this clause."""
    return (
        clause.has_verb
        and not clause.is_about_us
        and "when" not in clause.folded
        and len(clause.text) < 110
        and clause.folded[0] not in NOT_AFTER_WHEN
        and not clause.folded[0].endswith("body")
        and find_verb(clause.words) != 0
    )


NOT_AFTER_WHEN = word_set(
    """
    no when if why what how which who where there there’s you one each every a an it its this that these they
    ours and or but so with without to for from in on at while because once until everyone anyone free
    """
)


OFFER_STARTS = ("a", "an", "one", "free")


def offers_in(clauses: Sequence[Clause]) -> list[str]:
    """Return clauses that describe an offer by its name, such as “A box with the right ingredients turns up”.

    A name that comes first, before other clauses, may be that of the problem.
    """
    return [
        _finished(clause.text)
        for number, clause in enumerate(clauses)
        if _is_offer(clause)
        and not clause.is_about_us
        and (number or len(clauses) == 1 or clause.folded[0] in OFFER_STARTS)
    ]


def _is_offer(clause: Clause) -> bool:
    if turn(clause) or is_people(clause.folded[0]) or (len(clause.words) > 1 and is_people(clause.folded[1])):
        return False
    verb = find_verb(clause.words)
    if clause.folded[0] in OFFER_STARTS:
        return verb is None or clause.folded[verb] not in AUXILIARIES
    return verb is None and len(clause.words) > 2 and clause.folded[0] not in NOT_AFTER_WHEN


def _finished(text: str) -> str:
    """Return a proposition with a capital letter, without a mark at its end, and of a length that fits a note."""
    text = shorten(as_third_person(text.strip(" ,.;:")))
    return f"{text[:1].upper()}{text[1:]}"
