"""The canvas at another stage, and the cost of serving its customers there."""

import datetime as dt
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.analysis.goal_coverage import Concerns, relationships_in
from relationships.analysis.service_mix import is_at
from relationships.analysis.stages import (
    Upkeep,
    at_stage,
    describe_span,
    ends_before_it_begins,
    segment_upkeep,
    upkeep_together,
)
from relationships.catalog.goals import Answer, Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Review
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from tests.relationships.strategies import documents, patiently

IDEA, START_UP, GROWTH, MATURE = Stage


def segment(text: str = "Offices", **fields: object) -> Note:
    return Note(id=uuid4(), text=text, segment=SegmentDetails.model_validate(fields))


def relationship(of: Note | None = None, **fields: object) -> Note:
    details = RelationshipDetails.model_validate({"segment": of and of.id, **fields})
    return Note(id=uuid4(), text="A call a month", relationship=details)


def canvas(*relationships: Note, segments: tuple[Note, ...] = (), stage: Stage = START_UP) -> CanvasDocument:
    blocks = Blocks(customer_segments=segments, customer_relationships=relationships)
    return CanvasDocument(title="Bean There", stage=stage, blocks=blocks)


def upkeep_of(document: CanvasDocument, segment: Note) -> Upkeep:
    return segment_upkeep(document, segment, Concerns(document))


def there(document: CanvasDocument) -> list[UUID]:
    return [note.id for note, _ in relationships_in(document)]


def only(document: CanvasDocument) -> RelationshipDetails:
    ((_, details),) = relationships_in(document)
    return details


def customers(document: CanvasDocument) -> int | None:
    details = document.blocks.customer_segments[0].segment
    assert details
    return details.customers_now


def test_stage_of_the_canvas_is_the_one_looked_at_and_only_its_relationships_are_there() -> None:
    always, early, late = relationship(), relationship(end_stage=START_UP), relationship(start_stage=GROWTH)
    document = canvas(always, early, late)
    seen = {stage: there(at_stage(document, stage)) for stage in Stage}
    assert [at_stage(document, stage).stage for stage in Stage] == list(Stage)
    assert seen[IDEA] == seen[START_UP] == [always.id, early.id]
    assert seen[GROWTH] == seen[MATURE] == [always.id, late.id]


def test_what_names_a_relationship_that_is_not_there_names_it_no_more() -> None:
    gone = Note(
        id=uuid4(), text="Forum", segment=SegmentDetails(), relationship=RelationshipDetails(end_stage=START_UP)
    )
    stays = relationship(gone, channel=gone.id, serves=[gone.id])
    naming = Note(id=uuid4(), text="Shop", segments=(gone.id,))
    document = CanvasDocument(
        title="Bean There",
        stage=START_UP,
        blocks=Blocks(channels=(naming,), customer_relationships=(gone, stays)),
        indicators=(Indicator(id=uuid4(), name="Posts", subject=gone.id), Indicator(id=uuid4(), name="NPS")),
        reviews=(Review(id=uuid4(), subject=gone.id, date=dt.date(2025, 1, 1)),),
    )
    then = at_stage(document, GROWTH)
    assert then.blocks.channels[0].segments == ()
    assert (only(then).segment, only(then).channel, only(then).serves) == (None, None, ())
    assert ([indicator.name for indicator in then.indicators], then.reviews) == (["NPS"], ())
    assert CanvasDocument.model_validate(then.model_dump()) == then


@pytest.mark.parametrize(
    ("start", "end", "looked_at", "established"),
    [
        # Planned from growth on: a view of growth shows the plan carried out, and at mature it still runs.
        (GROWTH, None, GROWTH, Answer.YES),
        (GROWTH, None, MATURE, Answer.YES),
        # Missing though it should exist now: no plan says when it starts.
        (None, None, START_UP, Answer.NO),
        (None, None, GROWTH, Answer.NO),
        (START_UP, None, GROWTH, Answer.NO),
        # Ended: that it does not exist now says nothing about its own stage.
        (None, IDEA, IDEA, Answer.YES),
    ],
)
def test_plan_is_assumed_to_be_carried_out_at_its_own_stage_only(
    start: Stage | None, end: Stage | None, looked_at: Stage, established: Answer
) -> None:
    document = canvas(relationship(start_stage=start, end_stage=end, established="no"))
    assert only(at_stage(document, looked_at)).established == established


def test_segment_has_the_customers_of_the_stage_where_they_are_stated() -> None:
    offices = segment(customers_now=41, customers_by_stage={"start_up": 40, "growth": 300})
    document = canvas(segments=(offices,))
    found = [customers(at_stage(document, stage)) for stage in Stage]
    assert found == [None, 41, 300, None]
    assert customers(at_stage(canvas(segments=(segment(customers_by_stage={"start_up": 40}),)), START_UP)) == 40


def test_relationship_serves_the_same_share_of_its_segment() -> None:
    offices = segment(customers_now=40, customers_by_stage={"growth": 300})
    document = canvas(relationship(offices, customers_served=30), segments=(offices,))
    found = [only(at_stage(document, stage)).customers_served for stage in Stage]
    # 30 of 40 is three quarters: 225 of 300. Without stated customers, the number is the present one.
    assert found == [30, 30, 225, 30]


