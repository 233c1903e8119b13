"""The document as a value: to JSON and back, to rows and back, and validation."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.goals import Goal, Stage, Status
from relationships.document.assembly import list_part_ids, with_customer_details, with_new_ids
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Evidence, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTES_PER_CANVAS
from relationships.errors import Missing
from relationships.models import Canvas
from relationships.store.load import ATTEMPTS, load_document, load_documents
from tests.relationships.strategies import documents, patiently

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def shape(value: Any) -> Any:
    """Return a value with the types of all values in it, which tells an enumeration's member from its text."""
    if isinstance(value, Value):
        return type(value), {name: shape(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return [(shape(key), shape(inner)) for key, inner in value.items()]
    return (type(value), [shape(part) for part in value]) if isinstance(value, tuple) else (type(value), value)


def numbered(document: CanvasDocument) -> CanvasDocument:
    """Return the document with ids that count from one, to compare documents regardless of their ids."""
    text = document.model_dump_json()
    for number, key in enumerate(list_part_ids(document), start=1):
        text = text.replace(str(key), f"#{number}")
    for number in range(sum(1 for _ in list_part_ids(document)), 0, -1):
        text = text.replace(f"#{number}", str(UUID(int=number)))
    return CanvasDocument.model_validate_json(text)


@patiently
@given(documents())
def test_document_comes_back_from_json_the_same(document: CanvasDocument) -> None:
    again = CanvasDocument.model_validate_json(document.model_dump_json(), strict=True)
    assert shape(again) == shape(document)
    assert again.model_dump_json() == document.model_dump_json()


@patiently
@given(st.binary())
def test_any_bytes_are_a_document_or_a_clean_refusal(content: bytes) -> None:
    with pytest.raises(ValidationError):
        CanvasDocument.model_validate_json(content, strict=True)


@patiently
@given(documents(4), st.data())
def test_damage_to_a_document_is_harmless_or_a_clean_refusal(document: CanvasDocument, data: st.DataObject) -> None:
    content = json.loads(document.model_dump_json())
    place = content
    while isinstance(place, (dict, list)) and place:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if data.draw(st.booleans()) or not isinstance(place[key], (dict, list)):
            place[key] = data.draw(json_values)
            break
        place = place[key]
    with suppress(ValidationError):
        CanvasDocument.model_validate_json(json.dumps(content), strict=True)


@pytest.mark.django_db
@settings(patiently, max_examples=60)
@given(documents())
def test_canvas_made_of_a_document_is_read_back_as_that_document(user: User, document: CanvasDocument) -> None:
    loaded = load_document(create_canvas(user.pk, document)).document
    assert shape(numbered(loaded)) == shape(numbered(with_customer_details(document)))
    assert shape(loaded) == shape(CanvasDocument.model_validate(loaded.model_dump()))


@patiently
@given(documents())
def test_fresh_ids_change_nothing_else(document: CanvasDocument) -> None:
    fresh = with_new_ids(document)
    assert set(list_part_ids(fresh)).isdisjoint(list_part_ids(document))
    assert numbered(fresh) == numbered(document)


def test_text_that_reads_like_an_id_is_not_renewed() -> None:
    document = CanvasDocument(title=str(ONE), blocks=Blocks(channels=(Note(id=ONE, text=str(ONE)),)))
    assert (with_new_ids(document).title, with_new_ids(document).blocks.channels[0].text) == (str(ONE), str(ONE))


def hues(*chosen: int | None) -> list[int]:
    notes = tuple(
        Note(id=UUID(int=number), text="x", segment=None if hue is None else SegmentDetails(hue=hue))
        for number, hue in enumerate(chosen, start=1)
    )
    document = with_customer_details(CanvasDocument(title="T", blocks=Blocks(customer_segments=notes)))
    return [note.segment.hue for note in document.blocks.customer_segments if note.segment]


def test_every_segment_gets_a_hue_of_its_own_and_chosen_ones_stay() -> None:
    assert hues(None, 1, 0, 3) == [2, 1, 4, 3]
    assert hues(2, 2, 2) == [2, 1, 3]


def canvas(**blocks: Any) -> dict[str, Any]:
    return {"title": "T", "blocks": blocks}


def a_note(key: UUID = ONE, **fields: Any) -> dict[str, Any]:
    return {"id": str(key), "text": "x", **fields}


def refusals(content: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        CanvasDocument.model_validate_json(json.dumps(content), strict=True)
    return [".".join(map(str, error["loc"])) + "|" + error["msg"] for error in caught.value.errors()]


@pytest.mark.parametrize("letter", ["\x00", "\x1f", "\x7f", "\x85", "\x9f", "\u202e", "\u2066"])
def test_text_holds_no_control_character(letter: str) -> None:
    expected = f"contains the character U+{ord(letter):04X}, which isn’t allowed in text"
    faults = refusals({"title": f"a{letter}b"})
    assert faults == [f"title|Value error, {expected}"]


def test_half_a_surrogate_pair_is_refused() -> None:
    assert refusals({"title": "a\ud800b"})[0].startswith("|Invalid JSON: ")
    with pytest.raises(ValidationError):
        CanvasDocument(title="a\ud800b")


def test_line_ends_of_windows_become_plain_ones() -> None:
    assert CanvasDocument(title="T", description=" a\r\nb\rc ").description == "a\nb\nc"


@pytest.mark.parametrize("day", ["0000-00-00", "2024-02-30", "86400", 86400, "2024-01-01T00:00:00", "", "٢٠٢٤-٠١-٠١"])
def test_date_is_a_date_as_written_in_iso(day: object) -> None:
    faults = refusals({"title": "T", "reviews": [{"id": str(ONE), "date": day}]})
    assert [text.partition("|")[0] for text in faults] == ["reviews.0.date"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "1" * 12, "0.00001", True, []])
def test_measure_is_a_finite_number_of_fifteen_digits(number: object) -> None:
    faults = refusals({"title": "T", "indicators": [{"id": str(ONE), "name": "n", "target": number}]})
    assert [text.partition("|")[0] for text in faults] == ["indicators.0.target"]


def test_equal_amounts_are_written_alike() -> None:
    written = ("5.00", "5", "5e0", "50e-1", "1e3", "-0")
    costs = [RelationshipDetails.model_validate({"setup_cost": text}).setup_cost for text in written]
    assert [str(cost) for cost in costs] == ["5", "5", "5", "5", "1000", "0"]


def test_unknown_fields_and_blocks_are_refused() -> None:
    content = {**canvas(unknown=[]), "owner": 1}
    assert [text.partition("|")[0] for text in refusals(content)] == ["blocks.unknown", "owner"]


def test_note_holds_500_characters_and_a_canvas_1000_notes() -> None:
    notes = [a_note(UUID(int=number)) for number in range(1, NOTES_PER_CANVAS + 2)]
    assert refusals(canvas(channels=[a_note(text="x" * 501)]))[0].startswith("blocks.channels.0.text|")
    refused = "|Value error, blocks: has 1,001 notes; a canvas can have at most 1,000"
    assert refusals(canvas(channels=notes)) == [refused]
    assert len(CanvasDocument.model_validate(canvas(channels=notes[1:])).blocks.channels) == NOTES_PER_CANVAS


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (canvas(channels=[a_note(), a_note()]), f"blocks.channels.1.id: {ONE} is used twice"),
        (
            canvas(channels=[a_note(segments=[str(TWO)])]),
            f"blocks.channels.0.segments: {TWO} isn’t a customer segment of this canvas",
        ),
        (
            canvas(channels=[a_note(), a_note(TWO, segments=[str(ONE)])]),
            f"blocks.channels.1.segments: {ONE} isn’t a customer segment of this canvas",
        ),
        (
            canvas(customer_relationships=[a_note(relationship={"channel": str(TWO)})]),
            f"blocks.customer_relationships.0.relationship.channel: {TWO} isn’t a note of this canvas",
        ),
        (
            {"title": "T", "indicators": [{"id": str(ONE), "name": "n", "subject": str(TWO)}]},
            f"indicators.0.subject: {TWO} isn’t a note of this canvas",
        ),
    ],
)
def test_parts_refer_to_parts_of_the_same_canvas(content: dict[str, Any], fault: str) -> None:
    assert refusals(content) == [f"|Value error, {fault}"]


