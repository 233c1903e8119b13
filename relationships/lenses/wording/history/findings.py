"""Sentences about findings that were fixed, dismissed or restored."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.checks.rule import RULES
from relationships.document.diff import Difference
from relationships.document.parts import CanvasPart, DismissalPart, GoalPart, IndicatorPart, NotePart
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.field_names import changed_paths, field_names
from relationships.lenses.wording.history.indicators import of_owner
from relationships.lenses.wording.history.phrases import block_name, goal_name, joined, quoted

KINDS = ("note", "canvas", "goal", "indicator", "reading", "review", "dismissal")
OWNED = {"note": "goal", "indicator": "reading"}
NOUNS = {"reading": "measurement", "dismissal": "dismissed finding"}
PLACES = {"adding": " to {}", "deleting": " from {}"}


def cured(change: RecordedChange) -> str:
    """Return which rule's finding was fixed, and how."""
    return f"fixed “{_title(change.rule)}” by {joined(list(_steps(change)))}"


def dismissed(change: RecordedChange) -> str:
    """Return which finding was dismissed and why, or which was restored."""
    before, after = change.touched(DismissalPart)[0]
    if after is None:
        return f"restored the finding “{_title(before.rule if before else '')}”"
    return f"dismissed “{_title(after.rule)}”, because {quoted(after.reason)}"


def _title(rule: str) -> str:
    """Return the title of a rule, or the code of a rule that this version does not have."""
    return RULES[rule].title if rule in RULES else rule


def _steps(change: RecordedChange) -> Iterator[str]:
    """Yield what the cure did, notes first; goals of changed notes and readings of changed indicators are left out."""
    kinds = {_kind(found) for found in change.differences}
    omitted = {owned for owner, owned in OWNED.items() if owner in kinds}
    steps = {
        (KINDS.index(_kind(found)), _step(change, found)) for found in change.differences if _kind(found) not in omitted
    }
    # Sorted, since databases return the parts of a change in different orders.
    yield from (step for _, step in sorted(steps))


def _step(change: RecordedChange, found: Difference) -> str:
    verb = "adding" if found.before is None else "deleting" if found.after is None else "changing"
    part = found.after or found.before
    owner = of_owner(change, part)
    match part:
        case NotePart(text=text, block=block):
            return f"{verb} {quoted(text)}{PLACES.get(verb, '').format(block_name(block))}"
        case CanvasPart():
            names = field_names(part, changed_paths(found.before, found.after))
            return f"changing the {joined([name.removeprefix('the ') for name in names])}"
        case IndicatorPart(name=name):
            return f"{verb} the indicator {quoted(name)}{owner}"
        case GoalPart(goal=goal):
            return f"{verb} {goal_name(goal)}{owner}"
        case _:
            return f"{verb} a {NOUNS.get(_kind(found), _kind(found))}{owner}"


def _kind(found: Difference) -> str:
    part = found.after or found.before
    return part.kind if part else ""
