"""The scorecard: the indicators of the canvas, its segments and its relationships, and the reviews that are due."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import Concerns
from relationships.analysis.goal_coverage import Standing as GoalStanding
from relationships.analysis.service_mix import is_running
from relationships.catalog.blocks import Block
from relationships.catalog.entries.indicators import TEXTS
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.suggestions import FOR_THE_CANVAS, suggest_indicators
from relationships.catalog.types import is_name_of
from relationships.checks.facts.goals import judge_goals
from relationships.checks.facts.subject import Subject
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords
from relationships.document.relationships import RelationshipDetails
from relationships.document.units import resolve_unit
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.drawing.chart import Chart, draw_chart
from relationships.lenses.gauge import Gauge, Standing, build_gauge
from relationships.lenses.readings_table import ReadingLine, reading_lines
from relationships.lenses.reviews import DueLine, ReviewLine, due_lines, review_lines

SUGGESTED_AT_ONCE = 4
READINGS_SHOWN, REVIEWS_SHOWN = 12, 5
OWED = (GoalStanding.SERVED, GoalStanding.PLANNED, GoalStanding.LATE, GoalStanding.OPEN, GoalStanding.GAP)


@dataclass(frozen=True, slots=True)
class MeasuredIndicator:
    """An indicator with its chart, its unit, its newest readings, and the number of older ones (`more`)."""

    gauge: Gauge
    chart: Chart | None
    unit: str
    newest: tuple[ReadingLine, ...]
    more: int

    @property
    def count(self) -> int:
        """The number of readings."""
        return len(self.newest) + self.more

    @property
    def field(self) -> str:
        """The id of the field for the next value; another one after each reading, so that a page redraws it empty."""
        return f"measure-{self.gauge.id}-{self.count}"


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one subject.

    `id` is the subject's note, None for the canvas as a whole; `kind` is the kind of subject; `waits` is the reason
    why nothing needs to be measured yet. Without indicators and without such a reason, the group is a gap.
    """

    id: UUID | None
    name: str
    kind: str
    tint: Tint | None
    measured: tuple[MeasuredIndicator, ...]
    suggestions: tuple[KnownIndicator, ...] = ()
    waits: str = ""
    inner: tuple[Group, ...] = ()

    @property
    def offers(self) -> tuple[tuple[KnownIndicator, str], ...]:
        """The suggestions, each with a sentence on what it shows, since few readers know all of their names."""
        return tuple((indicator, TEXTS[indicator].summary) for indicator in self.suggestions)

    @property
    def is_gap(self) -> bool:
        """Whether nothing is measured although it could be."""
        return not self.measured and not self.waits


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that the lens shows."""

    groups: tuple[Group, ...]
    counts: tuple[tuple[Standing, int], ...]
    gaps: tuple[Group, ...]
    dues: tuple[DueLine, ...]
    reviews: tuple[ReviewLine, ...]

    def measured(self) -> Iterator[MeasuredIndicator]:
        """Yield all indicators, in the order of the page."""
        for group in self.groups:
            for part in (group, *group.inner):
                yield from part.measured

    @property
    def totals(self) -> tuple[tuple[str, str], ...]:
        """The number of indicators with each status in words, and of subjects without an indicator, after the tone."""
        statuses = tuple((standing.tone, standing.describe_count(count)) for standing, count in self.counts)
        return statuses + tuple(("warn", f"{subjects} without an indicator") for subjects in self._unmeasured())

    def _unmeasured(self) -> Iterator[str]:
        """Yield the canvas, and the number of segments and relationships, if nothing is measured of them."""
        notes = sum(gap.id is not None for gap in self.gaps)
        if notes < len(self.gaps):
            yield "canvas"
        if notes:
            yield "1 segment or relationship" if notes == 1 else f"{notes} segments or relationships"

    @property
    def recent(self) -> tuple[ReviewLine, ...]:
        """The newest reviews, always shown."""
        return self.reviews[:REVIEWS_SHOWN]

    @property
    def older(self) -> tuple[ReviewLine, ...]:
        """The other reviews, initially collapsed."""
        return self.reviews[REVIEWS_SHOWN:]


def build_scorecard(document: CanvasDocument, today: dt.date) -> Scorecard:
    """Return the scorecard of a document on a day."""
    groups = tuple(ScorecardBuilder(document, today).groups())
    every = [nested for group in groups for nested in (group, *group.inner)]
    counts = Counter(indicator.gauge.standing for group in every for indicator in group.measured)
    return Scorecard(
        groups,
        tuple((standing, counts[standing]) for standing in Standing if counts[standing]),
        tuple(group for group in every if group.is_gap),
        due_lines(document, today),
        review_lines(document),
    )


def suggestions_for(checked: Subject, note: Note | None) -> tuple[KnownIndicator, ...]:
    """Return the catalogue's suggestions for the canvas (None), a segment or a relationship, except those measured."""
    key = note.id if note else None
    known = {indicator.code for indicator in checked.document.indicators if indicator.subject == key}
    return tuple(indicator for indicator in _suitable(checked, note) if indicator not in known)


