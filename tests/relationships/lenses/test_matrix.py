"""The relationships lens: segments against the six types."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given

from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.amounts import Figure
from relationships.lenses.card_faces import describe_sizes
from relationships.lenses.matrix import Entry, Matrix, build_matrix
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 6, 1)
OFFICES = Note(id=uuid4(), text="Offices", segment=SegmentDetails(hue=1, customers_now=60, potential_size=6000))


def relationship(**fields: object) -> Note:
    details = RelationshipDetails.model_validate({"segment": OFFICES.id, "type": "personal_assistance", **fields})
    return Note(id=uuid4(), text="A call a month", relationship=details)


def matrix(*relationships: Note, stage: Stage = Stage.GROWTH) -> Matrix:
    blocks = Blocks(customer_segments=(OFFICES,), customer_relationships=relationships)
    return build_matrix(CanvasDocument(title="Bean There", stage=stage, currency="EUR", blocks=blocks), TODAY)


def find_entry(drawn: Matrix) -> Entry:
    (entry,) = [entry for row in drawn.rows for cell in row.cells for entry in cell.entries]
    return entry


def words(drawn: Matrix) -> list[str]:
    return [chip.text for chip in find_entry(drawn).chips]


def test_relationship_stands_in_the_cell_of_its_segment_and_type() -> None:
    (row,) = matrix(relationship(type=RelationshipType.COMMUNITIES)).rows
    assert [cell.type for cell in row.cells if cell.entries] == ["communities"]
    assert [cell.type for cell in row.cells] == RelationshipType.values


def test_relationship_without_type_stands_in_its_row_and_one_without_segment_apart() -> None:
    untyped, homeless = relationship(type=None), relationship(segment=None)
    drawn = matrix(untyped, homeless)
    assert [(cell.label, cell.entries[0].id) for cell in drawn.rows[0].cells if cell.entries] == [
        ("Type not chosen", untyped.id)
    ]
    assert [entry.id for entry in drawn.loose] == [homeless.id]


@pytest.mark.parametrize(
    ("expected", "established", "said", "state"),
    [
        (Answer.YES, Answer.YES, ["established"], ""),
        (Answer.YES, Answer.NO, ["expected, not established"], "missing"),
        (Answer.NO, Answer.YES, ["established", "not expected"], "unexpected"),
        (None, Answer.NO, ["planned"], "planned"),
        (None, None, [], ""),
    ],
)
def test_expected_and_established_are_told_apart(
    expected: Answer | None, established: Answer | None, said: list[str], state: str
) -> None:
    drawn = matrix(relationship(expected=expected, established=established))
    assert (words(drawn), find_entry(drawn).state) == (said, state)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (Stage.GROWTH, None, "from the growth stage"),
        (None, Stage.IDEA, "until the idea stage"),
        (Stage.GROWTH, Stage.MATURE, "from growth to mature"),
    ],
)
def test_relationship_of_another_stage_says_when_it_is_there(start: Stage | None, end: Stage | None, said: str) -> None:
    drawn = matrix(relationship(start_stage=start, end_stage=end, established=Answer.YES), stage=Stage.START_UP)
    assert (words(drawn), drawn.rows[0].mix.of) == ([said], 0)


def test_costs_are_summed_by_row_by_column_and_in_all() -> None:
    calls = relationship(fixed_cost="2100")
    portal = relationship(type=RelationshipType.SELF_SERVICE, cost_per_customer="2", customers_served=450)
    drawn = matrix(calls, portal, relationship(fixed_cost="5000", established=Answer.NO))
    assert [column.cost.text for column in drawn.columns] == ["", "€2,100", "", "", "€900", ""]
    assert (drawn.rows[0].cost, drawn.cost) == (Figure("€3,000"), Figure("€3,000"))


def test_total_says_how_many_relationships_it_counts() -> None:
    unclear = relationship(fixed_cost="4000", cost_per_customer="20")
    portal = relationship(type=RelationshipType.SELF_SERVICE, fixed_cost="900")
    drawn = matrix(unclear, portal)
    partial = Figure("€900", "1 of 2 relationships counted")
    assert (drawn.rows[0].cost, drawn.cost) == (partial, partial)
    assert [drawn.columns[place].cost for place in (0, 1, 4)] == [
        Figure(""),
        Figure("", "cost unknown"),
        Figure("€900"),
    ]
    assert find_entry(matrix(unclear)).cost == "€4,000 a month + €20 per customer"


@pytest.mark.parametrize(
    ("fields", "sizes"),
    [
        ({}, ""),
        ({"customers_now": 50}, "50\xa0customers"),
        ({"customers_now": 1}, "1\xa0customer"),
        ({"customers_now": 50, "potential_size": 6000}, "50 of ~6,000"),
        ({"potential_size": 6000}, "~6,000 potential\xa0customers"),
    ],
)
def test_number_of_customers_says_what_it_counts(fields: dict[str, int], sizes: str) -> None:
    assert describe_sizes(SegmentDetails.model_validate(fields)) == sizes


def test_row_says_how_many_there_are_how_well_they_are_known_and_for_which_goals() -> None:
    (row,) = matrix(relationship(goals=[{"id": str(uuid4()), "goal": "retention"}])).rows
    assert (row.sizes, row.knowledge) == ("60 of ~6,000", "recognises customers")
    assert [(goal.name, goal.standing) for goal in row.goals] == [
        ("Acquisition", "gap"),
        ("Retention", "served"),
        ("Boosting sales", "unneeded"),
    ]


def test_relationship_stands_in_the_row_of_every_segment_that_it_concerns_and_is_counted_once() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    goals = [{"id": str(uuid4()), "goal": "retention"}]
    shared = relationship(fixed_cost="2100", goals=goals).model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(shared,))
    drawn = build_matrix(CanvasDocument(title="Bean There", stage=Stage.GROWTH, currency="EUR", blocks=blocks), TODAY)
    entries = [[(entry.id, entry.also_of) for cell in row.cells for entry in cell.entries] for row in drawn.rows]
    assert entries == [[(shared.id, "")], [(shared.id, "Offices")]]
    assert [row.cost for row in drawn.rows] == [Figure("€2,100"), Figure("")]
    assert [row.goals[1].standing for row in drawn.rows] == ["served", "served"]
    assert [row.asked for row in drawn.rows] == ["3 of 4 questions open"] * 2
    assert [row.idle for row in drawn.rows] == ["no active relationship", "counted under “Offices”"]


@pytest.mark.parametrize("name", sample_names())
def test_every_relationship_of_a_sample_has_one_place_of_its_own(name: str) -> None:
    document = load_sample(name)
    drawn = build_matrix(document, TODAY)
    shown = [entry.id for row in drawn.rows for cell in row.cells for entry in cell.entries if not entry.also_of]
    assert sorted([*shown, *(entry.id for entry in drawn.loose)]) == sorted(
        note.id for note in document.blocks.customer_relationships
    )


@patiently
@given(document=documents())
def test_any_document_can_be_looked_at(document: CanvasDocument) -> None:
    assert len(build_matrix(document, TODAY).rows) == len(document.blocks.customer_segments)
