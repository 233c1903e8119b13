"""Where open questions are answered: the fields of the parts that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from relationships.checks.facts.parties import Party, Relationship, Segment
from relationships.checks.facts.series import Series
from relationships.checks.finding import Ask, Form
from relationships.checks.phrases import name
from relationships.document.notes import Note

type Places = Iterable[Ask]


def in_note(note: Note, field: str) -> Ask:
    """Ask for a field of a note."""
    return Ask(name(note), Form.NOTE, note.id, field)


def in_field(field: str) -> Callable[[Party], Places]:
    """Return where a question about a part is answered, if it is in a field of this part."""
    return lambda part: [in_note(part.note, field)]


def in_running(
    field: str, is_meant: Callable[[Relationship], bool] = lambda relationship: True
) -> Callable[[Segment], Places]:
    """Return where a question about a segment is answered, if it is in a field of its running relationships."""
    return lambda segment: [in_note(each.note, field) for each in segment.running if is_meant(each)]


def in_new(form: Form, field: str) -> Callable[[Party], Places]:
    """Return where a question about a part is answered, if it is in the form of something new for this part."""
    return lambda part: [Ask(name(part.note), form, part.id, field)]


def in_indicators(series: Iterable[Series], field: str) -> Places:
    """Return where a question is answered, if it is in a field of indicators."""
    return [Ask(each.indicator.name, Form.INDICATOR, each.indicator.id, field) for each in series]