def test_figure_of_a_plan_is_of_the_stage_at_which_it_begins() -> None:
    offices = segment(customers_now=40, customers_by_stage={"growth": 300, "mature": 1000})
    plan = relationship(offices, customers_served=240, start_stage=GROWTH)
    document = canvas(plan, segments=(offices,))
    assert [only(at_stage(document, stage)).customers_served for stage in (GROWTH, MATURE)] == [240, 800]


def test_figure_of_what_has_ended_is_of_its_last_stage() -> None:
    offices = segment(customers_now=1000, customers_by_stage={"idea": 5, "start_up": 50})
    document = canvas(relationship(offices, customers_served=20, end_stage=START_UP), segments=(offices,), stage=MATURE)
    assert [only(at_stage(document, stage)).customers_served for stage in (IDEA, START_UP)] == [2, 20]


def test_upkeep_is_cost_a_month_over_customers() -> None:
    offices = segment(customers_now=41, customers_by_stage={"growth": 280, "mature": 1100})
    manager = relationship(offices, fixed_cost="2100", customers_served=41, end_stage=GROWTH)
    portal = relationship(
        offices, fixed_cost="900", cost_per_customer="1.5", customers_served=240, start_stage=GROWTH, established="no"
    )
    document = canvas(manager, portal, segments=(offices,))
    found = [upkeep_of(at_stage(document, stage), offices_at(document, stage)) for stage in Stage]
    assert [(upkeep.customers, upkeep.cost) for upkeep in found] == [
        (None, Decimal(2100)),
        (41, Decimal(2100)),
        # 2,100 for the manager; for the portal 900, plus 1.50 for each of 240 customers.
        (280, Decimal(3360)),
        # 240 of 280 scales to 943 of 1,100: 900 + 1,414.50.
        (1100, Decimal("2314.5")),
    ]
    assert found[0].per_customer is None
    assert [round(upkeep.per_customer or 0, 2) for upkeep in found[1:]] == [
        Decimal("51.22"),
        Decimal(12),
        Decimal("2.10"),
    ]


def offices_at(document: CanvasDocument, stage: Stage) -> Note:
    return at_stage(document, stage).blocks.customer_segments[0]


def test_upkeep_says_how_many_relationships_it_counts() -> None:
    offices = segment(customers_now=10)
    silent, counted, missing = (
        relationship(offices),
        relationship(offices, fixed_cost="50"),
        relationship(offices, fixed_cost="70", established="no"),
    )
    upkeep = upkeep_of(canvas(silent, counted, missing, segments=(offices,)), offices)
    assert (upkeep.cost, upkeep.counted, upkeep.of, upkeep.per_customer) == (Decimal(50), 1, 2, Decimal(5))


def test_together_all_segments_have_to_state_their_customers() -> None:
    offices, homes = segment(customers_now=10), segment("Homes")
    document = canvas(relationship(offices, fixed_cost="50"), segments=(offices, homes))
    assert (upkeep_together(document).customers, upkeep_together(document).per_customer) == (None, None)
    known = canvas(relationship(offices, fixed_cost="50"), segments=(offices, segment("Homes", customers_now=15)))
    assert (upkeep_together(known).customers, upkeep_together(known).per_customer) == (25, Decimal(2))


def test_nobody_costs_nothing_each() -> None:
    offices = segment(customers_now=0)
    assert upkeep_of(canvas(relationship(offices, fixed_cost="50"), segments=(offices,)), offices).per_customer is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "at every stage"),
        (START_UP, None, "from the start-up stage"),
        (None, GROWTH, "until the growth stage"),
        (START_UP, GROWTH, "from start-up to growth"),
        (GROWTH, GROWTH, "only at the growth stage"),
        (GROWTH, IDEA, "from growth to idea, which is earlier"),
    ],
)
def test_time_is_said_in_words(start: Stage | None, end: Stage | None, words: str) -> None:
    assert describe_span(start, end) == words
    assert ends_before_it_begins(start, end) == words.endswith("earlier")


@patiently
@given(document=documents(), stage=st.sampled_from(Stage))
def test_any_canvas_is_a_canvas_at_any_stage(document: CanvasDocument, stage: Stage) -> None:
    then = at_stage(document, stage)
    assert CanvasDocument.model_validate(then.model_dump()) == then
    assert at_stage(then, stage) == then
    assert all(is_at(details, stage) for _, details in relationships_in(then))


@patiently
@given(document=documents())
def test_at_the_present_stage_only_what_is_of_other_stages_is_missing(document: CanvasDocument) -> None:
    before = {note.id: details for note, details in relationships_in(document) if is_at(details, document.stage)}
    after = {note.id: details for note, details in relationships_in(at_stage(document, document.stage))}
    assert list(before) == list(after)
    kept = ("established", "customers_served", "type", "goals")
    assert [getattr(details, name) for details in before.values() for name in kept] == [
        getattr(details, name) for details in after.values() for name in kept
    ]
