"""The lifecycle lens: segments by goal, and the relationships that serve them."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given

from relationships.analysis.goal_coverage import Standing
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import Bond
from relationships.catalog.segments import CustomerRole
from relationships.catalog.types import RelationshipType
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.gaps import GAPS
from relationships.lenses.lifecycle import Column, Lifecycle, UnplacedRelationship, build_lifecycle
from relationships.lenses.matrix import build_matrix
from relationships.lenses.stage import build_stage_view
from relationships.samples import load_sample, sample_names
from tests.relationships.lenses.agreement import assert_as_in_checks
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 6, 1)
PAYING = SegmentDetails(hue=3, roles=(CustomerRole.PAYER,))
OFFICES = Note(id=uuid4(), text="Offices\nin town", segment=PAYING)


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
    return build_lifecycle(CanvasDocument(title="Bean There", stage=stage, blocks=blocks), TODAY)


def standings(drawn: Lifecycle) -> list[Standing]:
    return [cell.standing for cell in drawn.rows[0].cells]


def test_cell_says_which_relationship_serves_a_goal_and_how() -> None:
    note = relationship({Goal.RETENTION: "A call before they run out"})
    (row,) = lifecycle(note).rows
    assert (row.name, row.tint and row.tint.hue) == ("Offices", 3)
    (tactic,) = row.cells[1].tactics
    assert (tactic.id, tactic.name, tactic.type) == (note.id, "A call a month", "Personal")
    assert (tactic.served_by, tactic.tactics, tactic.time) == ("staff", "A call before they run out", "")


def test_goal_that_nothing_serves_is_a_gap_from_growth_on() -> None:
    assert standings(lifecycle()) == [Standing.GAP] * 3
    assert standings(lifecycle(stage=Stage.START_UP)) == [Standing.GAP, Standing.LATER, Standing.LATER]


def test_idea_without_any_relationship_has_open_questions_as_in_the_checks() -> None:
    assert standings(lifecycle(stage=Stage.IDEA)) == [Standing.OPEN, Standing.LATER, Standing.LATER]
    # With a relationship for another segment, the checks report this one.
    elsewhere = relationship({Goal.ACQUISITION: ""}, segment=False)
    assert standings(lifecycle(elsewhere, stage=Stage.IDEA))[0] == Standing.GAP


def test_goals_that_the_checks_do_not_expect_are_no_gaps() -> None:
    users = OFFICES.model_copy(update={"segment": PAYING.model_copy(update={"roles": (CustomerRole.USER,)})})
    cells = lifecycle(segment=users).rows[0].cells
    assert [cell.standing for cell in cells] == [Standing.GAP, Standing.GAP, Standing.UNNEEDED]
    assert cells[2].reason == "These customers don’t pay."
    wedding = relationship({Goal.ACQUISITION: ""})
    assert wedding.relationship
    once = wedding.relationship.model_copy(update={"bond": Bond.SINGLE_DEAL})
    drawn = lifecycle(wedding.model_copy(update={"relationship": once}))
    assert standings(drawn) == [Standing.SERVED, Standing.UNNEEDED, Standing.UNNEEDED]
    assert [column.rest for column in drawn.columns] == ["", "not needed", "not needed"]


def test_relationship_that_has_ended_or_begins_later_does_not_support_a_goal_yet() -> None:
    note = relationship({Goal.ACQUISITION: ""})
    assert note.relationship
    ended = note.relationship.model_copy(update={"end_stage": Stage.IDEA})
    cell = lifecycle(note.model_copy(update={"relationship": ended})).rows[0].cells[0]
    assert (cell.standing, [tactic.time for tactic in cell.tactics]) == (Standing.GAP, ["ended"])
    later = note.model_copy(update={"relationship": note.relationship.model_copy(update={"start_stage": Stage.MATURE})})
    cell = lifecycle(later).rows[0].cells[0]
    assert (cell.standing, [(tactic.time, tactic.is_late) for tactic in cell.tactics]) == (
        Standing.LATE,
        [("planned", True)],
    )
    # Before growth, planning it is enough.
    cell = lifecycle(later, stage=Stage.IDEA).rows[0].cells[0]
    assert (cell.standing, [(tactic.time, tactic.is_late) for tactic in cell.tactics]) == (
        Standing.PLANNED,
        [("planned", False)],
    )


def test_goals_that_nobody_chose_are_open_questions_as_in_the_checks() -> None:
    aimless = relationship({})
    drawn = lifecycle(aimless)
    assert standings(drawn) == [Standing.OPEN] * 3
    assert [[(choice.ask.subject, choice.name) for choice in cell.choices] for cell in drawn.rows[0].cells] == [
        [(aimless.id, "A call a month")]
    ] * 3
    assert drawn.question
    assert [column.owing for column in drawn.columns] == [1, 1, 1]
    assert standings(lifecycle(aimless, stage=Stage.IDEA)) == [Standing.OPEN, Standing.LATER, Standing.LATER]
    # With one goal chosen, the others are gaps.
    assert standings(lifecycle(aimless, relationship({Goal.RETENTION: ""})))[0] == Standing.GAP


def test_goals_of_an_ended_relationship_are_not_asked_for() -> None:
    aimless = relationship({})
    assert aimless.relationship
    ended = aimless.relationship.model_copy(update={"end_stage": Stage.IDEA})
    assert standings(lifecycle(aimless.model_copy(update={"relationship": ended}))) == [Standing.GAP] * 3


def test_goal_that_is_only_planned_is_no_gap_but_not_served() -> None:
    assert standings(lifecycle(relationship({Goal.ACQUISITION: ""}, Answer.NO)))[0] == Standing.LATE
    assert standings(lifecycle(relationship({Goal.ACQUISITION: ""}, Answer.YES)))[0] == Standing.SERVED


def test_goal_that_is_declared_away_is_no_gap() -> None:
    details = PAYING.model_copy(update={"declined_goals": {Goal.RETENTION: "One marries once"}})
    drawn = lifecycle(segment=OFFICES.model_copy(update={"segment": details}))
    cell = drawn.rows[0].cells[1]
    assert (cell.standing, cell.reason) == (Standing.DECLINED, "One marries once")
    assert drawn.columns == (
        Column(Goal.ACQUISITION, 0, 1, ""),
        Column(Goal.RETENTION, 0, 0, "not pursued"),
        Column(Goal.BOOSTING_SALES, 0, 1, ""),
    )


@pytest.mark.parametrize("goals", [{}, {Goal.ACQUISITION: ""}])
def test_gap_whose_finding_was_dismissed_is_shown_as_such_until_the_evidence_changes(goals: dict[Goal, str]) -> None:
    calls = [relationship(goals)] if goals else []
    blocks = Blocks(customer_segments=(OFFICES,), customer_relationships=tuple(calls))
    document = CanvasDocument(title="Bean There", stage=Stage.GROWTH, blocks=blocks)
    dismissed = dismiss(document, "One marries once")
    cell = build_lifecycle(dismissed, TODAY).rows[0].cells[1]
    assert (cell.standing, cell.reason) == (Standing.DISMISSED, "One marries once")
    assert build_lifecycle(dismissed, TODAY).columns[1].owing == 0
    assert [mark.standing for mark in build_matrix(dismissed, TODAY).rows[0].goals][1] == Standing.DISMISSED
    at_growth = build_stage_view(dismissed, Stage.GROWTH, TODAY)
    assert [mark.words for mark in at_growth.rows[0].goals][1] == "Retention: gap dismissed"
    planned = relationship({Goal.RETENTION: ""}, Answer.NO)
    grown = blocks.model_copy(update={"customer_relationships": (planned,)})
    changed = build_lifecycle(dismissed.model_copy(update={"blocks": grown}), TODAY)
    assert changed.rows[0].cells[0].standing == Standing.GAP


def dismiss(document: CanvasDocument, reason: str) -> CanvasDocument:
    """Return the document with every finding about gaps dismissed."""
    found = [finding for finding in inspect(document, TODAY).findings if finding.rule in GAPS]
    dismissals = tuple(
        Dismissal(
            id=uuid4(),
            rule=finding.rule,
            about=finding.about,
            fingerprint=finding.fingerprint,
            reason=reason,
            date=TODAY,
        )
        for finding in found
    )
    return document.model_copy(update={"dismissals": dismissals})


def test_relationship_serves_every_segment_that_it_concerns() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    note = relationship({Goal.ACQUISITION: ""}).model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(note,))
    drawn = build_lifecycle(CanvasDocument(title="Bean There", stage=Stage.GROWTH, blocks=blocks), TODAY)
    assert [[tactic.id for tactic in row.cells[0].tactics] for row in drawn.rows] == [[note.id]] * 2
    assert [row.cells[0].standing for row in drawn.rows] == [Standing.SERVED] * 2
    orphan = relationship({Goal.ACQUISITION: ""}, segment=False).model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(orphan,))
    drawn = build_lifecycle(CanvasDocument(title="Bean There", stage=Stage.GROWTH, blocks=blocks), TODAY)
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
    assert [row.id for row in build_lifecycle(document, TODAY).rows] == [
        note.id for note in document.blocks.customer_segments
    ]


@patiently
@given(document=documents())
def test_any_document_can_be_looked_at(document: CanvasDocument) -> None:
    drawn = build_lifecycle(document, TODAY)
    assert all(len(row.cells) == 3 for row in drawn.rows)
    assert_as_in_checks(document)
