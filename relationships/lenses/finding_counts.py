"""How many findings there are, on each note and altogether: what cards and the tab say of the checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from relationships.checks.finding import Finding, Severity

TONES: dict[Severity, str] = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the checks found at one note: how many findings, and how heavy the heaviest is."""

    count: int
    worst: Severity

    @property
    def words(self) -> str:
        """The number in words."""
        return counted(self.count, "finding")

    @property
    def weight(self) -> str:
        """How heavy they are, for those who do not see the colour."""
        return f", {'' if self.count == 1 else 'the heaviest: '}{self.worst.label.lower()}"

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.worst]


@dataclass(frozen=True, slots=True)
class Marks:
    """The mark of every note that was found fault with, and the number of findings of the canvas."""

    total: int = 0
    by_note: Mapping[UUID, Mark] = field(default_factory=dict)


NO_MARKS = Marks()


def marks_of(findings: Collection[Finding]) -> Marks:
    """The marks of findings, which are given the heaviest first."""
    by_note: defaultdict[UUID, list[Finding]] = defaultdict(list)
    for finding in findings:
        for note in finding.about:
            by_note[note].append(finding)
    return Marks(len(findings), {note: Mark(len(found), found[0].severity) for note, found in by_note.items()})


def counted(number: int, word: str) -> str:
    """A number of things in words."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
