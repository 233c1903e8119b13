"""What a formula asks for: named inputs, each with a label, a unit and a kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from relationships.document.values import plain


class InputKind(Enum):
    """What sort of figure an input is, and so what it may be."""

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
# How many of each period make a year; an input of this kind is one of these numbers.
PERIODS = {12: "Month", 4: "Quarter", 1: "Year"}


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that a formula asks for; `name` is what a reading keeps it under.

    Answers on a scale are kept as `name_score`: how many gave that score. Hours are kept as `name_hours`: how many
    cases took so long. The order in which they were pasted says nothing, and a thousand cases stay a short list.
    """

    name: str
    label: str
    kind: InputKind
    unit: str = ""
    scale: range = range(0)
    is_optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it is kept under; of hours, which may be any, none."""
        if self.kind is InputKind.HOURS:
            return ()
        return tuple(self.name_at(score) for score in self.scale) or (self.name,)

    def name_at(self, score: Decimal | int) -> str:
        """The name under which the answers of one score, or the cases of one duration, are kept."""
        return f"{self.name}_{plain(Decimal(score))}"

    def holds(self, name: str) -> bool:
        """Whether something kept under this name belongs to it."""
        if self.kind is InputKind.HOURS:
            return name.startswith(f"{self.name}_")
        return name in self.names

    @property
    def description(self) -> str:
        """What to enter, in a few words."""
        if self.scale:
            return f"a count for each of {self.scale[0]} to {self.scale[-1]}"
        if self.kind in (InputKind.COUNT, InputKind.NUMBER):
            return f"number of {self.unit}"
        return DESCRIPTIONS.get(self.kind, self.unit)


def count(name: str, label: str, unit: str, *, is_optional: bool = False) -> Input:
    """A whole number of people or things, of which `unit` says what."""
    return Input(name, label, InputKind.COUNT, unit, is_optional=is_optional)


def money(name: str, label: str) -> Input:
    """An amount in the currency of the canvas."""
    return Input(name, label, InputKind.MONEY, "money")


def percent(name: str, label: str) -> Input:
    """A share from 0 to 100."""
    return Input(name, label, InputKind.PERCENT, "%")


def number(name: str, label: str, unit: str) -> Input:
    """Any amount that is not below 0."""
    return Input(name, label, InputKind.NUMBER, unit)


def period() -> Input:
    """The time that the other inputs refer to, as how many of it make a year."""
    return Input("periods_a_year", "The period", InputKind.PERIOD)


def answers(scale: range) -> Input:
    """How many gave each answer on a scale."""
    return Input("answers", "How many gave each answer", InputKind.ANSWERS, "answers", scale)


def hours() -> Input:
    """How long each of a number of cases took."""
    return Input("hours", "Hours that each solved matter took", InputKind.HOURS, "hours")


def input_named(inputs: Iterable[Input], name: str) -> Input | None:
    """The input that something is kept for; None where there is none of that name."""
    return next((each for each in inputs if each.holds(name)), None)
