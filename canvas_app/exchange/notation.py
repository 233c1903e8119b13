"""Detection of the format of a column from its cells, such as dates with the day or the month first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision[Value]:
    """The `name` of the format of a column, or None with the cells that prevent a decision.

    `ambiguous` is a cell that has another value in each format, `conflicting` are cells without a common format.
    """

    name: str | None
    ambiguous: str = ""
    conflicting: tuple[str, ...] = ()


def decide[Value](cells: Iterable[str], formats: Mapping[str, Callable[[str], Value | None]]) -> Decision[Value]:
    """Parse every cell in every format; return the first format if no cell makes a difference."""
    evidence: dict[str, str] = {}
    ambiguous = ""
    for cell in cells:
        values = {name: value for name, parse in formats.items() if (value := parse(cell)) is not None}
        if len(values) == 1:
            evidence.setdefault(next(iter(values)), cell)
        elif len(set(values.values())) > 1:
            ambiguous = ambiguous or cell
    if len(evidence) > 1:
        return Decision(None, ambiguous, tuple(evidence.values()))
    if evidence:
        return Decision(next(iter(evidence)))
    return Decision(None, ambiguous) if ambiguous else Decision(next(iter(formats)))
