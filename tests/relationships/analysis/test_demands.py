"""What a type demands of the other blocks."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given

from relationships.analysis.demands import Consequence, list_demands
from relationships.catalog.blocks import Block
from relationships.catalog.demands import DEMANDS
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

HOMES, OFFICES = Note(id=uuid4(), text="Homes"), Note(id=uuid4(), text="Offices")
PERSONAL = RelationshipType.PERSONAL


def demand_for_people(
    *resources: Note, serves: tuple[UUID, ...] = (), kind: RelationshipType | None = PERSONAL
) -> Consequence:
    """Return the demand for people who answer, on a canvas with these key resources."""
    (first,) = [
        consequence
        for consequence in demands_for(*resources, serves=serves, kind=kind)
        if consequence.demand.why == "People who answer customers"
    ]
    return first


def demands_for(
    *resources: Note, serves: tuple[UUID, ...] = (), kind: RelationshipType | None = PERSONAL
) -> tuple[Consequence, ...]:
    details = RelationshipDetails(segment=OFFICES.id, type=kind, serves=serves)
    relationship = Note(id=uuid4(), text="A call a month", relationship=details)
    blocks = Blocks(customer_segments=(HOMES, OFFICES), customer_relationships=(relationship,), key_resources=resources)
    return list_demands(CanvasDocument(title="Bean There", blocks=blocks), relationship.id)


def resource(text: str, *segments: Note) -> Note:
    return Note(id=uuid4(), text=text, segments=tuple(segment.id for segment in segments))


@pytest.mark.parametrize("kind", RelationshipType)
def test_every_type_asks_for_something_in_blocks_of_the_business(kind: RelationshipType) -> None:
    blocks = {demand.block for demand in DEMANDS[kind]}
    assert {Block.COST_STRUCTURE, Block.KEY_RESOURCES} <= blocks
    assert not blocks & {Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS}


def test_what_no_note_answers_is_missing() -> None:
    assert demand_for_people(resource("Green beans")).is_missing
    assert demand_for_people(resource("A happy landlord")).is_missing


def test_note_that_sounds_like_it_is_likely_and_a_linked_one_is_linked() -> None:
    staff = resource("Two friendly agents")
    assert (demand_for_people(staff).likely, demand_for_people(staff).linked) == ((staff,), ())
    linked = demand_for_people(staff, serves=(staff.id,))
    assert (linked.likely, linked.linked, linked.is_missing) == ((), (staff,), False)


def test_what_it_is_said_to_rest_on_counts_whatever_its_words() -> None:
    friends = resource("My sisters")
    assert demand_for_people(friends, serves=(friends.id,)).linked == (friends,)


def test_note_for_another_segment_is_not_meant() -> None:
    assert demand_for_people(resource("Two friendly agents", HOMES)).is_missing
    assert not demand_for_people(resource("Two friendly agents", HOMES, OFFICES)).is_missing


def test_relationship_without_type_asks_for_nothing() -> None:
    assert demands_for(kind=None) == ()
    assert list_demands(CanvasDocument(title="Empty"), uuid4()) == ()


def test_note_that_was_offered_answers_what_it_was_offered_for() -> None:
    for kind in RelationshipType:
        for demand in DEMANDS[kind]:
            note = resource(demand.note)
            details = RelationshipDetails(type=kind)
            relationship = Note(id=uuid4(), text="It", relationship=details)
            blocks = {"customer_relationships": (relationship,), demand.block.value: (note,)}
            document = CanvasDocument(title="One", blocks=Blocks(**blocks))
            answered = [
                consequence.likely
                for consequence in list_demands(document, relationship.id)
                if consequence.demand == demand
            ]
            assert answered == [(note,)]


@pytest.mark.parametrize("name", sample_names())
def test_canvases_of_successful_companies_answer_most_demands(name: str) -> None:
    document = load_sample(name)
    found = [
        consequence
        for note in document.blocks.customer_relationships
        for consequence in list_demands(document, note.id)
    ]
    missing = [consequence for consequence in found if consequence.is_missing]
    assert len(missing) <= len(found) * 0.5, [
        (consequence.demand.block.value, consequence.demand.why) for consequence in missing
    ]


@patiently
@given(document=documents())
def test_any_relationship_can_be_asked_about(document: CanvasDocument) -> None:
    for note in document.blocks.customer_relationships:
        list_demands(document, note.id)
