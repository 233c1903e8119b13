"""Several people cure and dismiss one finding concurrently, in real transactions."""

from __future__ import annotations

import pytest

from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.findings import cure_finding, dismiss_finding
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.errors import Refused
from relationships.models import Dismissal
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.actions.test_findings import TODAY
from tests.relationships.actions.test_notes_at_once import WRITERS, run_concurrently
from tests.relationships.checks.rules import ALONE, few_rules

__all__ = ["few_rules"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("few_rules")]


@pytest.fixture
def hand(make_user) -> Hand:  # type: ignore[no-untyped-def]
    owner = make_user("ada")
    hand = Hand(create_canvas(owner.pk, CanvasDocument(title="Busy")), owner.pk)
    hand.add(SEGMENTS, "Offices")
    return hand


@pytest.mark.parametrize("action", [cure_finding, dismiss_finding])
def test_what_several_do_at_once_is_done_once_and_the_others_are_told(hand: Hand, action) -> None:  # type: ignore[no-untyped-def]
    finding = next(finding for finding in inspect(hand.document, TODAY).findings if finding.rule == ALONE)
    more = {"reason": "They serve themselves"} if action is dismiss_finding else {}

    def act() -> bool:
        about = {"key": finding.key, "fingerprint": finding.fingerprint, "today": TODAY}
        try:
            action(hand.canvas_id, hand.user_id, Submission(), **about, **more)
        except Refused:
            return False
        return True

    assert sorted(run_concurrently(*[act] * WRITERS)) == [False] * (WRITERS - 1) + [True]  # type: ignore[type-var]
    assert (len(hand.texts(RELATIONSHIPS)), Dismissal.objects.count()) in [(1, 0), (0, 1)]
    assert hand.revision == 2
