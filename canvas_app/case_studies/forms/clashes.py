"""The fields of a conflict as texts, and the fields that differ between two editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from canvas_app.case_studies.actions.editing import StoryConflict
from canvas_app.case_studies.forms.lists import show_lines, show_plan
from canvas_app.case_studies.forms.story import labels
from relationships.cases import CaseStory
from relationships.catalog.case_studies import CaseOutcome, Industry

EMPTY = "(empty)"
CHOICES: dict[str, dict[str, str]] = {
    "industry": dict(Industry.choices),
    "outcome": dict(CaseOutcome.choices),
}


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with two values as texts; the second is mine in a conflict, and the later in a comparison."""

    name: str
    label: str
    theirs: str
    mine: str


def show_clashes(conflict: StoryConflict) -> list[ShownField]:
    """Return the fields in conflict."""
    names = labels()
    return [
        ShownField(
            clash.name, names[clash.name], show_field(clash.name, clash.theirs), show_field(clash.name, clash.mine)
        )
        for clash in conflict.clashes
    ]


def compare_stories(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[ShownField]:
    """Yield the fields that differ between two stories, given as JSON values."""
    names = labels()
    for name in CaseStory.model_fields:
        old, new = show_field(name, before.get(name)), show_field(name, after.get(name))
        if old != new:
            yield ShownField(name, names[name], old, new)


def show_field(name: str, value: Any) -> str:
    """Return the JSON value of a field as a text."""
    if name == "lesson_plan":
        return show_plan(value or ()) or EMPTY
    if name == "sources":
        return show_lines(_source(source) for source in value or ()) or EMPTY
    if isinstance(value, list):
        return show_lines(value) or EMPTY
    return CHOICES.get(name, {}).get(value, "") or str("" if value is None else value) or EMPTY


def _source(source: Mapping[str, Any]) -> str:
    names: Sequence[str] = ("key", "title", "author", "publisher", "url", "published", "accessed", "state")
    return " · ".join(str(source[name]) for name in names if source.get(name))
