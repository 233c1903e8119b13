"""Asks for a field of a relationship, a measurement or a review."""

from __future__ import annotations

from uuid import UUID

from relationships.catalog.relationships import GOOD_ANSWER, Duty
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.series import Series
from relationships.checks.finding import Ask, Choice, Form
from relationships.checks.phrases import name, quoted
from relationships.document.notes import Note


def ask_field(
    words: str, relationship: Relationship, field: str, hint: str = "", choices: tuple[Choice, ...] = ()
) -> Ask:
    """Ask for a field of the details of a relationship."""
    return Ask(words, Form.NOTE, relationship.id, f"relationship.{field}", hint, choices)


def ask_duty(words: str, relationship: Relationship, duty: Duty) -> Ask:
    """Ask for another answer to a question of good conduct, which is honest only after something was done."""
    hint = f"Once you have changed this, answer “{GOOD_ANSWER[duty].label}”."
    return ask_field(words, relationship, f"duties.{duty.value}", hint)


def ask_reading(series: Series, hint: str = "") -> Ask:
    """Ask for a new reading of an indicator."""
    words = f"Add measurement of {quoted(series.indicator.name)}"
    return Ask(words, Form.NEW_READING, series.indicator.id, "value", hint)


def ask_review(place: UUID | None, hint: str) -> Ask:
    """Ask for a review of a note or of the canvas (None)."""
    return Ask("Add review", Form.NEW_REVIEW, place, "customers_said", hint)


def link_choice(note: Note, source: str = "") -> Choice:
    """Return a note as a choice to which something is linked."""
    return Choice(str(note.id), name(note), source, f"Link to {name(note)}")


def segment_choice(note: Note, source: str = "") -> Choice:
    """Return a segment as a choice to which something is assigned."""
    return Choice(str(note.id), name(note), source, f"Assign to {name(note)}")
