"""Which of two ways of writing a column is in: told by its cells, or asked where they leave it open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided[Value]:
    """The way a column is to be read; None where its cells leave it open, with cells that show why.

    `unsure` reads differently in each way; `contrary` are two cells of which each can be read in one way alone.
    """

    way: str | None
    unsure: str = ""
    contrary: tuple[str, ...] = ()


def decide[Value](cells: Iterable[str], ways: Mapping[str, Callable[[str], Value | None]]) -> Decided[Value]:
    """Try every cell in every way; where no cell cares, the first way will do."""
    evidence: dict[str, str] = {}
    unsure = ""
    for cell in cells:
        found = {way: value for way, read in ways.items() if (value := read(cell)) is not None}
        if len(found) == 1:
            evidence.setdefault(next(iter(found)), cell)
        elif len(set(found.values())) > 1:
            unsure = unsure or cell
    if len(evidence) > 1:
        return Decided(None, unsure, tuple(evidence.values()))
    if evidence:
        return Decided(next(iter(evidence)))
    return Decided(None, unsure) if unsure else Decided(next(iter(ways)))
