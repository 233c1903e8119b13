"""Creation of the demonstration's canvases through the same actions that users perform, so that they have a history."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.demo import coffee, coffee_measured
from canvas_app.boards.demo.people import ADMIN, FOUNDER, INSTRUCTOR, PEOPLE, Person, create_missing_accounts
from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.actions.invitations import accept_mailed, invite
from relationships.actions.notes import add_notes, delete_note, edit_note, move_note
from relationships.actions.reviews import add_review
from relationships.catalog.blocks import Block
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.document.canvas import CanvasDocument
from relationships.models import Role
from relationships.samples import load_sample, sample_names

SHARED: dict[str, Role] = {"gillette": Role.VIEWER, "lego": Role.VIEWER, "amazon": Role.EDITOR}
REFERENCE_FIELDS = ("relationship.segment", "relationship.channel", "relationship.serves", "segments")
ONCE = Submission()


@transaction.atomic
def fill() -> bool:
    """Create missing accounts and the canvases in one transaction; return whether canvases were created.

    Canvases are created only together with the founder's account, so that renamed and deleted ones do not come back.
    """
    if FOUNDER not in create_missing_accounts():
        return False
    users = {person: User.objects.get(email=person.email) for person in PEOPLE}
    for name in sample_names():
        canvas_id = create_canvas(users[FOUNDER].pk, load_sample(name))
        if name in SHARED:
            _share(canvas_id, users, INSTRUCTOR, SHARED[name])
    _build_coffee(users)
    return True


def _share(canvas_id: UUID, users: Mapping[Person, User], person: Person, role: Role) -> None:
    issued = invite(canvas_id, users[FOUNDER].pk, person.email, role)
    accept_mailed(issued.token, users[person].pk)


def _build_coffee(users: Mapping[Person, User]) -> None:
    founder, editor = users[FOUNDER].pk, users[ADMIN].pk
    canvas_id = create_canvas(founder, CanvasDocument(title=coffee.TITLE))
    _share(canvas_id, users, ADMIN, Role.EDITOR)
    _share(canvas_id, users, INSTRUCTOR, Role.VIEWER)
    changes = {"description": coffee.DESCRIPTION, "stage": "start_up", "market_pattern": "segmented"}
    describe_canvas(canvas_id, founder, ONCE, changes=changes, base=None)
    ids = _add_notes(canvas_id, founder)
    for sketch in (sketch for sketches in coffee.SKETCHES.values() for sketch in sketches):
        actor = editor if "evidence.source" in sketch.known or "experiment.test" in sketch.known else founder
        _edit_note(canvas_id, actor, ids, sketch)
    _revise(canvas_id, founder, editor, ids)
    _add_indicators(canvas_id, founder, ids)
    _add_reviews(canvas_id, editor, ids)


def _add_notes(canvas_id: UUID, actor_id: int) -> dict[str, UUID]:
    """Add all notes, and return their ids by their texts."""
    ids: dict[str, UUID] = {}
    for block, sketches in coffee.SKETCHES.items():
        for sketch in sketches:
            outcome = add_notes(canvas_id, actor_id, ONCE, block=block, texts=[sketch.text])
            if outcome.subject:
                ids[sketch.text] = outcome.subject
    return ids


def _edit_note(canvas_id: UUID, actor_id: int, ids: Mapping[str, UUID], sketch: coffee.Sketch) -> None:
    """Save the details of a note, if it has any."""
    known = {**sketch.known, **({"segments": list(sketch.concerns)} if sketch.concerns else {})}
    changes = {
        path: _find_ids(ids, value) if path in REFERENCE_FIELDS else _dated(value) for path, value in known.items()
    }
    if changes:
        edit_note(canvas_id, actor_id, ONCE, note_id=ids[sketch.text], changes=changes, base=None)


def _find_ids(ids: Mapping[str, UUID], value: Any) -> Any:
    """Return the id or ids of the note or notes with the texts in `value`."""
    return [str(ids[text]) for text in value] if isinstance(value, list) else str(ids[value])


def _dated(value: Any) -> Any:
    """Return the date that a length of time stands for, and any other value as it is."""
    return (timezone.localdate() - value).isoformat() if isinstance(value, dt.timedelta) else value


def _revise(canvas_id: UUID, founder: int, editor: int, ids: Mapping[str, UUID]) -> None:
    """Make the changes after the first draft: delete an idea, move another to the top, fill a gap."""
    delete_note(canvas_id, founder, ONCE, note_id=ids[coffee.RENTED])
    move_note(canvas_id, editor, ONCE, note_id=ids[coffee.PAUSE], block=Block.VALUE_PROPOSITIONS, previous=None)
    segments = {"segments": [str(ids[coffee.GIVERS])]}
    edit_note(canvas_id, editor, ONCE, note_id=ids[coffee.BOXES], changes=segments, base=None)


def _add_indicators(canvas_id: UUID, actor_id: int, ids: Mapping[str, UUID]) -> None:
    """Add the indicators with their readings until today."""
    for series in coffee_measured.SERIES:
        add_indicator(
            canvas_id,
            actor_id,
            ONCE,
            subject=ids.get(series.subject),
            target=Decimal(series.target) if series.target else None,
            readings=series.readings(timezone.localdate()),
            **_indicator_fields(series),
        )


def _indicator_fields(series: coffee_measured.Series) -> dict[str, Any]:
    """Return the name, unit and direction of an indicator, from the catalogue if it is there."""
    if not isinstance(series.indicator, KnownIndicator):
        return {"name": series.indicator, "unit": series.unit, "direction": series.direction}
    info = INDICATORS[series.indicator]
    name = str(series.indicator.label)
    return {"code": series.indicator.value, "name": name, "unit": info.unit, "direction": info.direction}


def _add_reviews(canvas_id: UUID, actor_id: int, ids: Mapping[str, UUID]) -> None:
    today = timezone.localdate()
    for review in coffee_measured.REVIEWS:
        add_review(
            canvas_id,
            actor_id,
            ONCE,
            subject=ids.get(review.subject),
            date=review.held_on(today),
            customers_said=review.customers_said,
            decision=review.decision,
            change=review.change,
            next_due=review.next_on(today),
        )
