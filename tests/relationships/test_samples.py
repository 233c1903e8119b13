"""The sample canvases are whole, coherent and readable."""

import json
from importlib.resources import files

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage, Status
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.samples import load_sample, sample_names

every_sample = pytest.mark.parametrize("name", sample_names())


def segments_of(document: CanvasDocument) -> list[tuple[Note, SegmentDetails]]:
    notes = document.notes(Block.CUSTOMER_SEGMENTS)
    return [(note, note.segment) for note in notes if note.segment]


def relationships_of(document: CanvasDocument) -> list[RelationshipDetails]:
    notes = document.notes(Block.CUSTOMER_RELATIONSHIPS)
    return [note.relationship for note in notes if note.relationship]


def goals_served(document: CanvasDocument, segment: Note) -> set[Goal]:
    return {goal.goal for each in relationships_of(document) if each.segment == segment.id for goal in each.goals}


def test_samples_are_the_files_of_the_package() -> None:
    found = {
        path.name.removesuffix(".json") for path in files("relationships.samples").iterdir() if ".json" in path.name
    }
    assert found == set(sample_names())


def test_unknown_sample_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_sample("../document")


@every_sample
def test_sample_survives_the_way_to_json_and_back(name: str) -> None:
    document = load_sample(name)
    assert CanvasDocument.model_validate_json(document.model_dump_json()) == document


@every_sample
def test_file_holds_only_what_was_stated(name: str) -> None:
    written = files("relationships.samples").joinpath(f"{name}.json").read_text("utf-8")
    stated = load_sample(name).model_dump(mode="json", exclude_defaults=True)
    assert written == json.dumps({"schema_version": 1, **stated}, indent=2, ensure_ascii=False) + "\n"


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
    segments = segments_of(load_sample(name))
    assert 2 <= len(segments) <= 4
    assert [details.hue for _, details in segments] == list(range(1, len(segments) + 1))
    bare = [
        note.text
        for note, each in segments
        if not (each.needs and each.behaviours and each.demographics and each.contact and each.kind and each.roles)
    ]
    assert bare == []


@every_sample
def test_relationships_are_described(name: str) -> None:
    document = load_sample(name)
    relationships = relationships_of(document)
    assert len(relationships) == len(document.notes(Block.CUSTOMER_RELATIONSHIPS))
    for each in relationships:
        assert each.segment
        assert each.type
        assert each.goals
        assert all(goal.tactics for goal in each.goals)
        assert each.expected == each.established
        assert each.expected_because


@every_sample
def test_relationships_are_tied_to_the_model(name: str) -> None:
    document = load_sample(name)
    block_of = {note.id: block for block, note in document.placed_notes()}
    for each in relationships_of(document):
        assert each.channel
        assert block_of[each.channel] is Block.CHANNELS
        assert {Block.VALUE_PROPOSITIONS, Block.REVENUE_STREAMS} <= {block_of[note] for note in each.serves}


@every_sample
def test_every_segment_is_served_for_every_goal_it_owes(name: str) -> None:
    document = load_sample(name)
    gaps = {
        note.text: set(Goal) - goals_served(document, note) - set(details.declined_goals)
        for note, details in segments_of(document)
    }
    assert {text: missing for text, missing in gaps.items() if missing} == {}


@every_sample
def test_every_segment_is_offered_a_value_through_a_channel(name: str) -> None:
    document = load_sample(name)
    for block in (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS):
        concerned = {segment for note in document.notes(block) for segment in note.segments}
        assert {note.id for note, _ in segments_of(document)} - concerned == set()


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
