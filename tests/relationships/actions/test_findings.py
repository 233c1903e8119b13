"""Curing a finding, dismissing it, and withdrawing the dismissal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import pytest

from relationships.actions import history
from relationships.actions.canvases import copy_canvas
from relationships.actions.editing import Outcome, Submission
from relationships.actions.findings import cure_finding, dismiss_finding, withdraw_dismissal
from relationships.catalog.goals import Goal, Stage
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rule import rule
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.errors import Missing, NotAllowed, Refused
from relationships.lenses.wording.history import sentence
from relationships.models import Change, Dismissal, Member, Role
from relationships.store.load import load_document
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, Hand
from tests.relationships.checks.rules import ALONE, CURT, EXAMPLE, UNTOLD, few_rules

__all__ = ["few_rules"]
pytestmark = pytest.mark.usefixtures("few_rules")
TODAY = dt.date(2030, 5, 2)


def inspected(hand: Hand) -> Inspection:
    return inspect(hand.document, TODAY)


def find_finding(hand: Hand, rule: str) -> Finding:
    return next(finding for finding in inspected(hand).every if finding.rule == rule)


def rules(hand: Hand) -> list[str]:
    """Return the codes of the findings that are not dismissed."""
    return [finding.rule for finding in inspected(hand).findings]


def cure(hand: Hand, finding: Finding) -> Outcome:
    about = {"key": finding.key, "fingerprint": finding.fingerprint}
    return cure_finding(hand.canvas_id, hand.user_id, Submission(), **about, today=TODAY)


def dismiss(hand: Hand, finding: Finding, reason: str = "They are served by a partner") -> Outcome:
    about = {"key": finding.key, "fingerprint": finding.fingerprint}
    return dismiss_finding(hand.canvas_id, hand.user_id, Submission(), **about, reason=reason, today=TODAY)


def take_back(hand: Hand, finding: Finding) -> Outcome:
    return withdraw_dismissal(hand.canvas_id, hand.user_id, Submission(), key=finding.key)


@pytest.fixture
def shop(ada: Hand) -> UUID:
    return ada.add(CHANNELS, "Shop")[0]


def last(hand: Hand) -> Change:
    return Change.objects.filter(canvas=hand.canvas_id).latest("revision")


def test_cure_writes_only_what_differs_and_puts_new_notes_last(ada: Hand, offices: UUID, shop: UUID) -> None:
    ada.add(RELATIONSHIPS, "Forum")
    before, revision = ada.document, ada.revision
    cure(ada, find_finding(ada, ALONE))
    (added,) = set(last(ada).after)
    assert [note.text for note in ada.document.notes(RELATIONSHIPS)] == ["Forum", "Help"]
    assert ada.document.notes(RELATIONSHIPS)[1].id == UUID(added)
    assert (rules(ada), ada.revision) == ([UNTOLD, CURT], revision + 1)
    ada.undo()
    assert ada.document == before
    ada.redo()
    assert rules(ada) == [UNTOLD, CURT]


def test_cured_note_keeps_its_place_among_others(ada: Hand, shop: UUID) -> None:
    ada.add(CHANNELS, "By post", "At fairs")
    ada.move(shop, CHANNELS, ada.document.notes(CHANNELS)[1].id)
    cure(ada, find_finding(ada, CURT))
    assert ada.texts(CHANNELS) == ["By post", "Shop, and more", "At fairs"]


def test_cure_of_what_changed_since_is_refused(ada: Hand, ben: Hand, shop: UUID) -> None:
    seen = find_finding(ada, CURT)
    ben.edit(shop, {"text": "Fax"})
    before = ada.revision
    with pytest.raises(Refused) as caught:
        cure(ada, seen)
    assert caught.value.reason.startswith("The data behind this finding has changed")
    ben.edit(shop, {"text": "By telefax"})
    with pytest.raises(Refused) as caught:
        cure(ada, seen)
    assert caught.value.reason.startswith("This finding no longer occurs")
    assert ada.revision == before + 1


def test_finding_without_a_cure_is_not_cured(ada: Hand) -> None:
    with pytest.raises(Refused):
        cure(ada, find_finding(ada, UNTOLD))
    assert ada.revision == 0


def test_dismissed_finding_is_not_counted_and_can_be_taken_back(ada: Hand, offices: UUID) -> None:
    finding, before = find_finding(ada, ALONE), ada.document
    dismiss(ada, finding)
    (said,) = ada.document.dismissals
    assert (said.rule, said.about, said.fingerprint, said.date) == (ALONE, (offices,), finding.fingerprint, TODAY)
    ((gone, by),) = inspected(ada).dismissed
    assert (rules(ada), gone.key, by) == ([UNTOLD], finding.key, said)
    take_back(ada, finding)
    assert (rules(ada), ada.document) == ([ALONE, UNTOLD], before)
    with pytest.raises(Missing):
        take_back(ada, finding)
    ada.undo()
    assert rules(ada) == [UNTOLD]
    ada.undo()
    assert rules(ada) == [ALONE, UNTOLD]


def test_dismissed_finding_returns_when_its_evidence_changes(ada: Hand, shop: UUID) -> None:
    dismiss(ada, find_finding(ada, CURT), "It is a name")
    assert rules(ada) == [UNTOLD]
    ada.edit(shop, {"text": "Fax"})
    assert rules(ada) == [UNTOLD, CURT]
    assert inspected(ada).overtaken[find_finding(ada, CURT).key].reason == "It is a name"
    ada.undo()
    assert rules(ada) == [UNTOLD]


def test_finding_dismissed_anew_has_one_dismissal(ada: Hand, shop: UUID) -> None:
    dismiss(ada, find_finding(ada, CURT), "It is a name")
    first = ada.document.dismissals[0].id
    ada.edit(shop, {"text": "Fax"})
    dismiss(ada, find_finding(ada, CURT), "So is this")
    (said,) = ada.document.dismissals
    assert (said.id, said.reason, rules(ada)) == (first, "So is this", [UNTOLD])
    ada.undo()
    assert [dismissal.reason for dismissal in ada.document.dismissals] == ["It is a name"]


def test_dismissal_by_somebody_else_is_not_overwritten_unseen(ada: Hand, ben: Hand, offices: UUID) -> None:
    dismiss(ben, find_finding(ben, ALONE), "They serve themselves")
    with pytest.raises(Refused):
        dismiss(ada, find_finding(ada, ALONE))
    assert [dismissal.reason for dismissal in ada.document.dismissals] == ["They serve themselves"]


def test_dismissal_of_what_changed_since_is_refused(ada: Hand, ben: Hand, shop: UUID) -> None:
    seen = find_finding(ada, CURT)
    ben.edit(shop, {"text": "Fax"})
    with pytest.raises(Refused):
        dismiss(ada, seen)
    assert Dismissal.objects.count() == 0


def test_dismissal_about_a_deleted_note_sleeps_and_holds_again_when_the_note_is_back(ada: Hand, offices: UUID) -> None:
    dismiss(ada, find_finding(ada, ALONE))
    ada.delete(offices)
    (said,) = ada.document.dismissals
    assert inspected(ada).asleep == (said,)
    ada.undo()
    assert (rules(ada), inspected(ada).asleep) == ([UNTOLD], ())


def test_copy_of_a_canvas_keeps_what_was_dismissed(ada: Hand, offices: UUID) -> None:
    dismiss(ada, find_finding(ada, ALONE))
    copy = load_document(copy_canvas(ada.canvas_id, ada.user_id)).document
    (said,) = copy.dismissals
    assert said.about == (copy.blocks.customer_segments[0].id,)
    assert said.id != ada.document.dismissals[0].id
    assert [finding.rule for finding in inspect(copy, TODAY).findings] == [UNTOLD]


def test_undo_of_a_dismissal_that_was_dismissed_anew_since_is_refused(ada: Hand, ben: Hand, shop: UUID) -> None:
    done = dismiss(ada, find_finding(ada, CURT))
    ada.edit(shop, {"text": "Fax"})
    dismiss(ben, find_finding(ben, CURT), "So is this")
    with pytest.raises(Refused):
        ada.undo(done.revision)
    assert [dismissal.reason for dismissal in ada.document.dismissals] == ["So is this"]


def test_history_says_what_was_cured_and_what_was_dismissed_and_why(ada: Hand, offices: UUID, shop: UUID) -> None:
    cure(ada, find_finding(ada, ALONE))
    assert sentence(last(ada)) == "fixed “Alone segment” by adding “Help” to Customer Relationships"
    ada.undo()
    assert sentence(last(ada)) == "deleted “Help” from Customer Relationships (undo)"
    cure(ada, find_finding(ada, CURT))
    assert sentence(last(ada)) == "fixed “Curt channel” by changing “Shop, and more”"
    finding = find_finding(ada, UNTOLD)
    dismiss(ada, finding, "A sketch\nfor ourselves")
    assert sentence(last(ada)) == "dismissed “Untold canvas”, because “A sketch”"
    ada.undo()
    assert sentence(last(ada)) == "restored the finding “Untold canvas” (undo)"
    ada.redo()
    assert sentence(last(ada)) == "dismissed “Untold canvas”, because “A sketch” (redo)"
    take_back(ada, finding)
    assert sentence(last(ada)) == "restored the finding “Untold canvas”"
    assert sentence(history.undoable_changes(ada.canvas_id, ada.user_id)[0]) == sentence(last(ada))


def test_viewer_neither_cures_nor_dismisses(ada: Hand, join, offices: UUID) -> None:  # type: ignore[no-untyped-def]
    member: Member = join("vera", Role.VIEWER)
    vera, finding = Hand(ada.canvas_id, member.user_id), find_finding(ada, ALONE)
    for act in (cure, dismiss, take_back):
        with pytest.raises(NotAllowed):
            act(vera, finding)
    assert rules(ada) == [ALONE, UNTOLD]


def serve(document: CanvasDocument, key: UUID) -> CanvasDocument:
    """Let the relationship of this id serve acquisition, and add an indicator of it."""
    goal = RelationshipGoal(id=UUID(int=1), goal=Goal.ACQUISITION)
    notes = tuple(
        note.model_copy(update={"relationship": RelationshipDetails(goals=(goal,))}) if note.id == key else note
        for note in document.blocks.customer_relationships
    )
    reading = Reading(id=UUID(int=3), date=TODAY, value=Decimal(4))
    indicator = Indicator(id=UUID(int=2), name="New customers", subject=key, readings=(reading,))
    blocks = document.blocks.model_copy(update={"customer_relationships": notes})
    update = {"blocks": blocks, "stage": Stage.GROWTH, "indicators": (*document.indicators, indicator)}
    return document.model_copy(update=update)


def test_cure_may_change_goals_indicators_and_the_head_and_is_undone_whole(ada: Hand) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    before = ada.document
    facts = (Fact("Goals", "none", forum),)
    cure_of = Cure("Serve a goal.", lambda document: serve(document, forum))

    def check(subject: Subject) -> Iterator[Finding]:
        """Yield a finding for every canvas that is not at growth."""
        if subject.document.stage is not Stage.GROWTH:
            yield Finding("still-small", Severity.HINT, (forum,), "It is small.", "idea", "growth", facts, cure_of)

    words = {"looks_for": "Small ones.", "why": "So.", "what_to_do": "Grow.", "source": "The tests"}
    rule(code="still-small", title="Still small", severity=Severity.HINT, example=EXAMPLE, **words)(check)  # type: ignore[arg-type]
    cure(ada, find_finding(ada, "still-small"))
    (goal,) = ada.document.blocks.customer_relationships[0].relationship.goals  # type: ignore[union-attr]
    assert (goal.goal, ada.document.stage) == (Goal.ACQUISITION, Stage.GROWTH)
    assert [reading.value for reading in ada.document.indicators[0].readings] == [4]
    goal_added, indicator_added = "adding the acquisition goal", "adding the indicator “New customers”"
    doings = f"changing the stage, {goal_added} of “Forum” and {indicator_added} of “Forum”"
    assert sentence(last(ada)) == f"fixed “Still small” by {doings}"
    ada.undo()
    assert ada.document == before
