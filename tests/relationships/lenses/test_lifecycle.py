"""The lifecycle lens: segments by goal, and the relationships that serve them."""

from uuid import uuid4

import pytest
from hypothesis import given

from relationships.analysis.goal_coverage import Standing
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.lifecycle import Column, Lifecycle, UnplacedRelationship, build_lifecycle
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

OFFICES = Note(id=uuid4(), text="Offices\nin town", segment=SegmentDetails(hue=3))


def relationship(goals: dict[Goal, str], established: Answer | None = None, *, segment: bool = True) -> Note:
    details = RelationshipDetails(
        segment=OFFICES.id if segment else None,
        type=RelationshipType.PERSONAL,
        established=established,
        goals=tuple(RelationshipGoal(id=uuid4(), goal=goal, tactics=tactics) for goal, tactics in goals.items()),
    )
    return Note(id=uuid4(), text="A call a month", relationship=details)


def lifecycle(*relationships: Note, segment: Note = OFFICES, stage: Stage = Stage.GROWTH) -> Lifecycle:
    blocks = Blocks(customer_segments=(segment,), customer_relationships=relationships)
    return build_lifecycle(CanvasDocument(title="Bean There", stage=stage, blocks=blocks))


def standings(drawn: Lifecycle) -> list[Standing]:
    return [cell.standing for cell in drawn.rows[0].cells]


def test_cell_says_which_relationship_serves_a_goal_and_how() -> None:
    note = relationship({Goal.RETENTION: "A call before they run out"})
    (row,) = lifecycle(note).rows
    assert (row.name, row.tint and row.tint.hue) == ("Offices", 3)
    (tactic,) = row.cells[1].tactics
    assert (tactic.id, tactic.name, tactic.type) == (note.id, "A call a month", "Personal")
    assert (tactic.served_by, tactic.tactics, tactic.is_planned) == ("staff", "A call before they run out", False)


def test_goal_that_nothing_serves_is_a_gap_from_growth_on() -> None:
    assert standings(lifecycle()) == [Standing.GAP] * 3
    early = [Standing.GAP, Standing.LATER, Standing.LATER]
    assert standings(lifecycle(stage=Stage.IDEA)) == early
    assert standings(lifecycle(stage=Stage.START_UP)) == early


def test_goal_that_is_only_planned_is_no_gap_but_not_served() -> None:
    assert standings(lifecycle(relationship({Goal.ACQUISITION: ""}, Answer.NO)))[0] == Standing.PLANNED
    assert standings(lifecycle(relationship({Goal.ACQUISITION: ""}, Answer.YES)))[0] == Standing.SERVED


def test_goal_that_is_declared_away_is_no_gap() -> None:
    details = SegmentDetails(declined_goals={Goal.RETENTION: "One marries once"})
    drawn = lifecycle(segment=OFFICES.model_copy(update={"segment": details}))
    cell = drawn.rows[0].cells[1]
    assert (cell.standing, cell.reason) == (Standing.DECLINED, "One marries once")
    assert drawn.columns == (
        Column(Goal.ACQUISITION, 0, 1),
        Column(Goal.RETENTION, 0, 0),
        Column(Goal.BOOSTING_SALES, 0, 1),
    )


def test_relationship_serves_every_segment_that_it_concerns() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    note = relationship({Goal.ACQUISITION: ""}).model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(note,))
    drawn = build_lifecycle(CanvasDocument(title="Bean There", stage=Stage.GROWTH, blocks=blocks))
    assert [[tactic.id for tactic in row.cells[0].tactics] for row in drawn.rows] == [[note.id]] * 2
    assert [row.cells[0].standing for row in drawn.rows] == [Standing.SERVED] * 2
    orphan = relationship({Goal.ACQUISITION: ""}, segment=False).model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(orphan,))
    drawn = build_lifecycle(CanvasDocument(title="Bean There", stage=Stage.GROWTH, blocks=blocks))
    assert ([row.cells[0].standing for row in drawn.rows], drawn.loose) == ([Standing.GAP, Standing.SERVED], ())


def test_relationship_without_segment_or_goal_stands_apart() -> None:
    lost, aimless = relationship({Goal.RETENTION: ""}, segment=False), relationship({})
    assert lifecycle(lost, aimless).loose == (
        UnplacedRelationship(lost.id, "A call a month", "no segment"),
        UnplacedRelationship(aimless.id, "A call a month", "no goal"),
    )


@pytest.mark.parametrize("name", sample_names())
def test_samples_have_a_row_for_each_segment(name: str) -> None:
    document = load_sample(name)
    assert [row.id for row in build_lifecycle(document).rows] == [note.id for note in document.blocks.customer_segments]


@patiently
@given(document=documents())
def test_any_document_can_be_looked_at(document: CanvasDocument) -> None:
    drawn = build_lifecycle(document)
    assert all(len(row.cells) == 3 for row in drawn.rows)
