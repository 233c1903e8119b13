"""The rows of the tables of a comparison: a label, and what each of the two canvases has."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from relationships.formats import format_number

NONE = "–"
SOME_DIFFER = "some differ"


@dataclass(frozen=True, slots=True)
class Row:
    """What two canvases have of one thing, in words, and whether that differs; both texts may contain own words."""

    label: str
    left: str
    right: str
    differs: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading, which is a name that somebody has written if it is `OwnWords`.

    `only` is the side that alone has it: “left” or “right”; empty if both have.
    """

    heading: str
    rows: tuple[Row, ...]
    only: str = ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The labels and texts of the side that alone has it."""
        return tuple((row.label, str(getattr(row, self.only))) for row in self.rows) if self.only else ()

    @property
    def differs(self) -> bool:
        """Whether any of the rows differs."""
        return any(row.differs for row in self.rows)


def text_row(label: str, left: str, right: str) -> Row:
    """Return a row of two texts; an empty one shows as a dash."""
    return Row(label, left or NONE, right or NONE, left != right)


def number_row(label: str, left: int, right: int) -> Row:
    """Return a row of two numbers."""
    return Row(label, format_number(left), format_number(right), left != right)


def content_row(label: str, left: Sequence[Hashable], right: Sequence[Hashable]) -> Row:
    """Return a row of two numbers of things; it also differs if there are as many, but not the same."""
    row = number_row(label, len(left), len(right))
    if row.differs or sorted(map(repr, left)) == sorted(map(repr, right)):
        return row
    return replace(row, differs=True, remark=SOME_DIFFER)
