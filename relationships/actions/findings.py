"""Curing findings, dismissing them with a reason, and withdrawing dismissals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import cast
from uuid import UUID, uuid4

from django.db.models import Max

from relationships.actions.editing import Edit, action
from relationships.actions.notes import with_details
from relationships.checks.cure_effect import cured
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import Difference, differences
from relationships.document.parts import RANK_GAP, DismissalPart, GoalPart, IndicatorPart, NotePart, Part, ReviewPart
from relationships.errors import Missing, Refused
from relationships.models import Dismissal, Indicator, Review
from relationships.store.load import load_document
from relationships.store.ordering import rank_at_end

NOT_FOUND = "This finding no longer occurs: somebody changed the data behind it."
OTHER_EVIDENCE = "The data behind this finding has changed since you opened it. Check it again, then decide."
NO_CURE = "There is no quick fix for this finding: it would need information that isn’t on the canvas."
DISMISSED = "This finding was dismissed in the meantime. To change the reason, restore the finding first."
CURE = "cure:"


@action("finding.cure")
def cure_finding(edit: Edit, *, key: str, fingerprint: str, today: dt.date) -> UUID | None:
    """Apply the cure of a finding. The action of the change is named after the rule.

    Raise Refused if the finding no longer exists, has no cure, or rests on other evidence than the fingerprint.
    """
    document = load_document(edit.canvas.pk).document
    finding = _find(document, key, fingerprint, today)
    after = cured(document, finding)
    if after is None:
        raise Refused(NO_CURE)
    edit.action = f"{CURE}{finding.rule}"
    found = differences(document, after)
    _write_differences(edit, found)
    return next((_subject(edit, difference) for difference in found), None)


@action("finding.dismiss")
def dismiss_finding(edit: Edit, *, key: str, fingerprint: str, reason: str, today: dt.date) -> UUID:
    """Dismiss a finding, so that it is not counted while its evidence is the same. Replace an outdated dismissal.

    Raise Refused if the finding no longer exists, rests on other evidence, or is dismissed already.
    """
    document = load_document(edit.canvas.pk).document
    finding = _find(document, key, fingerprint, today)
    dismissal = document.dismissal(key)
    part = DismissalPart(
        rank=_rank_at_end(edit, Dismissal),
        rule=finding.rule,
        about=finding.about,
        fingerprint=fingerprint,
        reason=reason,
        date=today,
    )
    if dismissal is None:
        edit.add(subject := uuid4(), part)
        return subject
    older = cast("DismissalPart", edit.load("dismissal", [dismissal.id])[dismissal.id])
    if older.fingerprint == fingerprint:
        raise Refused(DISMISSED)
    edit.write(dismissal.id, part.model_copy(update={"rank": older.rank, "about": older.about}))
    return dismissal.id


@action("finding.return")
def withdraw_dismissal(edit: Edit, *, key: str) -> UUID:
    """Withdraw the dismissal of a finding. Raise Missing if it is not dismissed."""
    dismissal = load_document(edit.canvas.pk).document.dismissal(key)
    if dismissal is None:
        raise Missing("This finding isn’t dismissed.")
    edit.load("dismissal", [dismissal.id])
    edit.write(dismissal.id, None)
    return dismissal.id


def _subject(edit: Edit, difference: Difference) -> UUID:
    """Return the id of the part that a change is about; for a goal, its relationship."""
    part = difference.after or difference.before
    return part.note if isinstance(part, GoalPart) else difference.key or edit.canvas.pk


def _find(document: CanvasDocument, key: str, fingerprint: str, today: dt.date) -> Finding:
    finding = inspect(document, today).finding(key)
    if finding is None:
        raise Refused(NOT_FOUND)
    if finding.fingerprint != fingerprint:
        raise Refused(OTHER_EVIDENCE)
    return finding


def _write_differences(edit: Edit, found: tuple[Difference, ...]) -> None:
    """Load the parts that differ and write their new states."""
    known: dict[str, list[UUID]] = {}
    for difference in found:
        if difference.before:
            known.setdefault(difference.before.kind, []).append(difference.key or edit.canvas.pk)
    for kind, keys in known.items():
        edit.load(kind, keys)
    ends: dict[str, int] = {}
    for difference in found:
        key, after = difference.key or edit.canvas.pk, difference.after
        if after is None:
            edit.write(key, None)
        elif difference.before is None:
            edit.add(key, _place_at_end(edit, after, ends))
        else:
            edit.write(key, _keep_rank(edit, edit.after[key], after, ends))


def _keep_rank(edit: Edit, now: Part | None, after: Part, ends: dict[str, int]) -> Part:
    """Return a part with its rank on the canvas, which the document lacks; at the end of its block if that changes."""
    if isinstance(now, NotePart) and isinstance(after, NotePart) and now.block is not after.block:
        return _place_at_end(edit, after, ends)
    rank = getattr(now, "rank", None)
    return after if rank is None else after.model_copy(update={"rank": rank})


def _place_at_end(edit: Edit, part: Part, ends: dict[str, int]) -> Part:
    match part:
        case NotePart():
            ends.setdefault(part.block, rank_at_end(edit.canvas.pk, part.block))
            placed: Part = with_details(edit, part.model_copy(update={"rank": ends[part.block]}))
            ends[part.block] += RANK_GAP
        case IndicatorPart() | ReviewPart():
            model = Indicator if isinstance(part, IndicatorPart) else Review
            ends.setdefault(part.kind, _rank_at_end(edit, model))
            placed = part.model_copy(update={"rank": ends[part.kind]})
            ends[part.kind] += RANK_GAP
        case _:
            placed = part
    return placed


def _rank_at_end(edit: Edit, model: type[Indicator | Review | Dismissal]) -> int:
    last: Mapping[str, int | None] = model._default_manager.filter(canvas=edit.canvas.pk).aggregate(last=Max("rank"))
    return (last["last"] or 0) + RANK_GAP
