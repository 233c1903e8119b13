"""A canvas as the cure of a finding would leave it, and what that does to the findings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import ValidationError

from relationships.checks.finding import Finding
from relationships.checks.inspection import Inspection, inspect
from relationships.document.canvas import CanvasDocument


@dataclass(frozen=True, slots=True)
class Effect:
    """The canvas cured: which findings are gone then, and which are there that were not."""

    document: CanvasDocument
    goes: tuple[Finding, ...]
    comes: tuple[Finding, ...]


def cured(document: CanvasDocument, finding: Finding) -> CanvasDocument | None:
    """The document after the cure, every value of it checked; None where the finding has no cure of its own, or the
    canvas has no room for it: it may be full of notes, or an indicator of readings.
    """
    if finding.cure is None:
        return None
    try:
        return CanvasDocument.model_validate(finding.cure.apply(document).model_dump())
    except ValidationError:
        return None


def effect_of(document: CanvasDocument, finding: Finding, before: Inspection, today: dt.date) -> Effect | None:
    """What the cure would change, given what was found `before`; None where there is none."""
    after = cured(document, finding)
    if after is None:
        return None
    found = inspect(after, today)
    left, there = {finding.key for finding in found.every}, {finding.key for finding in before.every}
    return Effect(
        after,
        tuple(finding for finding in before.every if finding.key not in left),
        tuple(added for added in found.findings if added.key not in there),
    )
