"""The evolution lens: relationships as bars over the stages, and their cost."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given

from relationships.analysis.service_mix import STAGES, Share
from relationships.analysis.stages import at_stage
from relationships.catalog.goals import Stage
from relationships.catalog.types import ServedBy
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.amounts import Figure
from relationships.lenses.cards import Chip
from relationships.lenses.evolution import Bar, Evolution, Shared, build_evolution
from relationships.lenses.gaps import WITHOUT_RELATIONSHIP
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 6, 1)
OFFICES = Note(
    id=uuid4(),
    text="Offices\nin town",
    segment=SegmentDetails(hue=3, customers_now=40, customers_by_stage={Stage.GROWTH: 400, Stage.MATURE: 2000}),
)
NOT_SAID = ("No trigger for its end yet.", "No next step yet.")


def relationship(text: str = "A named manager", **fields: Any) -> Note:
    details = RelationshipDetails.model_validate({"segment": OFFICES.id, **fields})
    return Note(id=uuid4(), text=text, relationship=details)


def drawn(*relationships: Note, stage: Stage = Stage.START_UP, segments: tuple[Note, ...] = (OFFICES,)) -> Evolution:
    blocks = Blocks(customer_segments=segments, customer_relationships=relationships)
    return build_evolution(CanvasDocument(title="Bean There", stage=stage, blocks=blocks), TODAY)


def bars(evolution: Evolution) -> tuple[Bar, ...]:
    return evolution.groups[0].bars


def gaps(evolution: Evolution) -> list[str]:
    return [cell.stage.value for cell in evolution.groups[0].cells if cell.is_gap]


@pytest.mark.parametrize(
    ("start", "end", "place", "ends"),
    [
        (None, None, (0, 5), ("open", "open")),
        ("start_up", "growth", (2, 3), ("Start-up", "Growth")),
        ("mature", None, (4, 5), ("Mature", "open")),
        (None, "idea", (0, 1), ("open", "Idea")),
    ],
)
def test_bar_lies_over_its_stages_and_is_open_where_nothing_is_said(
    start: str | None, end: str | None, place: tuple[int, int], ends: tuple[str, str]
) -> None:
    (bar,) = bars(drawn(relationship(start_stage=start, end_stage=end, type="personal_assistance")))
    assert ((bar.first, bar.last), (bar.start, bar.end)) == (place, ends)
    assert (bar.name, bar.type, bar.served_by) == ("A named manager", "Personal", "staff")


def test_bars_stand_under_their_segment_and_those_of_none_apart() -> None:
    mine, loose = relationship(), relationship("Forum", segment=None)
    evolution = drawn(mine, loose)
    assert [(group.name, group.id, [bar.id for bar in group.bars]) for group in evolution.groups] == [
        ("Offices", OFFICES.id, [mine.id]),
        ("Without a segment", None, [loose.id]),
    ]
    assert [group.tint and group.tint.letter for group in evolution.groups] == ["A", None]


def test_bar_stands_once_and_every_segment_that_the_relationship_concerns_is_served() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    shared = relationship().model_copy(update={"segments": (homes.id,)})
    only_named = relationship("Forum", segment=None).model_copy(update={"segments": (homes.id,)})
    offices, others = drawn(shared, only_named, segments=(OFFICES, homes)).groups
    assert [bar.id for bar in offices.bars] == [shared.id]
    assert [bar.id for bar in others.bars] == [only_named.id]
    assert (offices.shared, others.shared) == ((), (Shared(shared.id, "A named manager", "Offices"),))
    assert [drawn(shared, segments=(OFFICES, homes)).groups[1].gaps] == [""]


def test_relationship_that_two_segments_share_follows_in_both() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    manager = relationship(segment=homes.id, end_stage="growth", change_trigger="60 homes")
    portal = relationship("A portal", start_stage="growth").model_copy(update={"segments": (homes.id,)})
    (bar,) = drawn(manager, portal, segments=(OFFICES, homes)).groups[1].bars
    assert (bar.followers, bar.gaps) == (("A portal",), ())


def test_present_stage_is_marked() -> None:
    assert [column.is_present for column in drawn(stage=Stage.GROWTH).columns] == [False, False, True, False]


def test_what_triggers_the_change_and_what_comes_next_stand_beside_the_bar() -> None:
    (bar,) = bars(drawn(relationship(end_stage="growth", change_trigger="60 offices", next_step="A portal")))
    assert (bar.trigger, bar.next_step, bar.gaps) == ("60 offices", "A portal", ())


def test_end_of_which_nothing_is_said_is_a_gap() -> None:
    assert bars(drawn(relationship(end_stage="growth")))[0].gaps == NOT_SAID
    assert bars(drawn(relationship(end_stage="growth", next_step="A portal")))[0].gaps == NOT_SAID[:1]
    # A relationship that continues, or ends with the last stage, needs no trigger and no next step.
    assert bars(drawn(relationship()))[0].gaps == bars(drawn(relationship(end_stage="mature")))[0].gaps == ()


@pytest.mark.parametrize(("start", "follows"), [("growth", True), ("mature", True), ("start_up", False), (None, False)])
def test_what_begins_when_another_ends_follows_it(start: str | None, follows: bool) -> None:
    manager = relationship(end_stage="growth", start_stage="idea", change_trigger="60 offices")
    (bar, _) = bars(drawn(manager, relationship("A portal", start_stage=start)))
    assert (bar.followers, bar.gaps) == ((("A portal",), ()) if follows else ((), NOT_SAID[1:]))


def test_what_follows_is_for_the_same_segment() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    manager = relationship(end_stage="growth", change_trigger="60 offices")
    portal = relationship("A portal", start_stage="growth", segment=homes.id)
    assert bars(drawn(manager, portal, segments=(OFFICES, homes)))[0].followers == ()


def test_segment_with_nothing_from_some_stage_on_has_gaps_there() -> None:
    assert gaps(drawn(relationship(end_stage="start_up"))) == ["growth", "mature"]
    assert drawn(relationship(end_stage="start_up")).groups[0].gaps == "growth and mature"
    assert gaps(drawn()) == ["start_up", "growth", "mature"]
    # Past stages are not gaps, and a planned relationship serves its stage.
    assert gaps(drawn(relationship(start_stage="growth", established="no"))) == []


def chips(evolution: Evolution) -> list[tuple[str, str]]:
    return [(cell.chip.text, cell.chip.tone) if cell.chip else ("", "") for cell in evolution.groups[0].cells]


def test_plan_that_checks_accept_is_no_gap() -> None:
    calm, late = ("only planned", ""), ("only planned", "warn")
    assert chips(drawn(relationship(established="no"), stage=Stage.IDEA)) == [calm, calm, late, late]
    later = relationship(start_stage="growth", established="no")
    assert chips(drawn(later, stage=Stage.IDEA)) == [calm, ("gap", "bad"), ("", ""), ("", "")]


def test_stage_of_an_idea_without_relationships_is_a_question_as_in_the_checks() -> None:
    assert chips(drawn(stage=Stage.IDEA)) == [("open question", ""), *[("gap", "bad")] * 3]
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    hint = drawn(relationship(segment=homes.id), stage=Stage.IDEA, segments=(OFFICES, homes))
    assert chips(hint)[0] == ("gap", "")


@pytest.mark.parametrize("name", sample_names())
@pytest.mark.parametrize("present", Stage)
def test_gaps_are_those_of_the_checks_at_every_stage(name: str, present: Stage) -> None:
    document = load_sample(name).model_copy(update={"stage": present})
    evolution = build_evolution(document, TODAY)
    for place, stage in enumerate(Stage):
        if stage in STAGES[STAGES.index(present) :]:
            then = document if stage == present else at_stage(document, stage)
            found = {each.about[0] for each in inspect(then, TODAY).findings if each.rule == WITHOUT_RELATIONSHIP[0]}
            assert {group.id for group in evolution.groups if group.id and group.cells[place].is_gap} == found


def test_end_before_the_start_is_said_and_runs_at_no_stage() -> None:
    evolution = drawn(relationship(start_stage="growth", end_stage="idea"))
    (bar,) = bars(evolution)
    assert (bar.is_impossible, bar.gaps) == (True, ("It ends before it begins.",))
    assert gaps(evolution) == ["start_up", "growth", "mature"]


@pytest.mark.parametrize(
    ("fields", "chips"),
    [
        ({"established": "yes"}, ()),
        ({}, ()),
        ({"established": "no"}, (Chip("planned"),)),
        ({"established": "no", "expected": "yes"}, (Chip("expected, not established", "warn"),)),
        ({"established": "no", "expected": "yes", "start_stage": "growth"}, (Chip("planned"),)),
        ({"established": "no", "end_stage": "idea"}, ()),
    ],
)
def test_plan_is_told_from_what_is_there(fields: dict[str, Any], chips: tuple[Chip, ...]) -> None:
    (bar,) = bars(drawn(relationship(**fields)))
    assert (bar.chips, bar.is_planned) == (chips, bool(chips))


def test_columns_show_the_way_from_people_to_machines() -> None:
    manager = relationship(
        type="dedicated_personal_assistance", fixed_cost="2000", customers_served=40, end_stage="growth"
    )
    portal = relationship("A portal", type="self_service", fixed_cost="500", customers_served=400, start_stage="growth")
    _, start_up, growth, mature = drawn(manager, portal).columns
    assert start_up.mix.by_customers == (Share(ServedBy.STAFF, 100, 0),)
    assert growth.mix.by_customers == (Share(ServedBy.STAFF, 50, 0), Share(ServedBy.MACHINE, 50, 50))
    assert mature.mix.by_cost == (Share(ServedBy.MACHINE, 100, 0),)
    by_stage = [column.figures for column in (start_up, growth, mature)]
    assert [figures.customers.text for figures in by_stage] == ["40", "400", "2,000"]
    assert [figures.cost.text for figures in by_stage] == ["€2,000", "€2,500", "€500"]
    assert [figures.per_customer.text for figures in by_stage] == ["€50", "€6.25", "€0.25"]


def test_where_no_figures_are_stated_relationships_are_counted() -> None:
    kinds = ("personal_assistance", "self_service", "automated_services")
    columns = drawn(*(relationship(type=kind) for kind in kinds), relationship(start_stage="growth")).columns
    assert {column.counts for column in columns} == {"1 by staff · 2 by technology"}


def test_what_cannot_be_told_says_why() -> None:
    homes = Note(id=uuid4(), text="Homes", segment=SegmentDetails())
    idea, start_up, _, mature = drawn(
        relationship(fixed_cost="2000", end_stage="growth"), relationship(end_stage="growth"), segments=(OFFICES, homes)
    ).columns
    assert idea.figures.customers == Figure("", "unknown")
    assert idea.figures.per_customer == Figure("", "number of customers unknown")
    assert start_up.figures.customers == Figure("40", "excluding “Homes”")
    others = (homes.model_copy(update={"id": uuid4(), "text": name}) for name in "ABC")
    three = drawn(relationship(), segments=(OFFICES, *others))
    assert three.columns[1].figures.customers == Figure("40", "excluding “A”, “B” and “C”")
    assert start_up.figures.cost == Figure("€2,000", "1 of 2 relationships counted")
    assert start_up.figures.per_customer == Figure("", "number of customers unknown for “Homes”")
    assert mature.figures.cost == mature.figures.per_customer == Figure("", "no active relationship")
    assert drawn(relationship()).columns[1].figures.per_customer == Figure("", "cost unknown")
    unclear = relationship(fixed_cost="4000", cost_per_customer="20")
    assert drawn(unclear, relationship(fixed_cost="900")).columns[1].figures.cost == Figure(
        "€900", "1 of 2 relationships counted"
    )


@pytest.mark.parametrize("name", sample_names())
def test_samples_have_a_bar_for_each_relationship(name: str) -> None:
    document = load_sample(name)
    found = [bar.id for group in build_evolution(document, TODAY).groups for bar in group.bars]
    assert sorted(found) == sorted(note.id for note in document.blocks.customer_relationships)


@patiently
@given(document=documents())
def test_any_document_can_be_looked_at(document: CanvasDocument) -> None:
    evolution = build_evolution(document, TODAY)
    assert [column.stage for column in evolution.columns] == list(Stage)
    assert all(0 <= bar.first <= 4 and 1 <= bar.last <= 5 for group in evolution.groups for bar in group.bars)
