"""Adding, editing and deleting indicators, with conflicts, undo and History."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from relationships.actions.editing import Outcome, Submission
from relationships.actions.indicators import add_indicator, delete_indicator, edit_indicator
from relationships.catalog.indicators import Direction
from relationships.document.measurements import Indicator
from relationships.document.sizes import MOST, Size
from relationships.document.version import Version
from relationships.errors import Conflict, Missing, NotAllowed, Refused
from relationships.lenses.wording.history import sentence
from relationships.models import Change, Member, Role
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, Hand, at

READINGS = {dt.date(2026, 1, 31): Decimal(38), dt.date(2026, 2, 28): Decimal(46)}


def add(hand: Hand, name: str = "NPS", **fields: Any) -> UUID:
    outcome = add_indicator(hand.canvas_id, hand.user_id, Submission(), name=name, **fields)
    assert outcome.subject is not None
    return outcome.subject


def edit(
    hand: Hand, key: UUID, changes: dict[str, Any], base: int | None = None, over: Version | None = None
) -> Outcome:
    about = (hand.canvas_id, hand.user_id, Submission())
    return edit_indicator(*about, indicator_id=key, changes=changes, base=at(base), over=over)


def delete(hand: Hand, key: UUID) -> Outcome:
    return delete_indicator(hand.canvas_id, hand.user_id, Submission(), indicator_id=key)


def only_indicator(hand: Hand) -> Indicator:
    (indicator,) = hand.document.indicators
    return indicator


def history_sentences(hand: Hand) -> list[str]:
    """Return the sentences of History, the newest first."""
    return [sentence(change) for change in Change.objects.filter(canvas=hand.canvas_id).order_by("-revision")]


def test_indicator_is_added_with_all_that_is_said_of_it(ada: Hand, offices: UUID) -> None:
    revision = ada.revision
    fields = {"code": "churn_rate", "unit": "% of customers", "direction": Direction.LESS, "target": Decimal(5)}
    key = add(ada, "Churn", subject=offices, readings=READINGS, **fields)
    added = only_indicator(ada)
    assert (added.id, added.name, added.subject) == (key, "Churn", offices)
    assert added.model_dump(include=set(fields)) == fields
    assert {reading.date: reading.value for reading in added.readings} == READINGS
    assert ada.revision == revision + 1
    ada.undo()
    assert ada.document.indicators == ()
    ada.redo()
    assert only_indicator(ada) == added


def test_indicators_stand_in_the_order_in_which_they_were_added(ada: Hand) -> None:
    for name in ("NPS", "Churn", "ARPU"):
        add(ada, name)
    assert [indicator.name for indicator in ada.document.indicators] == ["NPS", "Churn", "ARPU"]


def test_only_segments_relationships_and_the_canvas_are_measured(ada: Hand) -> None:
    (shop,), (club,) = ada.add(CHANNELS, "Shop"), ada.add(RELATIONSHIPS, "Club")
    add(ada, subject=club)
    for stranger in (shop, uuid4()):
        with pytest.raises(Missing):
            add(ada, "Orders", subject=stranger)
    with pytest.raises(Missing):
        edit(ada, only_indicator(ada).id, {"subject": str(shop)})
    assert only_indicator(ada).subject == club


def test_what_is_measured_elsewhere_already_can_stay_there(ada: Hand) -> None:
    (club,) = ada.add(RELATIONSHIPS, "Club")
    key = add(ada, subject=club)
    ada.move(club, CHANNELS)
    edit(ada, key, {"subject": str(club), "target": "40"})
    assert (only_indicator(ada).subject, only_indicator(ada).target) == (club, Decimal(40))


def test_same_indicator_twice_for_one_subject_is_refused(ada: Hand, offices: UUID) -> None:
    key = add(ada, "Net promoter score", subject=offices)
    with pytest.raises(Refused, match="There is already an indicator"):
        add(ada, " net  Promoter score", subject=offices)
    other = add(ada, "Net promoter score")
    with pytest.raises(Refused, match="There is already an indicator"):
        edit(ada, other, {"subject": str(offices)})
    edit(ada, key, {"name": "Net promoter score", "target": "40"})
    assert [indicator.target for indicator in ada.document.indicators] == [Decimal(40), None]


def test_target_that_the_indicator_cannot_reach_is_refused_as_in_the_form(ada: Hand) -> None:
    fault = "120 is too high. Retention rate is between 0 and 100."
    with pytest.raises(Refused, match=fault):
        add(ada, "Retention", code="retention_rate", target=Decimal(120))
    key = add(ada, "Retention", code="retention_rate", target=Decimal(90))
    with pytest.raises(Refused, match=fault):
        edit(ada, key, {"target": Decimal(120)})
    assert only_indicator(ada).target == 90


def test_direction_in_which_a_measurement_is_impossible_is_refused_as_in_the_form(ada: Hand) -> None:
    effort = add(ada, "Effort", code="customer_effort_score", readings={dt.date(2026, 1, 31): Decimal("6.5")})
    with pytest.raises(Refused, match="This doesn’t fit the measurements so far"):
        edit(ada, effort, {"direction": Direction.LESS})
    assert only_indicator(ada).direction == Direction.MORE


def test_canvas_holds_so_many_indicators_and_no_more(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Size.INDICATORS, 2)
    for name in ("NPS", "Churn"):
        add(ada, name)
    with pytest.raises(Refused, match="at most"):
        add(ada, "ARPU")
    assert len(ada.document.indicators) == 2


def test_two_people_change_two_fields(ada: Hand, ben: Hand) -> None:
    key = add(ada)
    opened = ada.revision
    edit(ben, key, {"name": "NPS", "target": "50"}, opened)
    edit(ada, key, {"name": "Net promoter score", "target": None}, opened)
    assert (only_indicator(ada).name, only_indicator(ada).target) == ("Net promoter score", Decimal(50))


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten_unseen(ada: Hand, ben: Hand) -> None:
    key = add(ada)
    opened = ada.revision
    edit(ben, key, {"target": "50"}, opened)
    with pytest.raises(Conflict) as caught:
        edit(ada, key, {"target": "40"}, opened)
    assert (caught.value.who, only_indicator(ada).target) == ("Ben", Decimal(50))
    edit(ada, key, {"target": "40"}, opened, over=caught.value.version)
    assert only_indicator(ada).target == Decimal(40)


def test_deleted_indicator_comes_back_with_its_readings(ada: Hand) -> None:
    key = add(ada, readings=READINGS)
    before = only_indicator(ada)
    delete(ada, key)
    assert ada.document.indicators == ()
    ada.undo()
    assert only_indicator(ada) == before
    ada.redo()
    with pytest.raises(Missing):
        delete(ada, key)
    with pytest.raises(Missing):
        edit(ada, key, {"name": "CSAT"})


def test_indicator_goes_with_its_segment_and_comes_back_with_it(ada: Hand, offices: UUID) -> None:
    add(ada, subject=offices, readings=READINGS)
    before = only_indicator(ada)
    ada.delete(offices)
    assert ada.document.indicators == ()
    ada.undo()
    assert only_indicator(ada) == before


def test_deletion_is_not_undone_where_the_segment_is_gone(ada: Hand, offices: UUID) -> None:
    delete(ada, add(ada, subject=offices))
    revision = ada.revision
    ada.delete(offices)
    with pytest.raises(Refused, match="has been deleted"):
        ada.undo(revision)


def test_form_sent_twice_adds_once(ada: Hand) -> None:
    for _ in range(2):
        add_indicator(ada.canvas_id, ada.user_id, Submission("id", "digest"), name="NPS")
    assert only_indicator(ada).name == "NPS"


def test_viewer_adds_no_indicator(ada: Hand, ben: Hand) -> None:
    Member.objects.filter(canvas=ada.canvas_id, user=ben.user_id).update(role=Role.VIEWER)
    with pytest.raises(NotAllowed):
        add(ben)


def test_history_says_what_was_done(ada: Hand) -> None:
    key = add(ada, readings=READINGS)
    edit(ada, key, {"target": "40.50"})
    edit(ada, key, {"name": "Net promoter score"})
    edit(ada, key, {"unit": "points", "direction": "less", "target": None})
    edit(ada, key, {"target": None, "unit": "stars"})
    delete(ada, key)
    ada.undo()
    ada.redo()
    assert history_sentences(ada) == [
        "deleted the indicator “Net promoter score” with 2 measurements (redo)",
        "restored the indicator “Net promoter score” with 2 measurements (undo)",
        "deleted the indicator “Net promoter score” with 2 measurements",
        "changed the unit of the indicator “Net promoter score”",
        "changed the unit, the direction and the target of the indicator “Net promoter score”",
        "renamed the indicator “NPS” to “Net promoter score”",
        "set the target of the indicator “NPS” to 40.5",
        "added the indicator “NPS” with 2 measurements",
    ]
