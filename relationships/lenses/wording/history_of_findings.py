"""What became of findings, in the words of History: cured, dismissed, counted again."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasHead
from relationships.document.naming import short_name
from relationships.document.parts import Json
from relationships.lenses.wording.field_names import lowered
from relationships.models import Change

NAME_LENGTH = 80
KINDS = ("note", "canvas", "goal", "indicator", "reading", "review", "dismissal")
OWNED = {"note": "goal", "indicator": "reading"}
WHERE = {"adding": " to {}", "deleting": " from {}"}
State = tuple[Json | None, Json | None]


def told_of_finding(change: Change) -> str:
    """What was cured and by what, or what was dismissed; empty for a change of something else."""
    action, _, rule = change.action.partition(":")
    if action == "cure":
        return f"cured “{_title(rule)}” by {_joined(list(_doings(change)))}"
    return told_of_dismissal(change)


def told_of_dismissal(change: Change) -> str:
    """What was dismissed and why, or counted again; empty for a change of something else."""
    for before, after in _states(change):
        if (before or after or {}).get("kind") == "dismissal":
            if after is None:
                return f"took back the dismissal of “{_title((before or {})['rule'])}”"
            return f"dismissed “{_title(after['rule'])}”, because {_named(after['reason'])}"
    return ""


def _states(change: Change) -> Iterator[State]:
    return zip(change.before.values(), change.after.values(), strict=True)


def _title(rule: str) -> str:
    """What a rule is called; one of an earlier version goes by its code."""
    return RULES[rule].title if rule in RULES else rule


def _doings(change: Change) -> Iterator[str]:
    """What was done, the notes first; the goals of a note and the readings of an indicator go with them unsaid."""
    states = list(_states(change))
    there = {_kind(state) for state in states}
    unsaid = {owned for owner, owned in OWNED.items() if owner in there}
    done = {(KINDS.index(_kind(state)), _doing(state)) for state in states if _kind(state) not in unsaid}
    # Databases keep the parts of a change in orders of their own.
    yield from (doing for _, doing in sorted(done))


def _doing(state: State) -> str:
    before, after = state
    verb = "adding" if before is None else "deleting" if after is None else "changing"
    part = _part(state)
    match _kind(state):
        case "note":
            where = WHERE.get(verb, "").format(Block(part["block"]).label)
            return f"{verb} {_named(part['text'])}{where}"
        case "canvas":
            fields = [lowered(CanvasHead, key) for key in part if (before or {}).get(key) != part[key]]
            return f"changing the {_joined(fields)}"
        case "indicator":
            return f"{verb} the indicator {_named(part['name'])}"
        case "goal":
            return f"{verb} the goal {Goal(part['goal']).label.lower()}"
        case kind:
            return f"{verb} a {kind}"


def _part(state: State) -> Json:
    return state[1] or state[0] or {}


def _kind(state: State) -> str:
    return str(_part(state)["kind"])


def _named(text: str) -> str:
    return f"“{short_name(text)[:NAME_LENGTH]}”"


def _joined(words: list[str]) -> str:
    *others, last = words or ["nothing"]
    return f"{', '.join(others)} and {last}" if others else last
