"""What the checks found, by weight, with every reference resolved; beside it what they ask and what was dismissed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_in
from relationships.catalog.blocks import Block
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rule import RULES, Rule
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal
from relationships.document.naming import short_name
from relationships.lenses.cards import Tint, Tints, tints_of
from relationships.lenses.finding_counts import TONES, counted

NOUNS: dict[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
GONE = "a note that is gone"


@dataclass(frozen=True, slots=True)
class Concerned:
    """A note that something is about; without an id it is gone."""

    id: UUID | None
    name: str
    tint: Tint | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact that a finding rests on, with the note that it stands on."""

    label: str
    value: str
    note: Concerned | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding; `dismissal` is the one that holds, or one that its evidence has overtaken."""

    finding: Finding
    rule: Rule
    about: tuple[Concerned, ...]
    evidence: tuple[Evidence, ...]
    dismissal: Dismissal | None = None
    is_dismissed: bool = False

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.finding.severity]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What a rule would have to know, and the note where that is said (None: what is said of the whole canvas)."""

    question: OpenQuestion
    rule: Rule
    note: Concerned | None


@dataclass(frozen=True, slots=True)
class Asleep:
    """A dismissal of what is not found at present."""

    key: str
    dismissal: Dismissal
    title: str
    about: tuple[Concerned, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one weight."""

    severity: Severity
    heading: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything the lens shows."""

    summary: str
    looked_at: str
    groups: tuple[Group, ...]
    segments: tuple[tuple[Concerned, int], ...]
    questions: tuple[ShownQuestion, ...]
    dismissed: tuple[ShownFinding, ...]
    asleep: tuple[Asleep, ...]


def checks_of(document: CanvasDocument, today: dt.date) -> Checks:
    """Hold every rule against a document, and put what that gave in words."""
    return shown_checks(document, inspect(document, today))


def shown_checks(document: CanvasDocument, found: Inspection, note: UUID | None = None) -> Checks:
    """What was found of a canvas; or of one of its notes alone."""
    names = concerned_in(document)
    findings = [each for each in found.findings if _is_of(each, note)]
    return Checks(
        summary_of(findings),
        _looked_at(document),
        tuple(_groups([shown(each, names, found) for each in findings])),
        tuple(_segments(document, findings, names)),
        tuple(_question(each, names) for each in found.questions if _is_of(each, note)),
        tuple(shown(each, names, found) for each, _ in found.dismissed if _is_of(each, note)),
        tuple(_asleep(each, names) for each in found.asleep if note is None),
    )


def _is_of(each: Finding | OpenQuestion, note: UUID | None) -> bool:
    return note is None or note in each.about


def concerned_in(document: CanvasDocument) -> dict[UUID, Concerned]:
    """Every note of a document as others name it."""
    tints = tints_of(document)
    return {note.id: _concerned(note.id, note.text, tints) for _, note in document.placed_notes()}


def _concerned(key: UUID, text: str, tints: Tints) -> Concerned:
    return Concerned(key, short_name(text), tints.get(key))


def shown(finding: Finding, names: Mapping[UUID, Concerned], found: Inspection) -> ShownFinding:
    """One finding with its rule, its notes by name, and what was once said against it."""
    holding = next((dismissal for each, dismissal in found.dismissed if each.key == finding.key), None)
    return ShownFinding(
        finding,
        RULES[finding.rule],
        tuple(names[key] for key in finding.about if key in names),
        tuple(Evidence(each.label, each.value, names.get(each.note) if each.note else None) for each in finding.facts),
        holding or found.overtaken.get(finding.key),
        holding is not None,
    )


def summary_of(findings: Iterable[Finding]) -> str:
    """How many there are of each weight; empty where there are none."""
    counts = Counter(each.severity for each in findings)
    return _joined([counted(counts[each], NOUNS[each]) for each in Severity if counts[each]])


def _looked_at(document: CanvasDocument) -> str:
    """What the rules were held against."""
    numbers = {
        "segment": len(document.notes(Block.CUSTOMER_SEGMENTS)),
        "relationship": len(relationships_in(document)),
        "indicator": len(document.indicators),
        "review": len(document.reviews),
    }
    things = [counted(number, word) for word, number in numbers.items() if number]
    looked = "looks" if len(RULES) == 1 else "look"
    return f"{counted(len(RULES), 'check')} {looked} at {_joined(things) or 'an empty canvas'}."


def _groups(findings: list[ShownFinding]) -> Iterable[Group]:
    for severity in Severity:
        if group := tuple(each for each in findings if each.finding.severity is severity):
            yield Group(severity, counted(len(group), NOUNS[severity]), group)


def _segments(
    document: CanvasDocument, findings: list[Finding], names: Mapping[UUID, Concerned]
) -> Iterable[tuple[Concerned, int]]:
    """The segments that something was found of, and how much."""
    counts = Counter(note for each in findings for note in each.about)
    for segment in document.notes(Block.CUSTOMER_SEGMENTS):
        if counts[segment.id]:
            yield names[segment.id], counts[segment.id]


def _question(question: OpenQuestion, names: Mapping[UUID, Concerned]) -> ShownQuestion:
    there = next((names[key] for key in question.about if key in names), None)
    return ShownQuestion(question, RULES[question.rule], there)


def _asleep(dismissal: Dismissal, names: Mapping[UUID, Concerned]) -> Asleep:
    title = RULES[dismissal.rule].title if dismissal.rule in RULES else dismissal.rule
    about = tuple(names.get(key, Concerned(None, GONE)) for key in dismissal.about)
    return Asleep(dismissal.key, dismissal, title, about)


def _joined(words: list[str]) -> str:
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
