"""The findings of each note of a canvas: their number on cards, and the most severe ones for its details."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from relationships.checks.finding import Ask, Finding, Severity
from relationships.checks.rule import RULES
from relationships.formats import format_number

# More would push the fields of the note out of view.
MOST_LINES = 2
TONES: dict[Severity, str] = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: ""}


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of findings about a note, the highest severity among them, and the sentence of the first of these."""

    count: int
    worst: Severity
    sentence: str = ""

    @property
    def words(self) -> str:
        """The number of findings in words."""
        return counted(self.count, "finding")

    @property
    def more(self) -> str:
        """The number of findings besides the first, in words; empty if there is only one."""
        return f"and {counted(self.count - 1, 'more finding')}" if self.count > 1 else ""

    @property
    def weight(self) -> str:
        """The severity as a text alternative to the colour."""
        return f", {'' if self.count == 1 else 'most severe: '}{self.worst.label.lower()}"

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.worst]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in short: what is wrong in a few words, and in a sentence; and what resolves it."""

    key: str
    rule: str
    title: str
    sentence: str
    tone: str
    has_cure: bool
    ask: Ask | None


@dataclass(frozen=True, slots=True)
class Marks:
    """The mark of every note with findings, its most severe findings, and the number of findings of the canvas.

    `questions` is the number of its open questions.
    """

    total: int = 0
    by_note: Mapping[UUID, Mark] = field(default_factory=dict)
    lines: Mapping[UUID, tuple[FindingLine, ...]] = field(default_factory=dict)
    questions: int = 0

    def about(self, note: UUID) -> NoteFindings:
        """Return the findings of a note."""
        mark = self.by_note.get(note)
        return NoteFindings(self.lines[note], mark.count - len(self.lines[note])) if mark else NO_FINDINGS


@dataclass(frozen=True, slots=True)
class NoteFindings:
    """The most severe findings of a note, and the number of the others."""

    lines: tuple[FindingLine, ...] = ()
    more: int = 0


NO_MARKS = Marks()
NO_FINDINGS = NoteFindings()


def build_marks(findings: Collection[Finding], questions: int = 0) -> Marks:
    """Return the marks for findings that are sorted by severity, the highest first."""
    by_note: defaultdict[UUID, list[Finding]] = defaultdict(list)
    for finding in findings:
        for note in finding.about:
            by_note[note].append(finding)
    return Marks(
        len(findings),
        {note: _mark(found) for note, found in by_note.items()},
        {note: tuple(map(_line, found[:MOST_LINES])) for note, found in by_note.items()},
        questions,
    )


def _line(finding: Finding) -> FindingLine:
    title, tone = RULES[finding.rule].title, TONES[finding.severity]
    return FindingLine(finding.key, finding.rule, title, finding.sentence, tone, finding.cure is not None, finding.ask)


def _mark(found: list[Finding]) -> Mark:
    return Mark(len(found), found[0].severity, found[0].sentence)


def describe_no_findings(questions: int) -> str:
    """Return that there are no findings; not yet, while the checks have open questions."""
    return f"No findings yet: {counted(questions, 'unanswered question')}" if questions else "No findings"


def counted(number: int, word: str) -> str:
    """Return a number with its noun in the singular or plural."""
    return f"{format_number(number)} {word}" if number == 1 else f"{format_number(number)} {word}s"
