"""The kinds of value that parts of a canvas are made of: clean text, amounts, counts, percentages."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

NOTE_LENGTH = 500
NOTES_PER_CANVAS = 1000
# One a day for almost three years, or one a week for nineteen: a chart shows no more, and every page reads them all.
READINGS_PER_INDICATOR = 1000
TITLE_LENGTH = 120
LINE_LENGTH = 200
TEXT_LENGTH = 2000
LARGEST_COUNT = 9_999_999_999
SLUG_LENGTH = 50

# Control characters other than tab and newline, lone surrogates, and the marks that reorder text around them.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Letters and signs that show nothing, beside spaces and what is made to be invisible.
BLANK = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unit(StrEnum):
    """The unit of an amount; the currency is that of the canvas."""

    MONEY = "money"
    PERCENT = "percent"

    def symbol(self, currency: str) -> str:
        """Return what stands behind an amount: the code of the currency, or a percent sign."""
        return currency if self is Unit.MONEY else "%"


def with_unix_newlines(value: object) -> object:
    """Turn the line ends that browsers and Windows files send into plain newlines."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def without_control_characters(value: str) -> str:
    """Pass text on, or raise ValueError naming the first character that text cannot hold."""
    if found := FORBIDDEN.search(value):
        raise ValueError(f"contains the character U+{ord(found.group()):04X}, which text cannot hold")
    return value


def is_seen(value: str) -> bool:
    """Whether anything of a text can be seen: a name has to be."""
    return any(unicodedata.category(each) not in ("Zs", "Zl", "Zp", "Cc", "Cf") for each in BLANK.sub("", value))


def _with_something_to_see(value: str) -> str:
    if value and not is_seen(value):
        raise ValueError("has nothing in it that can be seen")
    return value


def plain(value: Decimal) -> Decimal:
    """Write equal amounts alike: no trailing zeros, no exponent, no negative zero."""
    normal = value.normalize() + 0
    return normal.quantize(Decimal(1)) if int(normal.as_tuple().exponent) > 0 else normal


def as_day(value: object) -> object:
    """Read a date written as 2024-05-31; raise ValueError for other texts and for numbers, which count from 1970."""
    if isinstance(value, str) and WRITTEN_DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("is not a date of the calendar") from None
    if isinstance(value, (str, int, float)):
        raise ValueError("is not a date written as 2024-05-31")
    return value


def day_in_words(day: dt.date) -> str:
    """A date as people write it, such as 3 May 2026."""
    return f"{day.day} {day:%B} {day.year}"


def once[Choice](choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Choosing a thing twice is choosing it once."""
    return tuple(dict.fromkeys(choices))


def in_given_order[Choice: Enum, Kind](answers: dict[Choice, Kind]) -> dict[Choice, Kind]:
    """Sort answers as the enumeration of their questions does: databases keep keys in orders of their own."""
    return {
        choice: answers[choice] for kind in {type(each) for each in answers} for choice in kind if choice in answers
    }


def by_name[Kind](values: dict[str, Kind]) -> dict[str, Kind]:
    """Sort named values by their names, for the same reason."""
    return dict(sorted(values.items()))


def _on_one_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("must be a single line")
    return value


_CLEAN = (BeforeValidator(with_unix_newlines), AfterValidator(without_control_characters))

_NAME = (*_CLEAN, AfterValidator(_with_something_to_see))

NoteText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NOTE_LENGTH), *_NAME]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LENGTH),
    *_NAME,
    AfterValidator(_on_one_line),
]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LINE_LENGTH), *_CLEAN, AfterValidator(_on_one_line)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH), *_CLEAN]

# The code of a rule, and the digest of what it rests on.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=SLUG_LENGTH)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH), *_CLEAN]
Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=4), AfterValidator(plain), Unit.MONEY]
# SQLite keeps 15 digits of an amount.
Measure = Annotated[Decimal, Field(max_digits=15, decimal_places=4), AfterValidator(plain)]
Percentage = Annotated[
    Decimal, Field(ge=0, le=100, max_digits=7, decimal_places=4), AfterValidator(plain), Unit.PERCENT
]
Count = Annotated[int, Field(ge=0, le=LARGEST_COUNT)]
Once = AfterValidator(once)
InGivenOrder = AfterValidator(in_given_order)
ByName = AfterValidator(by_name)
Day = Annotated[dt.date, BeforeValidator(as_day)]
