"""Formatting of names, lists, amounts and dates in the sentences of findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_UP, Decimal

from relationships.document.naming import in_quotes, short_name
from relationships.document.notes import Note
from relationships.document.values import plain
from relationships.formats import format_day, format_money, format_number, with_unit

LONGEST_NAME = 80
NAMED_AT_MOST = 3
# Amounts from here on are shown without decimals.
IN_WHOLE_UNITS = 100
DAYS_A_MONTH, DAYS_A_YEAR = Decimal("30.44"), Decimal("365.25")
LONGEST_IN_MONTHS = 24


def name(note: Note) -> str:
    """Return the name of a note in quotes, truncated if it is long."""
    return quoted(short_name(note.text))


def quoted(text: str) -> str:
    """Return a text in quotes, truncated if it is long."""
    return in_quotes(text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…")


def names(notes: Iterable[Note]) -> str:
    """Return the names of notes as a list: at most three, then how many more."""
    return listed([name(note) for note in notes])


def listed(words: Collection[str]) -> str:
    """Return texts as a list: at most three, then how many more."""
    shown = list(words)[:NAMED_AT_MOST]
    more = len(words) - len(shown)
    return joined([*shown, f"{format_number(more)} more"] if more else shown)


def joined(words: list[str], conjunction: str = "and") -> str:
    """Join texts by commas, with a conjunction before the last."""
    return f" {conjunction} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def agreed(many: int, singular: str, plural: str) -> str:
    """Return the form of a verb or pronoun that agrees with a number of subjects."""
    return singular if many == 1 else plural


def number(amount: Decimal | int) -> str:
    """Format an amount without decimals from 100 on, and with at most two below."""
    value = Decimal(amount)
    step = Decimal(1) if abs(value) >= IN_WHOLE_UNITS else Decimal("0.01")
    return format_number(plain(value.quantize(step, ROUND_HALF_UP)))


def money(amount: Decimal | int, currency: str) -> str:
    """Format an amount with its currency; below 100 with two decimals, unless it is a whole number."""
    return format_money(amount, currency)


def day(date: dt.date) -> str:
    """Format a date as in “1 June 2026”."""
    return format_day(date)


def age(days: int) -> str:
    """Format a number of days as days, months or years."""
    if days < 2 * DAYS_A_MONTH:
        return with_unit(format_number(days), "days")
    months = round(days / DAYS_A_MONTH)
    if months <= LONGEST_IN_MONTHS:
        return with_unit(format_number(months), "months")
    return with_unit(format_number(int(days / DAYS_A_YEAR)), "years")


def count(many: int, what: str) -> str:
    """Format a number of things: “no reviews”, “1 review”, “1,200 reviews”."""
    return f"1 {what}" if many == 1 else f"{f'{format_number(many)}' if many else 'no'} {what}s"
