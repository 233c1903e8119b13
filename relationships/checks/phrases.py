"""How the checks put names, lists, amounts and days into their sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_UP, Decimal

from relationships.catalog.types import RelationshipType
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.values import plain

PLURAL = (RelationshipType.AUTOMATED, RelationshipType.COMMUNITIES)
LONGEST_NAME = 80
NAMED_AT_MOST = 3
# From here on nobody counts cents.
IN_WHOLE_UNITS = 100
DAYS_A_MONTH, DAYS_A_YEAR = Decimal("30.44"), Decimal("365.25")
LONGEST_IN_MONTHS = 24


def name(note: Note) -> str:
    """A note by the name that the user gave it, in quotes, cut if it is long."""
    return quoted(short_name(note.text))


def quoted(text: str) -> str:
    """A name in quotes, cut if it is long."""
    return f"“{text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + '…'}”"


def names(notes: Iterable[Note]) -> str:
    """Notes by their names: up to three, then how many more."""
    return listed([name(note) for note in notes])


def listed(words: Collection[str]) -> str:
    """Words as a sentence lists them: up to three, then how many more."""
    shown = list(words)[:NAMED_AT_MOST]
    more = len(words) - len(shown)
    return joined([*shown, f"{more:,} more"] if more else shown)


def joined(words: list[str]) -> str:
    """All words, with “and” before the last."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def number(amount: Decimal | int) -> str:
    """An amount as people write it: no cents from a hundred on, at most two digits behind the point below."""
    value = Decimal(amount)
    step = Decimal(1) if abs(value) >= IN_WHOLE_UNITS else Decimal("0.01")
    return f"{plain(value.quantize(step, ROUND_HALF_UP)):,}".replace("-", "−")


def money(amount: Decimal | int, currency: str) -> str:
    """An amount with its currency; below a hundred with both digits behind the point, unless it is a whole number."""
    shown = number(amount)
    return f"{shown}0 {currency}" if "." in shown and shown[-2] == "." else f"{shown} {currency}"


def day(date: dt.date) -> str:
    """A day in words."""
    return f"{date.day} {date:%B} {date.year}"


def age(days: int) -> str:
    """How long ago something was: in days, months or years."""
    if days < 2 * DAYS_A_MONTH:
        return f"{days:,} days"
    months = round(days / DAYS_A_MONTH)
    return f"{months} months" if months <= LONGEST_IN_MONTHS else f"{int(days / DAYS_A_YEAR):,} years"


def assumed(kind: RelationshipType) -> str:
    """That a type is assumed, in words: “self-service is assumed”, “communities are assumed”."""
    return f"{kind.label.lower()} {'are' if kind in PLURAL else 'is'} assumed"


def count(many: int, what: str) -> str:
    """How many of something: “no review”, “1 review”, “1,200 reviews”."""
    return f"{many:,} {what}s" if many > 1 else f"{'no' if not many else 1} {what}"
