"""A note in brief: what is known of it and is not on its card."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given

from relationships.catalog.goals import Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.note_summary import summarise_note
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 11, 30)
WHO = SegmentDetails(needs="Variety\nand more", customers_now=620, potential_size=40_000)
HOMES = Note(id=uuid4(), text="Homes", segment=WHO)
OFFICES = Note(id=uuid4(), text="Offices", segment=SegmentDetails())


def relationship(**fields: Any) -> Note:
    about = {name: fields.pop(name) for name in ("status", "evidence", "experiment", "segments") if name in fields}
    details = RelationshipDetails.model_validate({"segment": HOMES.id, **fields})
    return Note.model_validate({"id": uuid4(), "text": "A named manager", "relationship": details, **about})


def facts(note: Note, *others: Note) -> dict[str, str]:
    """Return what is said of a note, by label; `others` are further relationships."""
    named = {"customer_segments": (HOMES, OFFICES), "customer_relationships": others}
    if note.relationship:
        named["customer_relationships"] = (note, *others)
    elif not note.segment:
        named["channels"] = (note,)
    document = CanvasDocument(title="Bean There", stage=Stage.START_UP, blocks=Blocks(**named))
    summary = summarise_note(document, note.id, TODAY)
    assert summary is not None
    assert summary.text == note.text
    return {fact.label: fact.text for fact in summary.facts}


def test_relationship_says_who_runs_it_at_what_cost_and_for_what() -> None:
    goals = [{"id": str(uuid4()), "goal": "retention"}, {"id": str(uuid4()), "goal": "acquisition"}]
    note = relationship(
        type="dedicated_personal_assistance",
        owner="Jonas Ott",
        established="yes",
        established_on="2026-03-01",
        fixed_cost="100",
        cost_per_customer="50",
        customers_served=40,
        goals=goals,
        segments=[OFFICES.id],
        status="validated",
        evidence={"result": "9 of 12 read it"},
    )
    assert facts(note) == {
        "Segments": "Homes, Offices",
        "Type": "Dedicated personal assistance",
        "Status": "Established on 1 March 2026, validated",
        "Evidence": "9 of 12 read it",
        "Goals": "Acquisition, retention",
        "Served by": "Staff",
        "Run by": "Jonas Ott",
        "Cost": "€2,100 a month, €50 per customer",
    }


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "Assumption"),
        ({"established": "yes"}, "Established, assumption"),
        ({"established": "no", "expected": "yes"}, "Expected, not established, assumption"),
        ({"start_stage": "growth", "established": "no"}, "From the growth stage, assumption"),
        ({"status": "testing", "experiment": {"test": "Ask ten"}}, "Testing"),
    ],
)
def test_status_says_first_whether_there_is_anything_yet(fields: dict[str, Any], status: str) -> None:
    found = facts(relationship(**fields))
    assert (found["Status"], found["Type"]) == (status, "not chosen")
    assert found.get("Test") == ("Ask ten" if "experiment" in fields else None)
    assert "Cost" not in found


def test_segment_says_which_relationships_it_has_and_what_is_not_answered() -> None:
    assert facts(HOMES, relationship(fixed_cost="0", expected="yes")) == {
        "Needs": "Variety",
        "Customers": "620 of ~40,000",
        "Relationships": "A named manager",
        "Status": "Assumption",
        "Not answered": "what exists today, how it fits in",
    }
    assert facts(OFFICES)["Relationships"] == "none yet"
    assert facts(OFFICES, relationship(segments=[OFFICES.id]))["Relationships"] == "A named manager"


def test_other_note_says_its_status_and_segments() -> None:
    note = Note(id=uuid4(), text="Shop", segments=(HOMES.id,))
    assert facts(note) == {"Segment": "Homes", "Status": "Assumption"}
    assert facts(note.model_copy(update={"segments": ()})) == {"Status": "Assumption"}


@patiently
@given(document=documents())
def test_every_note_of_any_document_has_a_summary(document: CanvasDocument) -> None:
    for _, note in document.placed_notes():
        summary = summarise_note(document, note.id, TODAY)
        assert summary is not None
        assert all(fact.text for fact in summary.facts)
    assert summarise_note(document, uuid4(), TODAY) is None
