"""Field for a pasted list of hours, as decimals or as hours and minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from relationships.document.naming import in_quotes
from relationships.document.values import plain
from relationships.formats import format_number
from relationships.formulas.rounding import EXACTLY, SMALLEST
from relationships.formulas.validation import MOST_CASES

MINUTES = Decimal(60)
SEPARATOR = re.compile(r"[\s;]+|,(?=\s|$)|,$")
CLOCK = re.compile(r"([0-9]{1,6}):([0-5][0-9])")
NUMBER = re.compile(r"-?[0-9]{1,11}([.,][0-9]+)?|-?[.,][0-9]+")
SHOWN = 20
HINT = (
    "One per line, or separated by spaces or semicolons. 4.5, 4,5 and 4:30 all mean four and a half hours. Values "
    "are rounded to 4 decimal places."
)


class HoursField(forms.CharField):
    """A text field whose cleaned value is a tuple of hours, rounded to four places."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        """Return the hours. Raise ValidationError for an invalid number, or for too many."""
        written = [word for word in SEPARATOR.split(super().to_python(value) or "") if word]
        # Several commas in one word separate numbers; a single one is a decimal comma.
        words = [part for word in written for part in (word.split(",") if word.count(",") > 1 else [word]) if part]
        if len(words) > MOST_CASES:
            raise ValidationError(
                f"You entered {format_number(len(words))} values. At most {format_number(MOST_CASES)} are allowed."
            )
        return tuple(_hours(word) for word in words)


def _hours(word: str) -> Decimal:
    if clock := CLOCK.fullmatch(word):
        whole, minutes = (Decimal(group) for group in clock.groups())
        return _rounded(whole + minutes / MINUTES)
    if NUMBER.fullmatch(word) is None:
        raise ValidationError(f"{in_quotes(word[:SHOWN])} isn’t a valid number of hours. Examples: 4.5 or 4:30.")
    return _rounded(Decimal(word.replace(",", ".")))


def _rounded(value: Decimal) -> Decimal:
    return plain(value.quantize(SMALLEST, context=EXACTLY))


def written_hours(values: Iterable[Decimal]) -> str:
    """Return hours as an editable text, in ascending order."""
    return " ".join(str(value) for value in sorted(values))
