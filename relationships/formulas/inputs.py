"""The inputs of formulas, with their names, labels, units and kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from relationships.document.values import plain


class InputKind(Enum):
    """The kind of an input, which determines its valid values."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    PERIOD = "period"
    HOURS = "hours"
    ANSWERS = "answers"


DESCRIPTIONS = {
    InputKind.PERIOD: "month, quarter or year",
    InputKind.MONEY: "money",
    InputKind.HOURS: "a list of hours",
}
# Periods by their number per year; an input of kind PERIOD is one of these numbers.
PERIODS = {12: "Month", 4: "Quarter", 1: "Year"}


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a formula; `name` is its key in the inputs of a reading.

    Answers on a scale are stored by `name_score`, as the number of answers with that score. Hours are stored by
    `name_hours`, as the number of cases of that duration: their order is irrelevant, and long lists stay short.
    """

    name: str
    label: str
    kind: InputKind
    unit: str = ""
    scale: range = range(0)
    is_optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All keys of the input; none for hours, whose keys can be any duration."""
        if self.kind is InputKind.HOURS:
            return ()
        return tuple(self.name_at(score) for score in self.scale) or (self.name,)

    def name_at(self, score: Decimal | int) -> str:
        """Return the key of a score or a duration."""
        return f"{self.name}_{plain(Decimal(score))}"

    def holds(self, name: str) -> bool:
        """Return whether a key belongs to this input."""
        if self.kind is InputKind.HOURS:
            return name.startswith(f"{self.name}_")
        return name in self.names

    @property
    def description(self) -> str:
        """What to enter, in a few words."""
        if self.scale:
            return f"the number of answers for each score from {self.scale[0]} to {self.scale[-1]}"
        if self.kind in (InputKind.COUNT, InputKind.NUMBER):
            return f"number of {self.unit}"
        return DESCRIPTIONS.get(self.kind, self.unit)


def count(name: str, label: str, unit: str, *, is_optional: bool = False) -> Input:
    """Return an input for a whole number of people or things; `unit` is the noun."""
    return Input(name, label, InputKind.COUNT, unit, is_optional=is_optional)


def money(name: str, label: str) -> Input:
    """Return an input for an amount in the currency of the canvas."""
    return Input(name, label, InputKind.MONEY, "money")


def percent(name: str, label: str) -> Input:
    """Return an input for a percentage from 0 to 100."""
    return Input(name, label, InputKind.PERCENT, "%")


def number(name: str, label: str, unit: str) -> Input:
    """Return an input for a number from 0 upwards."""
    return Input(name, label, InputKind.NUMBER, unit)


def period() -> Input:
    """Return an input for the period that the other inputs refer to, as its number per year."""
    return Input("periods_a_year", "Period", InputKind.PERIOD)


def answers(scale: range) -> Input:
    """Return an input for the number of answers at each point of a scale."""
    return Input("answers", "Number of answers for each score", InputKind.ANSWERS, "answers", scale)


def hours() -> Input:
    """Return an input for the durations of any number of cases, in hours."""
    return Input("hours", "Hours each solved case took", InputKind.HOURS, "hours")


def find_input(inputs: Iterable[Input], name: str) -> Input | None:
    """Return the input that a key belongs to; None if there is none."""
    return next((candidate for candidate in inputs if candidate.holds(name)), None)
