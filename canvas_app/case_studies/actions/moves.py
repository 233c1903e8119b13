"""Moving a case from state to state, as the table of `states` allows."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.actions.locking import lock_case
from canvas_app.case_studies.models import CaseEdition, CaseState, CaseStudy
from canvas_app.case_studies.readiness import find_missing
from canvas_app.case_studies.search.entries import refresh_entry
from canvas_app.case_studies.states import (
    NOT_APPROVED,
    NOT_PUBLIC,
    Actor,
    Answer,
    Event,
    Guard,
    Move,
    Refusal,
    find_answer,
)
from canvas_app.case_studies.stories import read_story
from relationships.actions.editing import lock_canvas
from relationships.errors import Refused
from relationships.models import Change
from relationships.store.load import load_document

NOT_SEEN = "Somebody changed this case after you opened this page. Look at it again, then decide."


def move_case(case_id: int, actor: User, event: Event, seen: str = "") -> CaseStudy:
    """Carry out an event and return the case. Raise Missing, or Refused with the reason.

    `seen` is the version that the actor has seen, if that is known: nobody approves or publishes what they did not see.
    """
    with transaction.atomic():
        case = lock_case(case_id, actor)
        # What is judged and published must be one state of the canvas.
        lock_canvas(case.canvas_id, actor.pk)
        answer = judge(case, actor, event)
        if isinstance(answer, Refusal):
            raise Refused(answer.reason)
        if seen and event in (Event.APPROVE, Event.PUBLISH) and seen != describe_version(case):
            raise Refused(NOT_SEEN)
        _carry_out(case, actor, event, answer)
    return case


def judge(case: CaseStudy, actor: User, event: Event) -> Answer:
    """Return where an event leads by the table and by what the case has, or why it is not possible."""
    answer = find_answer(event, CaseState(case.state), find_part(case, actor))
    if isinstance(answer, Move):
        return next((Refusal(reason) for guard in answer.guards if (reason := _breach(case, guard))), answer)
    return answer


def find_part(case: CaseStudy, actor: User) -> Actor:
    """Return the part that a curator plays for the edition in work."""
    if not settings.CASES_NEED_APPROVAL:
        return Actor.CURATOR
    has_written = actor.pk in (*case.writers, case.submitted_by_id) or _has_drawn(case, actor)
    return Actor.AUTHOR if has_written else Actor.SECOND_CURATOR


def _has_drawn(case: CaseStudy, actor: User) -> bool:
    """Return whether the user changed the canvas since the last edition."""
    last = case.editions.order_by("-number").values_list("canvas_revision", flat=True).first() or 0
    return Change.objects.filter(canvas=case.canvas_id, actor=actor.pk, revision__gt=last).exists()


def _breach(case: CaseStudy, guard: Guard) -> str:
    """Return why a guard does not hold; empty if it does."""
    if guard is Guard.READY:
        missing = find_missing(read_story(case), load_document(case.canvas_id).document)
        return f"This case can’t be published yet. It needs {_in_words(missing)}." if missing else ""
    if guard is Guard.APPROVED:
        return "" if case.approved_as == describe_version(case) else NOT_APPROVED
    return "" if case.public_edition_id else NOT_PUBLIC


def _in_words(parts: tuple[str, ...]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


def describe_version(case: CaseStudy) -> str:
    """Return what names story and canvas as they are now: an approval holds for these only."""
    return f"{case.revision}:{load_document(case.canvas_id).version}"


def _carry_out(case: CaseStudy, actor: User, event: Event, move: Move) -> None:
    case.changed_at = timezone.now()
    if event is Event.PUBLISH:
        approver = actor.pk if find_part(case, actor) is Actor.SECOND_CURATOR else _approver(case)
        publish_edition(case, actor.pk, approver)
        return
    case.state = move.target
    if event is Event.SUBMIT:
        case.submitted_by = actor
    if event is Event.SEND_BACK:
        case.approved_by, case.approved_as = None, ""
    if event is Event.APPROVE:
        case.approved_by, case.approved_as = actor, describe_version(case)
    if event is Event.RETIRE:
        case.public_edition = None
    if event is Event.RESTORE:
        case.public_edition = CaseEdition.objects.filter(case=case).order_by("-number").first()
    case.save()
    if event in (Event.RETIRE, Event.RESTORE):
        refresh_entry(case)


def _approver(case: CaseStudy) -> int | None:
    return case.approved_by_id if case.approved_as == describe_version(case) else None