def test_channel_of_a_relationship_may_also_be_what_it_serves() -> None:
    details = {"channel": str(ONE), "serves": [str(ONE)]}
    document = CanvasDocument.model_validate(
        canvas(channels=[a_note()], customer_relationships=[a_note(TWO, relationship=details)])
    )
    assert document.blocks.customer_relationships[0].relationship == RelationshipDetails(channel=ONE, serves=(ONE,))


def test_all_faults_between_parts_are_told_up_to_ten() -> None:
    notes = [a_note(UUID(int=number), segments=[str(THREE)]) for number in range(4, 20)]
    assert refusals(canvas(channels=notes))[0].count("\n") == 9


def test_goals_readings_and_answers_stand_in_one_order() -> None:
    goals = tuple(RelationshipGoal(id=UUID(int=n), goal=goal) for n, goal in enumerate(reversed(Goal), start=1))
    assert [goal.goal for goal in RelationshipDetails(goals=goals).goals] == list(Goal)
    details = SegmentDetails.model_validate({"customers_by_stage": {"mature": 2, "idea": 1}})
    assert list(details.customers_by_stage) == [Stage.IDEA, Stage.MATURE]


def test_empty_evidence_is_none() -> None:
    assert Note(id=ONE, text="x", evidence=Evidence()).evidence is None