def _suitable(checked: Subject, note: Note | None) -> tuple[KnownIndicator, ...]:
    if note is None:
        return FOR_THE_CANVAS
    if segment := checked.by_segment.get(note.id):
        owed = (coverage.goal for coverage in judge_goals(checked, segment) if coverage.standing in OWED)
        return suggest_indicators(None, owed)
    details = note.relationship if checked.document.relationship(note.id) else None
    return suggest_indicators(details.type, (goal.goal for goal in details.goals)) if details else ()


class ScorecardBuilder:
    """Builder of the groups of a document; it holds the indicators by subject."""

    def __init__(self, document: CanvasDocument, today: dt.date) -> None:
        self.document = document
        self.checked = Subject(document, today)
        self.concerns = Concerns(document)
        self.tints = build_tints(document)
        self.by_subject: defaultdict[UUID | None, list[Indicator]] = defaultdict(list)
        for indicator in document.indicators:
            self.by_subject[indicator.subject].append(indicator)

    def groups(self) -> Iterator[Group]:
        """Yield the canvas, segments with their relationships, relationships without a segment, and other notes."""
        yield self._group(None, OwnWords(self.document.title), "Whole canvas", None)
        yield from map(self._segment, self.document.notes(Block.CUSTOMER_SEGMENTS))
        for note, details in self.concerns.counted_for(None):
            yield self._relationship(note, details, None)
        yield from self._others()

    def _segment(self, note: Note) -> Group:
        tint = self.tints.get(note.id)
        found = self.concerns.counted_for(note.id)
        inner = tuple(self._relationship(relationship, details, tint) for relationship, details in found)
        return self._group(note, short_name(note.text), "Segment", tint, inner=inner)

    def _relationship(self, note: Note, details: RelationshipDetails, tint: Tint | None) -> Group:
        kind = "Relationship" if details.type is None or is_name_of(note.text, details.type) else details.type.label
        waits = "" if is_running(details, self.document.stage) else "not active now"
        return self._group(note, short_name(note.text), str(kind), tint, waits=waits)

    def _others(self) -> Iterator[Group]:
        """Yield notes of other blocks that have indicators, such as a moved segment or an imported indicator's note."""
        customers = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
        for block, note in self.document.placed_notes():
            lacks_details = block is Block.CUSTOMER_RELATIONSHIPS and note.relationship is None
            if note.id in self.by_subject and (block not in customers or lacks_details):
                yield self._group(note, short_name(note.text), str(block.label), None)

    def _group(
        self,
        note: Note | None,
        name: str,
        kind: str,
        tint: Tint | None,
        *,
        waits: str = "",
        inner: tuple[Group, ...] = (),
    ) -> Group:
        key = note.id if note else None
        indicators = self.by_subject.get(key, [])
        suggestions = suggestions_for(self.checked, note)[:SUGGESTED_AT_ONCE]
        measured = tuple(map(self._measured, indicators))
        return Group(key, name, kind, tint, measured, suggestions, "" if measured else waits, inner)

    def _measured(self, indicator: Indicator) -> MeasuredIndicator:
        currency = self.document.currency
        return MeasuredIndicator(
            build_gauge(indicator, currency),
            draw_chart(indicator, currency),
            resolve_unit(indicator.unit, currency),
            reading_lines(indicator, currency, most=READINGS_SHOWN),
            max(0, len(indicator.readings) - READINGS_SHOWN),
        )
