"""What is in each fold of a note's details, in one line."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal, Stage, Status
from relationships.catalog.relationships import Bond, Duty, Programme, Tool
from relationships.catalog.segments import ContactPreference, CustomerKind, CustomerRole, Factor, Level, Period
from relationships.document.notes import Evidence, Experiment, Note
from relationships.document.own_words import OwnWords, Phrase
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.fold_summaries import NOTHING_YET, FoldedNote, summarise_folds
from relationships.lenses.folds import OF_NOTES, OF_RELATIONSHIPS, OF_SEGMENTS, Fold
from relationships.lenses.gauge import Gauge, Standing
from relationships.lenses.measurements import Measurements
from relationships.lenses.reviews import DueLine, ReviewLine, ReviewSubject

NOTE = UUID(int=1)
ONE, TWO, THREE, FOUR = (UUID(int=number) for number in range(11, 15))
LINKED = {
    ONE: Block.VALUE_PROPOSITIONS,
    TWO: Block.VALUE_PROPOSITIONS,
    THREE: Block.CHANNELS,
    FOUR: Block.KEY_ACTIVITIES,
}
SUBJECT = ReviewSubject(NOTE, "Help", None)


NOT_MEASURED = Measurements()


def lines(block: Block, measured: Measurements = NOT_MEASURED, **fields: Any) -> dict[Fold, str]:
    note = Note(id=NOTE, text="Help", **fields)
    return summarise_folds(FoldedNote(note, block, LINKED, "EUR", measured))


def relationship(fold: Fold, **fields: Any) -> str:
    apart = {name: fields.pop(name) for name in ("status", "evidence", "segments") if name in fields}
    details = RelationshipDetails(**fields)
    return lines(Block.CUSTOMER_RELATIONSHIPS, relationship=details, **apart)[fold]


def segment(fold: Fold, **fields: Any) -> str:
    return lines(Block.CUSTOMER_SEGMENTS, segment=SegmentDetails(**fields))[fold]


UNLINKED = "Not linked yet: value proposition, channel, revenue stream"


@pytest.mark.parametrize(
    ("block", "folds"),
    [
        (Block.CHANNELS, OF_NOTES),
        (Block.CUSTOMER_SEGMENTS, OF_SEGMENTS),
        (Block.CUSTOMER_RELATIONSHIPS, OF_RELATIONSHIPS),
    ],
)
def test_empty_folds_say_so_in_their_order(block: Block, folds: tuple[Fold, ...]) -> None:
    unlinked = {Fold.LINKS: UNLINKED} if block is Block.CUSTOMER_RELATIONSHIPS else {}
    assert lines(block) == dict.fromkeys(folds, NOTHING_YET) | unlinked
    assert tuple(lines(block)) == folds


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {
                "expected": Answer.YES,
                "expected_because": "Asked for in 9 of 12 talks",
                "established": Answer.YES,
                "established_on": dt.date(2026, 3, 5),
            },
            "Asked for in 9 of 12 talks · established in March 2026",
        ),
        ({"expected": Answer.YES, "established": Answer.NO}, "Expected · not established"),
        ({"expected": Answer.NO}, "Not expected"),
        ({"established": Answer.NO, "established_on": dt.date(2026, 3, 5)}, "Not established"),
        ({"status": Status.VALIDATED, "evidence": Evidence(result="Churn fell")}, "Validated · Churn fell"),
    ],
)
def test_evidence_of_a_relationship(fields: dict[str, Any], line: str) -> None:
    assert relationship(Fold.EVIDENCE, **fields) == line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"fixed_cost": 2100, "customers_served": 41}, "€2,100 a month · 41\xa0customers · €51.22 each"),
        (
            {"fixed_cost": 50, "cost_per_customer": 2, "customers_served": 1},
            "€52 a month · 1\xa0customer · €52 each",
        ),
        ({"cost_per_customer": Decimal("2.5")}, "€2.50 a month per customer"),
        ({"fixed_cost": 0, "customers_served": 0, "capacity": 60}, "€0 a month · 0\xa0customers · capacity for 60"),
        ({"setup_cost": 900}, "€900 to set up"),
        ({"fixed_cost": 4000, "cost_per_customer": 20}, "€4,000 a month + €20 per customer"),
    ],
)
def test_costs(fields: dict[str, Any], line: str) -> None:
    assert relationship(Fold.COSTS, **fields) == line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"serves": (ONE, TWO, FOUR), "channel": THREE},
            "Not linked yet: revenue stream · 2 value propositions · 1 channel · 1 key activity",
        ),
        (
            {"serves": (THREE,), "channel": THREE},
            "Not linked yet: value proposition, revenue stream · 1 channel",
        ),
        ({"segment": ONE, "segments": (ONE, TWO, THREE)}, f"{UNLINKED} · also for 2 segments"),
        ({"serves": (UUID(int=99),), "integration": "It carries the promise"}, "It carries the promise"),
    ],
)
def test_links(fields: dict[str, Any], line: str) -> None:
    assert relationship(Fold.LINKS, **fields) == line


def test_how_it_works_names_some_of_many() -> None:
    programmes = tuple(Programme)[:2]
    shown = relationship(Fold.MEANS, bond=Bond.LASTING, programmes=programmes, tools=tuple(Tool)[:3], tool="Zendesk")
    assert shown == "Ongoing · Membership, Loyalty scheme, CRM system +2 · Zendesk"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"start_stage": Stage.START_UP, "end_stage": Stage.GROWTH}, "Start-up → growth"),
        ({"start_stage": Stage.GROWTH, "end_stage": Stage.GROWTH}, "Only at the growth stage"),
        ({"start_stage": Stage.GROWTH, "next_step": "A portal"}, "From the growth stage · next: A portal"),
        ({"end_stage": Stage.GROWTH, "change_trigger": "60 offices"}, "Until the growth stage · 60 offices"),
        ({"next_step": "A portal"}, "Next: A portal"),
    ],
)
def test_evolution(fields: dict[str, Any], line: str) -> None:
    assert relationship(Fold.EVOLUTION, **fields) == line


def test_duties_are_counted_and_so_are_bad_answers() -> None:
    good = {Duty.TERMS: Answer.YES, Duty.LOCK_IN: Answer.NO}
    assert relationship(Fold.DUTIES, duties=good) == "2 of 16 answered, none breached"
    assert relationship(Fold.DUTIES, duties={**good, Duty.SALES_QUOTAS: Answer.YES}, data_kept="Names") == (
        "3 of 16 answered, 1 breached · personal data described"
    )


@pytest.mark.parametrize(
    ("fold", "fields", "line"),
    [
        (
            Fold.WHO,
            {"kind": CustomerKind.BUSINESS, "roles": (CustomerRole.USER, CustomerRole.PAYER), "demographics": "Berlin"},
            "Businesses · uses it, pays for it · Berlin",
        ),
        (
            Fold.WORTH,
            {
                "potential_size": 6000,
                "revenue_per_customer": Decimal("14.50"),
                "revenue_period": Period.MONTH,
                "gross_margin": Decimal("43.0"),
            },
            "6,000 potential customers · €14.50 a month · gross margin 43\xa0%",
        ),
        (Fold.PREFERENCES, {"contact": ContactPreference.AUTONOMY}, "Autonomy and speed"),
        (Fold.DECLINED, {"declined_goals": {Goal.BOOSTING_SALES: "By headcount"}}, "Boosting sales"),
        (
            Fold.FACTORS,
            {"factors": {Factor.PRICE: Level.LOW}, "main_goal": Goal.RETENTION},
            "2 of 18 questions answered · retention matters most",
        ),
        (
            Fold.FACTORS,
            {"contact": ContactPreference.AUTONOMY},
            "1 of 18 questions answered, all from this segment’s details",
        ),
        (
            Fold.FACTORS,
            {"contact": ContactPreference.AUTONOMY, "factors": {Factor.PRICE: Level.LOW}},
            "2 of 18 questions answered, 1 of them from this segment’s details",
        ),
    ],
)
def test_folds_of_a_segment(fold: Fold, fields: dict[str, Any], line: str) -> None:
    assert segment(fold, **fields) == line


def test_folds_of_other_notes() -> None:
    shown = lines(
        Block.CHANNELS,
        evidence=Evidence(source="Interviews", date=dt.date(2026, 3, 1), result=""),
        experiment=Experiment(hypothesis="They read it", measure="Replies"),
    )
    assert shown == {Fold.EVIDENCE: "Interviews · March 2026", Fold.EXPERIMENT: "They read it · Replies"}


def gauge(name: str, standing: Standing, last: str = "") -> Gauge:
    return Gauge(NOTE, name, standing, last)


def review(on: str) -> ReviewLine:
    return ReviewLine(NOTE, SUBJECT, dt.date(2026, 10, 12), on, "", "", "", "", ())


def test_most_urgent_indicator_comes_first_with_the_review_that_matters() -> None:
    fine, bad = gauge("NPS", Standing.ON, "40\xa0points"), gauge("Retention", Standing.OFF, "82\xa0%")
    block, due = Block.CUSTOMER_RELATIONSHIPS, DueLine(SUBJECT, "overdue since 1 May 2026", has_come=True)
    held = (review("12 October 2026"), review("12 July 2026"))
    shown = lines(block, Measurements((fine, bad), held, due))[Fold.INDICATORS]
    assert shown == "Retention 82\xa0%, off target · 1 more · review overdue since 1 May 2026"
    shown = lines(block, Measurements((gauge("NPS", Standing.NO_READING),), held))[Fold.INDICATORS]
    assert shown == "NPS, no measurement yet · last review on 12 October 2026"


def test_own_words_stay_recognizable() -> None:
    shown = relationship(Fold.EVIDENCE, expected_because="asked for", established=Answer.YES)
    assert isinstance(shown, Phrase)
    assert [part for part in shown.parts if isinstance(part, OwnWords)] == ["asked for"]
