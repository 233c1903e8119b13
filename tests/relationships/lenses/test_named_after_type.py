"""A relationship that is named after its type shows the name once, on cards, in the views and on slides."""

import datetime as dt
from uuid import UUID

import pytest

from relationships.catalog.goals import Goal, Stage
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.card_faces import build_relationship_face
from relationships.lenses.details import describe_note
from relationships.lenses.evolution import build_evolution
from relationships.lenses.lifecycle import build_lifecycle
from relationships.lenses.note_summary import summarise_note
from relationships.lenses.printing.topics import build_segment_topics
from relationships.lenses.scorecard import build_scorecard

TODAY = dt.date(2026, 6, 1)
OFFICES = Note(id=UUID(int=1), text="Offices", segment=SegmentDetails())


def named(text: str) -> CanvasDocument:
    goals = (RelationshipGoal(id=UUID(int=3), goal=Goal.ACQUISITION),)
    details = RelationshipDetails(segment=OFFICES.id, type=RelationshipType.SELF_SERVICE, goals=goals)
    served = Note(id=UUID(int=2), text=text, relationship=details)
    return CanvasDocument(title="T", blocks=Blocks(customer_segments=(OFFICES,), customer_relationships=(served,)))


@pytest.mark.parametrize(("text", "times"), [("Self-service", 1), ("self-service", 1), ("A portal", 2)])
def test_name_is_shown_once(text: str, times: int) -> None:
    document = named(text)
    (note,) = document.blocks.customer_relationships
    assert note.relationship
    face = build_relationship_face(text, note.relationship, Stage.IDEA, "EUR")
    (tactic,) = build_lifecycle(document, TODAY).rows[0].cells[0].tactics
    (bar,) = build_evolution(document, TODAY).groups[0].bars
    (measured,) = build_scorecard(document, TODAY).groups[1].inner
    details, summary = describe_note(document, note.id), summarise_note(document, note.id, TODAY)
    assert details
    assert summary
    facts = {fact.label: fact.text for fact in summary.facts}
    types = [face.short, tactic.type, bar.type, details.type, facts.get("Type", "")]
    assert [bool(shown) for shown in types] == [times == 2] * len(types)
    assert measured.kind == ("Self-service" if times == 2 else "Relationship")
    (topic,) = build_segment_topics(document)
    texts = [shown.text.casefold() for card in topic.cards for shown in card.texts]
    assert texts.count("self-service") == 1
    assert texts.count("a portal") == times - 1
