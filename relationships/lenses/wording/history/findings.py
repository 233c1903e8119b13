"""What became of findings, in words: cured, dismissed, counted again."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.checks.rule import RULES
from relationships.document.diff import Difference
from relationships.document.parts import CanvasPart, DismissalPart, GoalPart, IndicatorPart, NotePart
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.field_names import changed_paths, field_names
from relationships.lenses.wording.history.phrases import block_name, goal_name, joined, quoted

KINDS = ("note", "canvas", "goal", "indicator", "reading", "review", "dismissal")
OWNED = {"note": "goal", "indicator": "reading"}
WHERE = {"adding": " to {}", "deleting": " from {}"}


def cured(change: RecordedChange) -> str:
    """Say which rule's finding was cured, and by what."""
    return f"cured “{_title(change.rule)}” by {joined(list(_doings(change)))}"


def dismissed(change: RecordedChange) -> str:
    """Say what was dismissed and why, or that a dismissal was taken back."""
    before, after = change.touched(DismissalPart)[0]
    if after is None:
        return f"took back the dismissal of “{_title(before.rule if before else '')}”"
    return f"dismissed “{_title(after.rule)}”, because {quoted(after.reason)}"


def _title(rule: str) -> str:
    """Return what a rule is called; one of an earlier version goes by its code."""
    return RULES[rule].title if rule in RULES else rule


def _doings(change: RecordedChange) -> Iterator[str]:
    """What was done, the notes first; the goals of a note and the readings of an indicator go with them unsaid."""
    kinds = {_kind(found) for found in change.differences}
    unsaid = {owned for owner, owned in OWNED.items() if owner in kinds}
    done = {(KINDS.index(_kind(found)), _doing(found)) for found in change.differences if _kind(found) not in unsaid}
    # Databases keep the parts of a change in orders of their own.
    yield from (doing for _, doing in sorted(done))


def _doing(found: Difference) -> str:
    verb = "adding" if found.before is None else "deleting" if found.after is None else "changing"
    match found.after or found.before:
        case NotePart(text=text, block=block):
            return f"{verb} {quoted(text)}{WHERE.get(verb, '').format(block_name(block))}"
        case CanvasPart():
            names = field_names(found.after or found.before, changed_paths(found.before, found.after))
            return f"changing the {joined([name.removeprefix('the ') for name in names])}"
        case IndicatorPart(name=name):
            return f"{verb} the indicator {quoted(name)}"
        case GoalPart(goal=goal):
            return f"{verb} {goal_name(goal)}"
        case _:
            return f"{verb} a {_kind(found)}"


def _kind(found: Difference) -> str:
    part = found.after or found.before
    return part.kind if part else ""
