"""What applying the cure of a finding would change: the canvas, and the findings on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from relationships.checks.finding import Finding
from relationships.checks.inspection import Inspection, inspect
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument


@dataclass(frozen=True, slots=True)
class Effect:
    """A cured document with the findings that would disappear (`goes`) and appear (`comes`)."""

    document: CanvasDocument
    goes: tuple[Finding, ...]
    comes: tuple[Finding, ...]


def cured(document: CanvasDocument, finding: Finding) -> CanvasDocument | None:
    """Return the document with the cure applied and validated.

    Return None if the finding has no cure, or if the result is invalid: the canvas may have no room for another note,
    or an indicator none for another reading.
    """
    if finding.cure is None:
        return None
    try:
        return _validate(finding.cure.apply(document), document)
    except ValidationError:
        return None


def _validate(document: CanvasDocument, before: CanvasDocument) -> CanvasDocument:
    """Return the document after validating what it does not share with the valid one before it.

    Raise ValidationError if a value is invalid, or if the parts do not fit together.
    """
    return CanvasDocument.model_validate(_without_models(document, {id(part) for part in before.parts()}))


def _without_models(value: Any, kept: Container[int]) -> Any:
    """Return plain values for all models but those to be kept, whose identities as objects are given."""
    match value:
        case Value() if id(value) not in kept:
            return {name: _without_models(inner, kept) for name, inner in value}
        case tuple():
            return tuple(_without_models(inner, kept) for inner in value)
        case _:
            return value


def compute_effect(document: CanvasDocument, finding: Finding, before: Inspection, today: dt.date) -> Effect | None:
    """Return what the cure would change compared with the inspection `before`; None if it cannot be applied."""
    after = cured(document, finding)
    if after is None:
        return None
    inspection = inspect(after, today)
    keys_after, keys_before = {finding.key for finding in inspection.every}, {finding.key for finding in before.every}
    return Effect(
        after,
        tuple(finding for finding in before.every if finding.key not in keys_after),
        tuple(added for added in inspection.findings if added.key not in keys_before),
    )