@pytest.mark.django_db
def test_stored_choices_are_read_as_members_of_their_enumerations(user: User) -> None:
    note = Note(id=ONE, text="x", status=Status.TESTING)
    key = create_canvas(user.pk, CanvasDocument(title="T", blocks=Blocks(channels=(note,))))
    document = load_document(key).document
    assert type(document.stage) is Stage
    assert type(document.blocks.channels[0].status) is Status


def a_canvas(user: User, notes: int) -> UUID:
    segment = Note(id=UUID(int=1), text="s", segment=SegmentDetails())
    relationship = Note(id=UUID(int=2), text="r", relationship=RelationshipDetails(segment=segment.id))
    rest = tuple(Note(id=UUID(int=number), text="x", segments=(segment.id,)) for number in range(3, notes + 1))
    blocks = Blocks(customer_segments=(segment,), customer_relationships=(relationship,), channels=rest)
    return create_canvas(user.pk, CanvasDocument(title="T", blocks=blocks))


@pytest.mark.django_db
def test_reading_takes_the_same_queries_for_any_number_of_notes_and_canvases(user: User) -> None:
    canvases = [a_canvas(user, notes) for notes in (2, 5, 500)]
    asked = []
    for wanted in ([canvases[0]], [canvases[2]], canvases):
        with CaptureQueriesContext(connection) as queries:
            loaded = load_documents(wanted)
        asked.append((len(queries), [sum(1 for _ in loaded[key].document.placed_notes()) for key in wanted]))
    assert asked == [(12, [2]), (12, [500]), (12, [2, 5, 500])]


@pytest.mark.django_db
def test_canvas_that_is_changed_while_many_are_read_is_read_again_and_no_other(user: User) -> None:
    quiet, busy = a_canvas(user, 3), a_canvas(user, 4)
    asked: list[int] = []

    def change_it(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "evidence" in sql:
            asked.append(len(params))
            if len(asked) < ATTEMPTS:
                Canvas.objects.filter(pk=busy).update(revision=F("revision") + 1)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(change_it):
        loaded = load_documents([quiet, busy])
    assert {key: document.revision for key, document in loaded.items()} == {quiet: 0, busy: ATTEMPTS - 1}
    assert asked == [2, *[1] * (ATTEMPTS - 1)]


@pytest.mark.django_db
def test_what_is_not_there_is_not_read(user: User) -> None:
    key = a_canvas(user, 3)
    assert list(load_documents([key, ONE])) == [key]
    assert load_documents([]) == {}
    with pytest.raises(Missing):
        load_document(ONE)


def test_what_people_wrote_is_not_repeated_by_errors() -> None:
    with pytest.raises(ValidationError) as problem:
        Evidence(source="Ask Grace\nor Hedy")
    assert "Grace" not in str(problem.value)
