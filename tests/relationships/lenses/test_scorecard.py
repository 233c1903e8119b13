"""The scorecard lens: indicators by subject, gaps, and suggestions."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given

from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.indicators import KnownIndicator as Known
from relationships.catalog.suggestions import BY_TYPE, suggest_indicators
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.card_indicators import Pulse, build_pulses
from relationships.lenses.gauge import Standing
from relationships.lenses.scorecard import Group, Scorecard, build_scorecard
from relationships.samples import load_sample, sample_names
from tests.relationships.lenses.measured import indicator, of
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 3, 3)
OFFICES = Note(id=uuid4(), text="Offices\nin town", segment=SegmentDetails(hue=3))
SHOP = Note(id=uuid4(), text="Web shop")


def relationship(**fields: Any) -> Note:
    goals = [{"id": uuid4(), "goal": goal} for goal in fields.pop("goals", ())]
    given = {"segment": OFFICES.id, "type": RelationshipType.PERSONAL, "goals": goals, **fields}
    return Note(id=uuid4(), text="A call a month", relationship=RelationshipDetails.model_validate(given))


def canvas(*relationships: Note, indicators: tuple[Indicator, ...] = (), **fields: Any) -> CanvasDocument:
    blocks = {"customer_segments": (OFFICES,), "customer_relationships": relationships, "channels": (SHOP,)}
    head = {"title": "Bean There", "stage": Stage.GROWTH, **fields}
    return CanvasDocument.model_validate({**head, "blocks": blocks, "indicators": indicators})


def scorecard(*relationships: Note, indicators: tuple[Indicator, ...] = (), **fields: Any) -> Scorecard:
    return build_scorecard(canvas(*relationships, indicators=indicators, **fields), TODAY)


def measured_ids(drawn: Scorecard) -> list[UUID]:
    groups = [nested for group in drawn.groups for nested in (group, *group.inner)]
    return sorted(measured.gauge.id for group in groups for measured in group.measured)


def names(group: Group) -> list[str]:
    return [measured.gauge.name for measured in group.measured]


def test_relationship_without_a_segment_of_its_own_stands_with_the_first_that_it_names() -> None:
    named = relationship(segment=None).model_copy(update={"segments": (OFFICES.id,)})
    _, offices = scorecard(named).groups
    assert [group.id for group in offices.inner] == [named.id]
    assert offices.inner[0].tint == offices.tint


def test_indicators_stand_with_what_they_measure() -> None:
    call, loose = relationship(), relationship(segment=None)
    indicators = (
        of(call.id, name="Hours"),
        of(None, name="NPS"),
        of(OFFICES.id, name="Churn"),
        of(loose.id, name="Visits"),
        of(SHOP.id, name="Orders"),
    )
    whole, offices, alone, elsewhere = scorecard(call, loose, indicators=indicators).groups
    groups = (whole, offices, alone, elsewhere)
    assert [names(group) for group in groups] == [["NPS"], ["Churn"], ["Visits"], ["Orders"]]
    assert [names(group) for group in offices.inner] == [["Hours"]]
    assert [group.kind for group in groups] == [
        "Whole canvas",
        "Segment",
        "Personal assistance",
        "Channels",
    ]
    assert offices.name == "Offices"
    assert [group.tint and group.tint.letter for group in (offices, *offices.inner, alone)] == ["A", "A", None]


def test_it_counts_how_the_indicators_stand() -> None:
    indicators = (
        indicator("46", target="40"),
        indicator("30", target="40"),
        indicator("30"),
        indicator(target="40"),
        indicator("50", target="40"),
    )
    drawn = scorecard(indicators=indicators)
    assert drawn.counts == ((Standing.OFF, 1), (Standing.ON, 2), (Standing.NO_TARGET, 1), (Standing.NO_READING, 1))
    assert [words for _, words in drawn.totals] == [
        "1 off target",
        "2 on target",
        "1 indicator without a target",
        "1 indicator without measurements",
        "1 segment or relationship without an indicator",
    ]


def test_what_nothing_is_measured_of_is_a_gap() -> None:
    call = relationship()
    drawn = scorecard(call)
    assert [group.id for group in drawn.gaps] == [None, OFFICES.id, call.id]
    assert [words for _, words in drawn.totals] == [
        "canvas without an indicator",
        "2 segments or relationships without an indicator",
    ]
    measured = (of(None), of(call.id, "1"))
    assert [group.id for group in scorecard(call, indicators=measured).gaps] == [OFFICES.id]


@pytest.mark.parametrize("fields", [{"established": Answer.NO}, {"start_stage": Stage.MATURE}])
def test_relationship_that_is_not_there_waits_and_is_no_gap(fields: dict[str, Any]) -> None:
    drawn = scorecard(relationship(**fields))
    (inner,) = drawn.groups[1].inner
    assert (inner.waits, inner.is_gap) == ("not active now", False)


def test_suggestions_follow_type_and_goals_and_leave_out_what_is_measured() -> None:
    call = relationship(type=RelationshipType.SELF_SERVICE, goals=[Goal.BOOSTING_SALES])
    (inner,) = scorecard(call).groups[1].inner
    assert inner.suggestions == (
        Known.SOLVED_WITHOUT_PERSON,
        Known.NET_REVENUE_RETENTION,
        Known.AVERAGE_ORDER_VALUE,
        Known.ATTACH_RATE,
    )
    assert [indicator for indicator, _ in inner.offers] == [*inner.suggestions]
    assert dict(inner.offers)[Known.SOLVED_WITHOUT_PERSON] == "The share of cases that customers solve by themselves."
    known = of(call.id, code=Known.SOLVED_WITHOUT_PERSON.value)
    (inner,) = scorecard(call, indicators=(known,)).groups[1].inner
    assert Known.SOLVED_WITHOUT_PERSON not in inner.suggestions


def test_segment_is_asked_for_the_goals_it_owes() -> None:
    assert scorecard(stage=Stage.IDEA).groups[1].suggestions == (Known.ACQUISITION_COST, Known.REFERRAL_RATE)
    assert scorecard().groups[1].suggestions == (
        Known.ACQUISITION_COST,
        Known.REFERRAL_RATE,
        Known.RETENTION_RATE,
        Known.CHURN_RATE,
    )


def test_every_type_has_an_indicator_that_says_whether_it_does_its_work() -> None:
    assert set(BY_TYPE) == set(RelationshipType)
    assert suggest_indicators(RelationshipType.AUTOMATED, [Goal.RETENTION]) == (
        Known.ESCALATION_RATE,
        Known.RETENTION_RATE,
        Known.CHURN_RATE,
        Known.NET_PROMOTER_SCORE,
    )


def test_newest_readings_are_shown_and_the_rest_counted() -> None:
    (measured,) = scorecard(indicators=(indicator(*map(str, range(20))),)).groups[0].measured
    assert [line.value for line in measured.newest[:2]] == ["19\xa0points", "18\xa0points"]
    assert (len(measured.newest), measured.more) == (12, 8)


def test_mark_of_a_note_is_its_most_telling_indicator() -> None:
    indicators = (
        of(OFFICES.id, name="Empty"),
        of(OFFICES.id, "1", name="Aimless"),
        of(OFFICES.id, "50", name="Fine", target="40"),
        of(OFFICES.id, "30", "20", name="Amiss", target="40", unit="% of customers"),
    )
    spark = build_pulses(canvas(indicators=indicators), TODAY)[OFFICES.id].spark
    assert spark is not None
    assert spark.path == "M2 2L46 12"
    assert spark.words == "Amiss on 11 January 2026, off target: 20\xa0% of customers, target: at least 40\xa0%"
    fine = build_pulses(canvas(indicators=indicators[:3]), TODAY)[OFFICES.id].spark
    assert fine is not None
    assert fine.words.startswith("Fine on ")


def test_note_of_which_nothing_is_known_has_no_mark() -> None:
    assert build_pulses(canvas(indicators=(of(OFFICES.id), of(None, "3"))), TODAY) == {}


def test_review_is_due_from_its_day_on() -> None:
    review = {"id": uuid4(), "subject": OFFICES.id, "date": "2026-01-01", "next_due": "2026-03-03"}
    document = canvas(reviews=(review,))
    assert build_pulses(document, TODAY) == {OFFICES.id: Pulse(None, True)}
    assert build_pulses(document, TODAY - dt.timedelta(days=1)) == {}


@pytest.mark.parametrize("name", sample_names())
def test_samples_show_all_they_measure(name: str) -> None:
    document = load_sample(name)
    drawn = build_scorecard(document, TODAY)
    assert measured_ids(drawn) == sorted(indicator.id for indicator in document.indicators)
    assert len(drawn.reviews) == len(document.reviews)


@patiently
@given(document=documents())
def test_any_document_can_be_looked_at(document: CanvasDocument) -> None:
    drawn = build_scorecard(document, TODAY)
    assert measured_ids(drawn) == sorted(indicator.id for indicator in document.indicators)
    read = {indicator.subject for indicator in document.indicators if indicator.subject and indicator.readings}
    assert read <= set(build_pulses(document, TODAY))
