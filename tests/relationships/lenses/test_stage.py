"""The canvas at a stage: relationships that start or end, who serves which segment, and the findings."""

import datetime as dt
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.amounts import Figure
from relationships.lenses.stage import AtStage, build_stage_view
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2025, 6, 1)
OFFICES = Note(
    id=uuid4(),
    text="Offices",
    segment=SegmentDetails(hue=1, customers_now=40, customers_by_stage={Stage.GROWTH: 400}),
)


def relationship(text: str, **fields: object) -> Note:
    details = RelationshipDetails.model_validate({"segment": OFFICES.id, **fields})
    return Note(id=uuid4(), text=text, relationship=details)


MANAGER = relationship(
    "A named manager",
    type="dedicated_personal_assistance",
    fixed_cost="2000",
    customers_served=40,
    end_stage="start_up",
    goals=[{"id": uuid4(), "goal": "acquisition"}],
)
PORTAL = relationship("A portal", type="self_service", fixed_cost="400", start_stage="growth", established="no")


def canvas(*relationships: Note) -> CanvasDocument:
    blocks = Blocks(customer_segments=(OFFICES,), customer_relationships=relationships)
    return CanvasDocument(title="Bean There", stage=Stage.START_UP, blocks=blocks)


def seen(stage: Stage, *relationships: Note) -> AtStage:
    return build_stage_view(canvas(*relationships), stage, TODAY)


def test_what_comes_and_what_goes_is_named() -> None:
    growth = seen(Stage.GROWTH, MANAGER, PORTAL)
    assert [named.name for named in growth.comes] == ["A portal"]
    assert [named.name for named in growth.goes] == ["A named manager"]
    present = seen(Stage.START_UP, MANAGER, PORTAL)
    assert (present.is_present, present.comes, present.goes) == (True, (), ())


def test_board_shows_the_relationships_of_the_stage() -> None:
    view = next(view for view in seen(Stage.GROWTH, MANAGER, PORTAL).board.blocks if view.block is RELATIONSHIPS)
    assert [card.text for card in view.cards] == ["A portal"]
    face = view.cards[0].relationship
    assert face is not None
    assert (face.about, face.is_planned) == ("€400 a month", False)


RELATIONSHIPS = Block.CUSTOMER_RELATIONSHIPS


def test_figures_stand_beside_those_of_now() -> None:
    (row,) = seen(Stage.GROWTH, MANAGER, PORTAL).rows
    assert (row.figures.customers, row.before.customers) == (Figure("400"), Figure("40"))
    assert (row.figures.cost, row.before.cost) == (Figure("€400"), Figure("€2,000"))
    assert (row.figures.per_customer, row.before.per_customer) == (Figure("€1"), Figure("€50"))
    assert [[share.served_by.value for share in mix.by_cost] for mix in (row.mix, row.mix_before)] == [
        ["machine"],
        ["staff"],
    ]


def test_figures_of_a_shared_relationship_are_counted_with_the_first_segment() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails(hue=2, customers_now=7))
    shared = MANAGER.model_copy(update={"segments": (homes.id,)})
    blocks = Blocks(customer_segments=(OFFICES, homes), customer_relationships=(shared,))
    document = CanvasDocument(title="Bean There", stage=Stage.START_UP, currency="EUR", blocks=blocks)
    offices, others = build_stage_view(document, Stage.START_UP, TODAY).rows
    assert offices.figures.cost == Figure("€2,000")
    elsewhere = Figure("", "counted under “Offices”")
    assert (others.figures.customers, others.figures.cost, others.figures.per_customer) == (
        Figure("7"),
        elsewhere,
        elsewhere,
    )
    assert [row.goals[0].standing for row in (offices, others)] == ["served", "served"]


def test_goals_are_those_of_the_stage() -> None:
    marks = {
        stage: [mark.standing for mark in seen(stage, MANAGER, PORTAL).rows[0].goals]
        for stage in (Stage.START_UP, Stage.GROWTH)
    }
    # Nobody has chosen the goals of the portal, which is then the only one.
    assert marks == {Stage.START_UP: ["served", "later", "later"], Stage.GROWTH: ["open", "open", "unneeded"]}
    assert [mark.standing for mark in seen(Stage.GROWTH, MANAGER).rows[0].goals] == ["gap", "gap", "unneeded"]


def test_findings_are_compared_with_now() -> None:
    found = seen(Stage.GROWTH, MANAGER).findings
    assert "“Offices” has no relationship." in [finding.sentence for finding in found.comes]
    lonely = Note(id=uuid4(), text="Homes", segment=SegmentDetails(hue=2))
    blocks = Blocks(customer_segments=(OFFICES, lonely), customer_relationships=(MANAGER, PORTAL))
    document = CanvasDocument(title="Bean There", stage=Stage.START_UP, blocks=blocks)
    stays = build_stage_view(document, Stage.GROWTH, TODAY).findings.stays
    assert [finding.note for finding in stays if finding.sentence == "“Homes” has no relationship."] == [lonely.id]


def test_finding_that_is_only_of_now_goes() -> None:
    early = relationship("A call", start_stage="idea", end_stage="idea", segment=None)
    late = relationship("A portal", start_stage="growth")
    blocks = Blocks(customer_segments=(OFFICES,), customer_relationships=(early, late))
    at_idea = CanvasDocument(title="Bean There", stage=Stage.IDEA, blocks=blocks)
    without = at_idea.model_copy(update={"blocks": blocks.model_copy(update={"customer_relationships": (early,)})})
    now = build_stage_view(without, Stage.IDEA, TODAY).findings
    assert "“Offices” has no relationship." in [finding.sentence for finding in now.stays]
    assert (now.comes, now.goes) == ((), ())


def test_segments_whose_customers_are_not_stated_are_named() -> None:
    assert seen(Stage.GROWTH, MANAGER).unstated == ()
    assert seen(Stage.MATURE, MANAGER).unstated == ("Offices",)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("name", sample_names())
def test_samples_can_be_looked_at_at_every_stage(name: str, stage: Stage) -> None:
    document = load_sample(name)
    view = build_stage_view(document, stage, TODAY)
    assert [row.id for row in view.rows] == [note.id for note in document.blocks.customer_segments]
    assert (view.findings.comes, view.findings.goes) == ((), ()) or stage != document.stage


@patiently
@given(document=documents(), stage=st.sampled_from(Stage), today=st.dates())
def test_any_document_can_be_looked_at_at_any_stage(document: CanvasDocument, stage: Stage, today: dt.date) -> None:
    view = build_stage_view(document, stage, today)
    assert len(view.rows) == len(document.blocks.customer_segments)
    assert view.board.total <= len(list(document.placed_notes()))
