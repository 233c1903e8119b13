"""The sample canvases are complete, coherent and readable."""

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage, Status
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.samples import load_sample, sample_names

every_sample = pytest.mark.parametrize("name", sample_names())


def described_segments(document: CanvasDocument) -> list[tuple[Note, SegmentDetails]]:
    notes = document.notes(Block.CUSTOMER_SEGMENTS)
    return [(note, note.segment) for note in notes if note.segment]


def described_relationships(document: CanvasDocument) -> list[RelationshipDetails]:
    notes = document.notes(Block.CUSTOMER_RELATIONSHIPS)
    return [note.relationship for note in notes if note.relationship]


def goals_served(document: CanvasDocument, segment: Note) -> set[Goal]:
    return {
        goal.goal
        for details in described_relationships(document)
        if details.segment == segment.id
        for goal in details.goals
    }


def test_unknown_sample_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_sample("../document")


@every_sample
def test_sample_survives_the_way_to_json_and_back(name: str) -> None:
    document = load_sample(name)
    assert CanvasDocument.model_validate_json(document.model_dump_json()) == document


@every_sample
def test_every_block_has_three_distinct_notes(name: str) -> None:
    document = load_sample(name)
    assert [block for block in Block if len({note.text for note in document.notes(block)}) < 3] == []
    assert [note.text for _, note in document.placed_notes() if len(note.text) > 120] == []


@every_sample
def test_head_names_sources_and_stage(name: str) -> None:
    document = load_sample(name)
    assert len(document.sources) >= 3
    assert document.description
    assert (document.stage, document.market_pattern is None) == (Stage.MATURE, False)


@every_sample
def test_segments_are_described(name: str) -> None:
    segments = described_segments(load_sample(name))
    assert 2 <= len(segments) <= 4
    assert [details.hue for _, details in segments] == list(range(1, len(segments) + 1))
    bare = [
        note.text
        for note, details in segments
        if not (
            details.needs
            and details.behaviours
            and details.demographics
            and details.contact
            and details.kind
            and details.roles
        )
    ]
    assert bare == []


@every_sample
def test_relationships_are_described(name: str) -> None:
    document = load_sample(name)
    relationships = described_relationships(document)
    assert len(relationships) == len(document.notes(Block.CUSTOMER_RELATIONSHIPS))
    for details in relationships:
        assert details.segment
        assert details.type
        assert details.goals
        assert all(goal.tactics for goal in details.goals)
        assert details.expected == details.established
        assert details.expected_because


@every_sample
def test_relationships_are_tied_to_the_model(name: str) -> None:
    document = load_sample(name)
    block_of = {note.id: block for block, note in document.placed_notes()}
    for details in described_relationships(document):
        assert details.channel
        assert block_of[details.channel] is Block.CHANNELS
        assert {Block.VALUE_PROPOSITIONS, Block.REVENUE_STREAMS} <= {block_of[note] for note in details.serves}


@every_sample
def test_every_segment_is_served_for_every_goal_it_owes(name: str) -> None:
    document = load_sample(name)
    gaps = {
        note.text: set(Goal) - goals_served(document, note) - set(details.declined_goals)
        for note, details in described_segments(document)
    }
    assert {text: missing for text, missing in gaps.items() if missing} == {}


@every_sample
def test_every_segment_is_offered_a_value_through_a_channel(name: str) -> None:
    document = load_sample(name)
    for block in (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS):
        concerned = {segment for note in document.notes(block) for segment in note.segments}
        assert {note.id for note, _ in described_segments(document)} - concerned == set()


@every_sample
def test_claims_that_are_not_facts_say_why(name: str) -> None:
    proven = {Status.VALIDATED, Status.INVALIDATED}
    for _, note in load_sample(name).placed_notes():
        assert (note.evidence is not None) == (note.status in proven)
        assert (note.experiment is not None) == (note.status is Status.TESTING)


@every_sample
def test_something_is_measured_and_reviewed(name: str) -> None:
    document = load_sample(name)
    assert all(indicator.unit and indicator.readings for indicator in document.indicators)
    assert len(document.indicators) >= 2
    assert document.reviews


def test_samples_share_no_id() -> None:
    ids = [note.id for name in sample_names() for _, note in load_sample(name).placed_notes()]
    assert len(set(ids)) == len(ids)
