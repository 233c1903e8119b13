"""The field types of a document, such as text, amounts, counts and percentages, with their validation."""

import datetime as dt
import re
import unicodedata
from decimal import Context, Decimal
from enum import Enum, StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from relationships.formats import currency_symbol, format_exact_money, format_percent

NOTE_LENGTH = 500
NOTES_PER_CANVAS = 1000
# One a day for almost three years, or one a week for nineteen. Every page loads them all, and a chart cannot show more.
READINGS_PER_INDICATOR = 1000
# What follows bounds the time of a page, which loads a whole canvas. Eight segments and twenty relationships with three
# indicators each make 84 indicators; a longer scorecard is unreadable.
INDICATORS_PER_CANVAS = 100
# Two years of months for each indicator, or eight years of a quarter of them.
READINGS_PER_CANVAS = 2500
# One a week for four years.
REVIEWS_PER_CANVAS = 200
DISMISSALS_PER_CANVAS = 500
SEGMENTS_PER_CANVAS = 120
RELATIONSHIPS_PER_CANVAS = 200
# Links from notes to the segments that they concern, from relationships to what they serve, and from dismissals to what
# their findings are about.
CONCERNS_PER_CANVAS = 3000
SERVES_PER_CANVAS = 1500
ABOUT_PER_CANVAS = 1500
SOURCES_PER_CANVAS = 100
# As JSON, of which the most ids and numbers take up to 1,300,000. It also bounds what one change records, and what its
# undo compares.
CHARACTERS_PER_CANVAS = 1_600_000
# Of all readings together: most formulas have three, and one has the hours of every case.
INPUTS_PER_CANVAS = 7500
TITLE_LENGTH = 120
LINE_LENGTH = 200
TEXT_LENGTH = 2000
LARGEST_COUNT = 9_999_999_999
SLUG_LENGTH = 50

# Control characters except tab and newline, lone surrogates, and bidirectional formatting characters.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Letters and symbols without a glyph, which are in none of the categories of spaces and format characters.
BLANK = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
# The Unicode categories of spaces, control and format characters.
INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Python's usual 28 digits would round a longer number, and fail to write it without an exponent.
ALL_DIGITS = Context(prec=100)


class Unit(StrEnum):
    """The unit of an amount; the currency is that of the canvas."""

    MONEY = "money"
    PERCENT = "percent"

    def symbol(self, currency: str) -> str:
        """Return the symbol of the currency, or its code if it shares its symbol with others, or a percent sign."""
        return currency_symbol(currency) if self is Unit.MONEY else "%"

    def write(self, value: Decimal | int, currency: str) -> str:
        """Return a value with this unit and all its decimals."""
        return format_exact_money(value, currency) if self is Unit.MONEY else format_percent(value)


def normalize_newlines(value: object) -> object:
    """Convert the line ends of browsers and Windows files to newlines. Values that are not text are returned as is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def reject_control_characters(value: str) -> str:
    """Return the text. Raise ValueError naming the first character that is not allowed."""
    if found := FORBIDDEN.search(value):
        raise ValueError(f"contains the character U+{ord(found.group()):04X}, which isn’t allowed in text")
    return value


def has_visible_text(value: str) -> bool:
    """Return whether a text has visible characters, as a name must have."""
    return any(unicodedata.category(character) not in INVISIBLE for character in BLANK.sub("", value))


def _require_visible_text(value: str) -> str:
    if value and not has_visible_text(value):
        raise ValueError("has no visible characters")
    return value


def plain(value: Decimal) -> Decimal:
    """Normalize an amount: no trailing zeros, no exponent, no negative zero."""
    normal = ALL_DIGITS.add(value.normalize(ALL_DIGITS), 0)
    return normal.quantize(Decimal(1), context=ALL_DIGITS) if int(normal.as_tuple().exponent) > 0 else normal


def parse_day(value: object) -> object:
    """Return the date of a text such as 2024-05-31.

    Raise ValueError for other texts, and for numbers, which pydantic would take for a time since 1970.
    """
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError("isn’t a valid date") from None
    if isinstance(value, (str, int, float)):
        raise ValueError("isn’t a date in the form 2024-05-31")
    return value


def without_duplicates[Choice](choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return choices without duplicates, in order."""
    return tuple(dict.fromkeys(choices))


def sort_by_enum[Choice: Enum, Kind](answers: dict[Choice, Kind]) -> dict[Choice, Kind]:
    """Sort answers by the order of their enumeration, because databases do not keep the order of JSON keys."""
    kinds = {type(choice) for choice in answers}
    return {choice: answers[choice] for kind in kinds for choice in kind if choice in answers}


def sort_by_name[Kind](values: dict[str, Kind]) -> dict[str, Kind]:
    """Sort values by their names, for the same reason."""
    return dict(sorted(values.items()))


def _require_single_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("must be a single line")
    return value


_CLEAN = (BeforeValidator(normalize_newlines), AfterValidator(reject_control_characters))

_NAME = (*_CLEAN, AfterValidator(_require_visible_text))

NoteText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NOTE_LENGTH), *_NAME]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LENGTH),
    *_NAME,
    AfterValidator(_require_single_line),
]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LINE_LENGTH), *_CLEAN, AfterValidator(_require_single_line)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH), *_CLEAN]

# The code of a rule, and the digest of its evidence.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=SLUG_LENGTH)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH), *_CLEAN]
Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=4), AfterValidator(plain), Unit.MONEY]
# SQLite stores decimals as floating-point numbers, which are exact to 15 digits.
Measure = Annotated[Decimal, Field(max_digits=15, decimal_places=4), AfterValidator(plain)]
Percentage = Annotated[
    Decimal, Field(ge=0, le=100, max_digits=7, decimal_places=4), AfterValidator(plain), Unit.PERCENT
]
Count = Annotated[int, Field(ge=0, le=LARGEST_COUNT)]
Once = AfterValidator(without_duplicates)
InGivenOrder = AfterValidator(sort_by_enum)
ByName = AfterValidator(sort_by_name)
Day = Annotated[dt.date, BeforeValidator(parse_day)]
