"""A list of hours as people paste it: one after the other, in decimals or as hours and minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from relationships.document.values import plain
from relationships.formulas.rounding import EXACTLY, SMALLEST
from relationships.formulas.validation import MOST_CASES

MINUTES = Decimal(60)
APART = re.compile(r"[\s;]+|,(?=\s|$)|,$")
CLOCK = re.compile(r"([0-9]{1,6}):([0-5][0-9])")
NUMBER = re.compile(r"-?[0-9]{1,11}([.,][0-9]+)?|-?[.,][0-9]+")
SHOWN = 20
HINT = (
    "Paste them one below the other, or with spaces or semicolons between: 4.5, 4,5 and 4:30 all are four and a half. "
    "They are kept to four places."
)


class HoursField(forms.CharField):
    """A text of numbers; its cleaned value is a tuple of hours, to four places."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        """The hours; raises ValidationError for a word that is no number, and for too many."""
        written = [each for each in APART.split(super().to_python(value) or "") if each]
        # With several commas in one word they do not stand before decimals.
        words = [part for each in written for part in (each.split(",") if each.count(",") > 1 else [each]) if part]
        if len(words) > MOST_CASES:
            raise ValidationError(f"These are {len(words):,} matters; at most {MOST_CASES:,} can be taken.")
        return tuple(_hours(word) for word in words)


def _hours(word: str) -> Decimal:
    if clock := CLOCK.fullmatch(word):
        whole, minutes = (Decimal(each) for each in clock.groups())
        return _kept(whole + minutes / MINUTES)
    if NUMBER.fullmatch(word) is None:
        raise ValidationError(f"“{word[:SHOWN]}” is no number of hours, such as 4.5 or 4:30.")
    return _kept(Decimal(word.replace(",", ".")))


def _kept(value: Decimal) -> Decimal:
    return plain(value.quantize(SMALLEST, context=EXACTLY))


def written_hours(values: Iterable[Decimal]) -> str:
    """Hours as a text that can be edited, the shortest first."""
    return " ".join(str(value) for value in sorted(values))
