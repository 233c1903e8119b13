"""Adding, editing, deleting and importing readings, each undone as one step."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relationships.actions.readings import find_reading_deletion
from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.errors import Conflict, Missing, NotAllowed, Refused
from relationships.lenses.wording.history import group_by_day, sentence
from relationships.models import Change, Indicator, Member, Role
from tests.conftest import SetToday
from tests.relationships.actions.board import Hand
from tests.relationships.actions.measured import JUNE, MAY, Meter, insert_indicator

pytestmark = pytest.mark.django_db
CES = KnownIndicator.EFFORT_SCORE
TO_COME = JUNE + dt.timedelta(days=1)
GROUPS = {"variant": "promoter_score_groups", "inputs": {"promoters": "58", "passives": "30", "detractors": "12"}}


@pytest.fixture
def meter(ada: Hand) -> Meter:
    return Meter(ada, insert_indicator(ada))


def add_reading(meter: Meter, date: dt.date, value: object, **fields: object) -> UUID:
    subject = meter.add(date, value, **fields).subject
    assert subject is not None
    return subject


def history_sentence(outcome_change: Change | None) -> str:
    assert outcome_change is not None
    return sentence(outcome_change)


def test_reading_is_kept_with_its_variant_and_inputs(meter: Meter) -> None:
    outcome = meter.add(MAY, "46", remark="After the price change", **GROUPS)
    (reading,) = meter.indicator.readings
    assert (reading.id, reading.date, reading.value) == (outcome.subject, MAY, Decimal(46))
    assert (reading.variant, reading.remark) == ("promoter_score_groups", "After the price change")
    assert reading.inputs == {"promoters": Decimal(58), "passives": Decimal(30), "detractors": Decimal(12)}
    assert outcome.revision == 1


def test_each_is_one_step_back_and_told_by_name(meter: Meter) -> None:
    key = add_reading(meter, MAY, 46)
    edited = meter.edit(key, {"value": "47"})
    remarked = meter.edit(key, {"remark": "Asked again"})
    deleted = meter.delete(key)
    assert meter.values == {}
    undone = [meter.hand.undo() for _ in range(4)]
    assert [history_sentence(outcome.change) for outcome in (edited, remarked, deleted, *undone)] == [
        "changed the measurement on 3 May 2026 of “Would they recommend us?” from 46 to 47",
        "changed the details of the measurement of 47 on 3 May 2026 of “Would they recommend us?”",
        "deleted the measurement of 47 on 3 May 2026 from “Would they recommend us?”",
        "added the measurement of 47 on 3 May 2026 to “Would they recommend us?” (undo)",
        "changed the details of the measurement of 47 on 3 May 2026 of “Would they recommend us?” (undo)",
        "changed the measurement on 3 May 2026 of “Would they recommend us?” from 47 to 46 (undo)",
        "deleted the measurement of 46 on 3 May 2026 from “Would they recommend us?” (undo)",
    ]
    assert meter.values == {}
    meter.hand.redo()
    assert meter.values == {MAY: Decimal(46)}


def test_import_is_one_revision_and_one_step_back(meter: Meter) -> None:
    meter.add(MAY, 46, **GROUPS)
    outcome = meter.take_in((MAY, 50), (JUNE, 51), replaces=True)
    assert (outcome.revision, meter.values) == (2, {MAY: Decimal(50), JUNE: Decimal(51)})
    assert meter.indicator.readings[0].variant == ""
    assert (
        history_sentence(outcome.change)
        == "added 1 measurement and changed 1 measurement of “Would they recommend us?”"
    )
    meter.hand.undo()
    (reading,) = meter.indicator.readings
    assert (reading.value, reading.variant) == (Decimal(46), "promoter_score_groups")


def test_import_leaves_what_is_there_unless_it_is_to_be_replaced(meter: Meter) -> None:
    meter.add(MAY, 46)
    meter.take_in((MAY, 50), (JUNE, 51))
    assert meter.values == {MAY: Decimal(46), JUNE: Decimal(51)}
    assert meter.take_in((MAY, 50), (JUNE, 52)).change is None


def test_value_that_is_the_same_keeps_what_it_was_worked_out_from(meter: Meter) -> None:
    meter.add(MAY, 46, **GROUPS)
    assert meter.take_in((MAY, 46), replaces=True).change is None
    assert meter.indicator.readings[0].variant == "promoter_score_groups"


BAD = [
    (MAY, "300", "300 is too high. Net promoter score (NPS) is between −100 and 100."),
    (MAY, "-101", "−101 is too low. Net promoter score (NPS) is between −100 and 100."),
    (TO_COME, "46", "4 June 2026 is in the future"),
    (JUNE, "46", "There is already a measurement on 3 June 2026."),
]


@pytest.mark.parametrize(("date", "value", "reason"), BAD)
def test_what_no_reading_can_say_is_refused_and_nothing_is_written(
    meter: Meter, set_today: SetToday, date: dt.date, value: str, reason: str
) -> None:
    set_today(JUNE)
    other = add_reading(meter, JUNE, 10)
    key = add_reading(meter, MAY - dt.timedelta(days=1), 9)
    before = meter.hand.document
    with pytest.raises(Refused, match=reason.replace("(", r"\(").replace(")", r"\)")):
        meter.add(date, value)
    with pytest.raises(Refused):
        meter.edit(key, {"date": date.isoformat(), "value": value})
    if date != JUNE:
        with pytest.raises(Refused):
            meter.take_in((MAY + dt.timedelta(days=1), 5), (date, value))
    assert meter.hand.document == before
    assert meter.edit(other, {"remark": "Still here"}).change is not None


def test_reading_that_a_file_brought_from_the_future_can_still_be_remarked_on(
    meter: Meter, set_today: SetToday
) -> None:
    set_today(JUNE)
    key = add_reading(meter, MAY, 46)
    Change.objects.all().delete()
    indicator = Indicator.objects.get(pk=meter.key)
    indicator.readings.update(date=TO_COME, value=300)
    assert meter.edit(key, {"remark": "A slip"}).change is not None
    with pytest.raises(Refused):
        meter.edit(key, {"value": "301"})


def test_indicator_holds_a_thousand_readings(meter: Meter) -> None:
    days = [(MAY - dt.timedelta(days=number), number % 100) for number in range(READINGS_PER_INDICATOR)]
    meter.take_in(*days[1:])
    with pytest.raises(Refused, match="at most 1,000 measurements"):
        meter.take_in(days[0], (JUNE, 1))
    meter.take_in(days[0])
    assert len(meter.values) == READINGS_PER_INDICATOR
    with pytest.raises(Refused, match="at most 1,000 measurements"):
        meter.add(JUNE, 1)
    assert meter.take_in(*days[:5], replaces=True).change is None
    with CaptureQueriesContext(connection) as captured:
        meter.hand.undo()
    assert len(captured) < 30
    meter.hand.undo()
    assert meter.values == {}


def test_undo_does_not_put_back_more_readings_than_an_indicator_holds(meter: Meter, ben: Hand) -> None:
    key = meter.add(JUNE, 1).subject
    assert key is not None
    deleted = meter.delete(key).revision
    days = [(MAY - dt.timedelta(days=number), number % 100) for number in range(READINGS_PER_INDICATOR)]
    Meter(ben, meter.key).take_in(*days)
    with pytest.raises(Refused, match="at most 1,000 measurements"):
        meter.hand.undo(deleted)
    assert len(meter.values) == READINGS_PER_INDICATOR


def test_scale_of_the_first_reading_sets_the_direction(ada: Hand) -> None:
    meter = Meter(ada, insert_indicator(ada, CES))
    meter.add(MAY, "2.2", variant="effort_score_five", inputs={"answers_1": "4", "answers_2": "4", "answers_5": "2"})
    assert (meter.indicator.direction, meter.indicator.unit) == (Direction.LESS, "mean, 1 to 5")
    with pytest.raises(Refused, match="use a different scale"):
        meter.add(JUNE, "5.5", variant="effort_score_seven", inputs={"answers_7": "1", "answers_4": "1"})
    with pytest.raises(Refused, match="too high"):
        meter.add(JUNE, "5.5")
    ada.undo()
    assert (meter.indicator.direction, meter.indicator.unit) == (Direction.MORE, "mean, 1 to 7")


def test_scale_can_be_changed_with_the_only_reading(ada: Hand) -> None:
    meter = Meter(ada, insert_indicator(ada, CES))
    key = add_reading(meter, MAY, "5.5", variant="effort_score_seven", inputs={"answers_7": "1", "answers_4": "1"})
    meter.edit(key, {"value": "2", "variant": "effort_score_five", "inputs": {"answers_2": "3"}})
    assert meter.indicator.direction == Direction.LESS


def test_same_field_changed_meanwhile_is_a_conflict(meter: Meter, ben: Hand) -> None:
    key = add_reading(meter, MAY, 46)
    opened = meter.hand.revision
    Meter(ben, meter.key).edit(key, {"value": "50"})
    meter.edit(key, {"remark": "Another field"}, opened)
    with pytest.raises(Conflict) as raised:
        meter.edit(key, {"value": "47"}, opened)
    assert [(field.path, field.theirs) for field in raised.value.fields] == [("value", "50")]
    assert meter.values == {MAY: Decimal(50)}


def test_reading_that_moves_to_another_date_says_both(meter: Meter) -> None:
    moved = meter.edit(add_reading(meter, MAY, 46), {"date": "2026-06-03"})
    assert history_sentence(moved.change) == (
        "changed the measurement of 46 on 3 May 2026 of “Would they recommend us?” to 46 on 3 June 2026"
    )


def test_undo_does_not_put_a_reading_back_without_its_indicator(meter: Meter, ben: Hand) -> None:
    key = add_reading(meter, MAY, 46)
    deleted = meter.delete(key)
    Indicator.objects.filter(pk=meter.key).delete()
    with pytest.raises(Refused, match="has been deleted"):
        meter.hand.undo()
    assert deleted.change is not None
    assert sentence(deleted.change) == "deleted the measurement of 46 on 3 May 2026 from an indicator"


def test_undo_does_not_put_a_second_reading_on_a_date(meter: Meter, ben: Hand) -> None:
    meter.delete(add_reading(meter, MAY, 46))
    Meter(ben, meter.key).add(MAY, 47)
    with pytest.raises(Refused):
        meter.hand.undo()
    assert meter.values == {MAY: Decimal(47)}


def test_viewer_and_outsider_write_no_reading(meter: Meter, join: object, make_user: object) -> None:
    key = add_reading(meter, MAY, 46)
    viewer: Member = join("vera", Role.VIEWER)  # type: ignore[operator]
    stranger = make_user("olga")  # type: ignore[operator]
    for user_id, error in ((viewer.user_id, NotAllowed), (stranger.pk, Missing)):
        other = Meter(Hand(meter.hand.canvas_id, user_id), meter.key)
        with pytest.raises(error):
            other.add(JUNE, 1)
        with pytest.raises(error):
            other.edit(key, {"value": "1"})
        with pytest.raises(error):
            other.delete(key)
        with pytest.raises(error):
            other.take_in((JUNE, 1))
    assert meter.values == {MAY: Decimal(46)}


def test_indicator_and_reading_of_another_canvas_are_not_found(meter: Meter, make_user: object) -> None:
    key = add_reading(meter, MAY, 46)
    for wrong in (uuid4(), key):
        with pytest.raises(Missing):
            Meter(meter.hand, wrong).add(JUNE, 1)
    for missing in (uuid4(), meter.key):
        with pytest.raises(Missing):
            meter.edit(missing, {"value": "1"})
    meter.delete(key)
    assert find_reading_deletion(meter.hand.canvas_id, key) is not None
    assert find_reading_deletion(meter.hand.canvas_id, uuid4()) is None


def test_history_names_indicators_at_the_same_number_of_queries(meter: Meter) -> None:
    def queries() -> int:
        document = meter.hand.document
        changes = list(Change.objects.select_related("actor", "reverted_by").order_by("-revision"))
        with CaptureQueriesContext(connection) as captured:
            group_by_day(changes, meter.hand.user_id, document)
        return len(captured)

    meter.add(MAY, 1)
    few = queries()
    for number in range(5):
        other = Meter(meter.hand, insert_indicator(meter.hand, name=f"Indicator {number}"))
        other.add(MAY, number)
    assert queries() == few
