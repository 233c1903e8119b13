"""Indicators with their readings, reviews, and dismissals of findings, as values of a document."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from relationships.catalog.indicators import Direction
from relationships.document.base import Identified, Value, by_id
from relationships.document.finding_key import finding_key
from relationships.document.values import ByName, Day, Digest, Line, Measure, Once, Reason, Slug, Text


class ReadingFields(Value):
    """One measurement of an indicator, with the inputs and the variant of the formula it came from."""

    date: Day = Field(title="Date")
    value: Measure = Field(title="Value")
    variant: Line = Field("", title="Formula")
    inputs: Annotated[dict[Line, Measure], ByName] = Field({}, title="Inputs")
    remark: Text = Field("", title="Remark")


class Reading(ReadingFields, Identified):
    """A reading in a document."""


def _sort_by_date(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda reading: reading.date))


class IndicatorFields(Value):
    """A KPI of the canvas, or of the segment or relationship whose note is its subject."""

    name: Line = Field(title="Name")
    code: Line = Field("", title="Indicator")
    subject: UUID | None = Field(None, title="Subject")
    unit: Line = Field("", title="Unit")
    direction: Direction = Field(Direction.MORE, title="Direction")
    target: Measure | None = Field(None, title="Target")


class Indicator(IndicatorFields, Identified):
    """An indicator in a document, with its readings."""

    readings: Annotated[tuple[Reading, ...], AfterValidator(_sort_by_date)] = Field((), title="Measurements")

    def reading(self, key: UUID) -> Reading | None:
        """Return the reading with an id, or None."""
        return by_id(self.readings, key)


class ReviewFields(Value):
    """A review of a relationship, a segment or the whole canvas, with the decision and change that followed."""

    subject: UUID | None = Field(None, title="Subject")
    date: Day = Field(title="Date")
    customers_said: Text = Field("", title="What customers said")
    decision: Text = Field("", title="Decision")
    change: Text = Field("", title="Change that followed")
    next_due: Day | None = Field(None, title="Next review")


class Review(ReviewFields, Identified):
    """A review in a document."""


class DismissalFields(Value):
    """The dismissal of a finding, with a reason: it is not counted while its evidence has the same fingerprint.

    `about` are the ids of the notes that the finding is about. They may have been deleted: the dismissal then has no
    effect until they are restored.
    """

    rule: Slug = Field(title="Check")
    about: Annotated[tuple[UUID, ...], Once] = Field((), title="Notes")
    fingerprint: Digest = Field(title="Evidence")
    reason: Reason = Field(title="Reason")
    date: Day = Field(title="Date")

    @property
    def key(self) -> str:
        """Return the key of the finding. A canvas has one dismissal per finding at most."""
        return finding_key(self.rule, self.about)


class Dismissal(DismissalFields, Identified):
    """A dismissal in a document."""
