"""The findings of a canvas by severity, its open questions and its dismissals, with every reference resolved."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import concerned_by, relationships_in
from relationships.catalog.blocks import Block
from relationships.checks.finding import Ask, Finding, OpenQuestion, Severity
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rule import RULES, Rule
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal
from relationships.document.naming import short_name
from relationships.lenses.cards import Tint, Tints, build_tints
from relationships.lenses.finding_counts import TONES, counted, describe_no_findings

NOUNS: dict[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
GONE = "a deleted note"
# The segments that a relationship is for, and a segment itself, by its id.
SegmentsOf = Mapping[UUID, tuple[UUID, ...]]


# Nobody reads more findings at once. The most severe come first, and others follow as these are dealt with.
MOST_SHOWN = 200
# One answer is given at a time, and the list names what is left.
MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A note referred to by a finding, question or dismissal; without an id, the note was deleted."""

    id: UUID | None
    name: str
    tint: Tint | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that supports a finding, with the note that states it."""

    label: str
    value: str
    note: NoteReference | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its dismissal: in force if `is_dismissed`, or outdated because the evidence has changed."""

    finding: Finding
    rule: Rule
    about: tuple[NoteReference, ...]
    evidence: tuple[Evidence, ...]
    dismissal: Dismissal | None = None
    is_dismissed: bool = False

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.finding.severity]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A fact that a rule needs, the fields in which it can be stated, and the notes that it is about.

    A field comes with its note (None: an indicator or the canvas). Of many fields and notes, the first are shown.
    """

    question: OpenQuestion
    rule: Rule
    places: tuple[tuple[Ask, NoteReference | None], ...]
    about: tuple[NoteReference, ...]

    @property
    def more_places(self) -> int:
        """The number of fields that are not shown."""
        return len(self.question.asks) - len(self.places)

    @property
    def more_about(self) -> int:
        """The number of notes that are not shown."""
        return len(self.question.about) - len(self.about)


@dataclass(frozen=True, slots=True)
class DormantDismissal:
    """A dismissal without a matching finding at present."""

    key: str
    dismissal: Dismissal
    title: str
    about: tuple[NoteReference, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity."""

    severity: Severity
    heading: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything that the lens shows. `left_out` is the number of findings that are counted but not shown."""

    summary: str
    looked_at: str
    groups: tuple[Group, ...]
    segments: tuple[tuple[NoteReference, int], ...]
    questions: tuple[ShownQuestion, ...]
    dismissed: tuple[ShownFinding, ...]
    asleep: tuple[DormantDismissal, ...]
    left_out: int

    @property
    def nothing_found(self) -> str:
        """What to say if there are no findings."""
        return describe_no_findings(len(self.questions))

    @property
    def shown(self) -> int:
        """The number of findings that are shown."""
        return sum(len(group.findings) for group in self.groups)


def build_checks(document: CanvasDocument, today: dt.date) -> Checks:
    """Return the result of checking a document against every rule."""
    return describe_inspection(document, inspect(document, today))


def describe_inspection(document: CanvasDocument, found: Inspection, note: UUID | None = None) -> Checks:
    """Return the results of an inspection, for the whole canvas or for one of its notes."""
    names = build_references(document)
    concerned = _segments_of(document)
    findings = [finding for finding in found.findings if _concerns(finding, note, concerned)]
    return Checks(
        summarise(findings),
        _describe_scope(document),
        tuple(_groups([shown(finding, names, found) for finding in findings[:MOST_SHOWN]])),
        tuple(_segments(document, findings, names, concerned)),
        tuple(_question(question, names) for question in found.questions if _concerns(question, note, concerned))[
            :MOST_SHOWN
        ],
        tuple(shown(finding, names, found) for finding, _ in found.dismissed if _concerns(finding, note, concerned)),
        tuple(_dormant(dismissal, names) for dismissal in found.asleep if note is None),
        max(0, len(findings) - MOST_SHOWN),
    )


def _segments_of(document: CanvasDocument) -> SegmentsOf:
    segments = {note.id: (note.id,) for note in document.notes(Block.CUSTOMER_SEGMENTS)}
    return segments | {note.id: concerned_by(note, details) for note, details in relationships_in(document)}


def _concerns(subject: Finding | OpenQuestion, note: UUID | None, concerned: SegmentsOf) -> bool:
    """Return whether something is about a note, or about a relationship that is for it."""
    return note is None or note in subject.about or note in _segments_named(subject, concerned)


def _segments_named(subject: Finding | OpenQuestion, concerned: SegmentsOf) -> set[UUID]:
    """Return the segments that something is about; if it names none, those that its relationships are for."""
    own = {note for note in subject.about if note in concerned.get(note, ())}
    return own or {segment for note in subject.about for segment in concerned.get(note, ())}


def build_references(document: CanvasDocument) -> dict[UUID, NoteReference]:
    """Return a reference to every note of a document, by id."""
    tints = build_tints(document)
    return {note.id: _reference(note.id, note.text, tints) for _, note in document.placed_notes()}


def _reference(key: UUID, text: str, tints: Tints) -> NoteReference:
    return NoteReference(key, short_name(text), tints.get(key))


def shown(finding: Finding, names: Mapping[UUID, NoteReference], found: Inspection) -> ShownFinding:
    """Return a finding with its rule, the notes it concerns, and its dismissal if any."""
    current = next((dismissal for dismissed, dismissal in found.dismissed if dismissed.key == finding.key), None)
    return ShownFinding(
        finding,
        RULES[finding.rule],
        tuple(names[key] for key in finding.about if key in names),
        tuple(Evidence(fact.label, fact.value, names.get(fact.note) if fact.note else None) for fact in finding.facts),
        current or found.overtaken.get(finding.key),
        current is not None,
    )


def summarise(findings: Iterable[Finding]) -> str:
    """Return the number of findings of each severity in words; empty without findings."""
    counts = Counter(finding.severity for finding in findings)
    return _join([counted(counts[severity], NOUNS[severity]) for severity in Severity if counts[severity]])


def _describe_scope(document: CanvasDocument) -> str:
    """Return what the rules were applied to."""
    numbers = {
        "segment": len(document.notes(Block.CUSTOMER_SEGMENTS)),
        "relationship": len(relationships_in(document)),
        "indicator": len(document.indicators),
        "review": len(document.reviews),
    }
    things = [counted(number, word) for word, number in numbers.items() if number]
    looked = "looks" if len(RULES) == 1 else "look"
    return f"{counted(len(RULES), 'check')} {looked} at {_join(things) or 'an empty canvas'}."


def _groups(findings: list[ShownFinding]) -> Iterable[Group]:
    for severity in Severity:
        if group := tuple(finding for finding in findings if finding.finding.severity is severity):
            yield Group(severity, f"{NOUNS[severity].capitalize()}s", group)


def _segments(
    document: CanvasDocument, findings: list[Finding], names: Mapping[UUID, NoteReference], concerned: SegmentsOf
) -> Iterable[tuple[NoteReference, int]]:
    """Yield the segments with findings, and the number of findings."""
    counts = Counter(segment for finding in findings for segment in _segments_named(finding, concerned))
    for segment in document.notes(Block.CUSTOMER_SEGMENTS):
        if counts[segment.id]:
            yield names[segment.id], counts[segment.id]


def _question(question: OpenQuestion, names: Mapping[UUID, NoteReference]) -> ShownQuestion:
    places = tuple((ask, names.get(ask.subject) if ask.subject else None) for ask in question.asks[:MOST_PLACES])
    about = tuple(names[key] for key in question.about[:MOST_PLACES] if key in names)
    return ShownQuestion(question, RULES[question.rule], places, about)


def _dormant(dismissal: Dismissal, names: Mapping[UUID, NoteReference]) -> DormantDismissal:
    title = RULES[dismissal.rule].title if dismissal.rule in RULES else dismissal.rule
    about = tuple(names.get(key, NoteReference(None, GONE)) for key in dismissal.about)
    return DormantDismissal(dismissal.key, dismissal, title, about)


def _join(words: list[str]) -> str:
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
