"""Adding, editing and deleting the reviews of a canvas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import timezone

from relationships.actions.editing import Edit, action
from relationships.actions.measurable_subjects import require_subject
from relationships.actions.merging import merge_into_part
from relationships.document.parts import RANK_GAP, ReviewPart
from relationships.document.version import Version
from relationships.errors import Missing, Refused
from relationships.models import Review

IN_THE_FUTURE = "The date of a review can’t be in the future."
NEXT_IS_EARLIER = "The next review must be later than this one."


@action("review.add")
def add_review(edit: Edit, /, *, date: dt.date, subject: UUID | None = None, **fields: Any) -> UUID:
    """Add a review of a segment, a relationship or (None) the canvas; `fields` are other fields of `ReviewFields`.

    Raise Missing for any other subject. Raise Refused if the date is in the future, if the next review is not later,
    and if there are 200 reviews.
    """
    require_subject(edit, subject)
    part = ReviewPart(rank=_rank_at_end(edit), subject=subject, date=date, **fields)
    _require_date_order(part)
    key = uuid4()
    edit.add(key, part)
    return key


def _rank_at_end(edit: Edit) -> int:
    last: int | None = Review.objects.filter(canvas=edit.canvas.pk).aggregate(last=Max("rank"))["last"]
    return (last or 0) + RANK_GAP


@action("review.edit")
def edit_review(
    edit: Edit,
    *,
    review_id: UUID,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Change fields of a review. Raise Conflict as `merge_into_part` does, and what `add_review` raises.

    With `is_autosave`, the change may continue a group: see `find_group`.
    """
    edit.is_autosave = is_autosave
    before = get_review(edit, review_id)
    merge_into_part(edit, review_id, changes, base, over=over)
    after = get_review(edit, review_id)
    if after.subject != before.subject:
        require_subject(edit, after.subject)
    if (after.date, after.next_due) != (before.date, before.next_due):
        _require_date_order(after)
    return review_id


@action("review.delete")
def delete_review(edit: Edit, *, review_id: UUID) -> UUID:
    """Delete a review."""
    get_review(edit, review_id)
    edit.write(review_id, None)
    return review_id


def get_review(edit: Edit, review_id: UUID) -> ReviewPart:
    """Return a review of this canvas. Raise Missing if there is none with this id."""
    part = edit.load("review", [review_id]).get(review_id)
    if part is None:
        raise Missing("This review is no longer on the canvas.")
    return cast("ReviewPart", part)


def _require_date_order(review: ReviewPart) -> None:
    if review.date > timezone.localdate():
        raise Refused(IN_THE_FUTURE)
    if review.next_due and review.next_due <= review.date:
        raise Refused(NEXT_IS_EARLIER)
