"""Measured figures with their limits, and the table that compares them across databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAME_WIDTH, TARGET_WIDTH, CELL_WIDTH = 52, 10, 34
VALUE_WIDTH, VERDICT_WIDTH = 8, 6


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value with its unit and an optional limit; `aim` replaces the limit's text."""

    group: str
    name: str
    value: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    remark: str = ""
    aim: str = ""

    @property
    def target(self) -> str:
        """Return the limit as text."""
        if self.aim:
            return self.aim
        if self.at_most is not None:
            return f"≤ {self.at_most:g}{self.unit}"
        return f"≥ {self.at_least:g}{self.unit}" if self.at_least is not None else "–"

    @property
    def verdict(self) -> str:
        """Return "ok" or "short", or an empty string without a limit."""
        if self.at_most is not None:
            return "ok" if self.value <= self.at_most else "short"
        if self.at_least is not None:
            return "ok" if self.value >= self.at_least else "short"
        return ""

    @property
    def is_kept(self) -> bool:
        """Return whether the value is within its limit; True without a limit."""
        return self.verdict != "short"

    @property
    def as_text(self) -> str:
        """Return value, unit, verdict and remark as fixed-width columns."""
        value = f"{self.value:,.0f}" if float(self.value).is_integer() else f"{self.value:.2f}"
        remark = f"({self.remark})" if self.remark else ""
        return f"{value + self.unit:>{VALUE_WIDTH}} {self.verdict:<{VERDICT_WIDTH}}{remark}"


def table(measured: Mapping[str, Sequence[Figure]]) -> str:
    """Return the table of all figures with a column per database; a figure that one did not measure is left blank."""
    lines = [_line("", "target", [f"{name:>{VALUE_WIDTH}}" for name in measured])]
    figures = _distinct(measured)
    for group in dict.fromkeys(figure.group for figure in figures):
        lines += ["", group]
        for like in (figure for figure in figures if figure.group == group):
            lines.append(_line(f"  {like.name}", like.target, [_cell(of, like) for of in measured.values()]))
    return "\n".join(lines)


def _distinct(measured: Mapping[str, Sequence[Figure]]) -> list[Figure]:
    found: dict[tuple[str, str], Figure] = {}
    for figures in measured.values():
        for figure in figures:
            found.setdefault((figure.group, figure.name), figure)
    return list(found.values())


def _cell(figures: Sequence[Figure], like: Figure) -> str:
    same = (figure.as_text for figure in figures if (figure.group, figure.name) == (like.group, like.name))
    return next(same, "")


def _line(name: str, target: str, values: Sequence[str]) -> str:
    cells = "".join(f"{value:<{CELL_WIDTH}}" for value in values)
    return f"{name:<{NAME_WIDTH}}{target:<{TARGET_WIDTH}}{cells}".rstrip()


def summary(measured: Mapping[str, Sequence[Figure]]) -> str:
    """Return a sentence that says how many limits are met."""
    verdicts = [figure.verdict for figures in measured.values() for figure in figures if figure.verdict]
    short = verdicts.count("short")
    return f"{len(verdicts) - short} of {len(verdicts)} limits are kept" + (f", {short} fall short." if short else ".")
