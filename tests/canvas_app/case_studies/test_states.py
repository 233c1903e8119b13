"""The table of states: every pair of event and state has an answer for everybody, and the docs show it."""

from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

from canvas_app.case_studies.models import CaseState
from canvas_app.case_studies.states import TABLE, Actor, Event, Guard, Move, Refusal, draw_diagram, find_answer

DRAFT, REVIEW, PUBLISHED, RETIRED = CaseState.DRAFT, CaseState.IN_REVIEW, CaseState.PUBLISHED, CaseState.RETIRED
# Where each event leads a curator from each state, if nobody has to approve; None: it is refused.
EXPECTED: dict[Event, dict[CaseState, CaseState | None]] = {
    Event.SUBMIT: {DRAFT: REVIEW, REVIEW: None, PUBLISHED: REVIEW, RETIRED: REVIEW},
    Event.SEND_BACK: {DRAFT: None, REVIEW: DRAFT, PUBLISHED: None, RETIRED: None},
    Event.APPROVE: {DRAFT: None, REVIEW: None, PUBLISHED: None, RETIRED: None},
    Event.PUBLISH: {DRAFT: None, REVIEW: PUBLISHED, PUBLISHED: None, RETIRED: None},
    Event.RETIRE: {DRAFT: RETIRED, REVIEW: RETIRED, PUBLISHED: RETIRED, RETIRED: None},
    Event.RESTORE: {DRAFT: None, REVIEW: None, PUBLISHED: None, RETIRED: PUBLISHED},
}
# What is different for others.
DIFFERENT = {(Event.APPROVE, REVIEW, Actor.SECOND_CURATOR): REVIEW}
PAIRS = list(product(Event, CaseState, Actor))


@pytest.mark.parametrize(("event", "state", "actor"), PAIRS)
def test_every_pair_has_an_answer(event: Event, state: CaseState, actor: Actor) -> None:
    answer = find_answer(event, state, actor)
    target = answer.target if isinstance(answer, Move) else None
    assert target == DIFFERENT.get((event, state, actor), EXPECTED[event][state])


@pytest.mark.parametrize(("event", "state", "actor"), PAIRS)
def test_every_refusal_has_a_reason(event: Event, state: CaseState, actor: Actor) -> None:
    answer = find_answer(event, state, actor)
    if isinstance(answer, Refusal):
        assert answer.reason.endswith(".")
        assert len(answer.reason) > 20


def test_nothing_is_published_or_approved_that_is_not_ready() -> None:
    moves = [
        (event, answer)
        for (event, _), row in TABLE.items()
        for answer in row.values()
        if isinstance(answer, Move) and event in (Event.PUBLISH, Event.APPROVE)
    ]
    assert moves
    assert all(Guard.READY in move.guards for _, move in moves)


def test_author_needs_an_approval() -> None:
    answer = find_answer(Event.PUBLISH, REVIEW, Actor.AUTHOR)
    assert isinstance(answer, Move)
    assert Guard.APPROVED in answer.guards


def test_diagram_in_the_docs_is_that_of_the_table() -> None:
    page = (Path(settings.BASE_DIR) / "docs" / "case_studies.md").read_text()
    assert f"```mermaid\n{draw_diagram()}\n```" in page
