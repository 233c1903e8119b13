"""Rules on people and machines: automation, escalation to a person, disclosure, training."""

from typing import Any

import pytest

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    key,
    parametrized,
    questions,
    relationship,
    segment,
)
from tests.relationships.checks.steps import step_of

BOT = {"type": "automated_services", "tools": ["chatbot"]}
PERSONAL = "personal_assistance"
NURSE = relationship("A nurse", "Patients", type=PERSONAL)
PLANNED_NURSE = relationship("A nurse", "Patients", type=PERSONAL, established="no")


def patients(*ties: Part, **details: Any) -> CanvasDocument:
    return canvas(segment("Patients", **details), ties=ties)


def bot(**details: Any) -> Part:
    return relationship("The bot", "Patients", **BOT | details)


def nurse(**details: Any) -> Part:
    return relationship("A nurse", "Patients", type=PERSONAL, **details)


def over_automation_case(what: str, details: Part, near_miss: Part) -> Case:
    """Build a case of a segment served by machines alone, beside another segment that accepts it."""
    return Case(
        "over-automation",
        what,
        patients(bot(), **details),
        patients(bot(), NURSE, **details),
        patients(bot(), **near_miss),
    )


CASES = [
    over_automation_case("they prize human contact", {"contact": "human_contact"}, {"contact": "both"}),
    over_automation_case(
        "they strongly want a person", {"factors": {"human_contact": "high"}}, {"factors": {"human_contact": "medium"}}
    ),
    over_automation_case("much is at stake", {"factors": {"stakes": "high"}}, {"factors": {"stakes": "medium"}}),
    over_automation_case("it is complex", {"factors": {"complexity": "high"}}, {"factors": {"complexity": "low"}}),
    over_automation_case(
        "it is dear",
        {"factors": {"price": "high"}},
        {"contact": "autonomy", "factors": {"price": "high", "human_contact": "high"}},
    ),
    over_automation_case(
        "a purchase costs a month's income",
        {"revenue_per_customer": "2600", "revenue_period": "order"},
        {"revenue_per_customer": "2600", "revenue_period": "year"},
    ),
    Case(
        "over-automation",
        "something is at stake and they manage alone, or so one says",
        patients(bot(), contact="autonomy", factors={"stakes": "high"}),
        patients(bot(duties={"escalation": "yes"}), contact="autonomy", factors={"stakes": "high"}),
        # Customers can reach a person.
        patients(bot(duties={"escalation": "yes"}), factors={"complexity": "high"}),
    ),
    Case(
        "over-automation",
        "they want people, and the way to a person does not make up for it",
        patients(bot(duties={"escalation": "yes"}), contact="human_contact"),
        patients(bot(duties={"escalation": "yes"}), NURSE, contact="human_contact"),
        # Peers are people too.
        patients(bot(), relationship("Self-help group", "Patients", type="communities"), contact="human_contact"),
    ),
    Case(
        "over-automation",
        "the person is only planned",
        patients(bot(), PLANNED_NURSE, contact="human_contact"),
        patients(bot(), NURSE, contact="human_contact"),
        # The type is not stated, so staff may serve there.
        patients(bot(), relationship("Answers", "Patients"), contact="human_contact"),
    ),
    Case(
        "over-automation",
        "a machine serves nearly all of them",
        patients(bot(customers_served=950), nurse(customers_served=50), contact="human_contact"),
        patients(bot(customers_served=900), nurse(customers_served=100), contact="human_contact"),
        patients(bot(customers_served=950), nurse(customers_served=50), contact="both"),
    ),
    Case(
        "over-automation",
        "an idea that plans machines alone",
        canvas(segment("Patients", contact="human_contact"), stage="idea", ties=[bot(established="no")]),
        canvas(segment("Patients", contact="human_contact"), stage="idea", ties=[bot(established="no"), PLANNED_NURSE]),
        canvas(segment("Patients", contact="autonomy"), stage="idea", ties=[bot(established="no")]),
    ),
    Case(
        "machine-without-person",
        "a bot that hands over to nobody",
        patients(bot(duties={"escalation": "no"})),
        patients(bot(duties={"escalation": "yes"})),
        patients(nurse(duties={"escalation": "no"})),
        about=("The bot",),
    ),
    Case(
        "machine-without-person",
        "a kiosk from which nobody can be reached",
        patients(relationship("Kiosk", "Patients", type="self_service", duties={"escalation": "no"}), NURSE),
        patients(relationship("Kiosk", "Patients", type="self_service", duties={"escalation": "yes"}), NURSE),
        patients(relationship("Kiosk", "Patients", type="self_service"), NURSE),
    ),
    Case(
        "machine-not-disclosed",
        "a bot that passes for a person",
        patients(bot(duties={"disclosure": "no"})),
        patients(bot(duties={"disclosure": "yes"})),
        # A person needs no disclosure.
        patients(nurse(duties={"disclosure": "no"})),
        about=("The bot",),
    ),
    Case(
        "machine-not-disclosed",
        "staff who let a bot write",
        patients(relationship("Mail", "Patients", type=PERSONAL, tools=["chatbot"], duties={"disclosure": "no"})),
        patients(relationship("Mail", "Patients", type=PERSONAL, tools=["chatbot"], duties={"disclosure": "yes"})),
        patients(bot(duties={"disclosure": "no"}, start_stage="mature", established="no")),
    ),
    Case(
        "staff-not-trained",
        "staff who are not trained",
        patients(nurse(duties={"staff_trained": "no"})),
        patients(nurse(duties={"staff_trained": "yes"})),
        patients(nurse(duties={"staff_trained": "no"}, end_stage="idea")),
        about=("A nurse",),
    ),
]


@parametrized(CASES)
def test_rule_on_people_and_machines(case: Case) -> None:
    assert_holds(case)


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("machine-without-person", patients(bot())),
        ("machine-not-disclosed", patients(bot())),
        ("machine-not-disclosed", patients(relationship("Suggestions", "Patients", type="automated_services"))),
        ("staff-not-trained", patients(NURSE, factors={"stakes": "high"})),
        ("over-automation", patients(bot(), contact="autonomy", factors={"complexity": "high"})),
    ],
)
def test_what_is_not_stated_is_asked(rule: str, document: CanvasDocument) -> None:
    assert found(document, rule) == []
    assert len(questions(document, rule)) == 1


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        # Staff serve them as well.
        ("machine-without-person", patients(bot(), NURSE)),
        # Neither a bonus programme nor a person can be mistaken.
        (
            "machine-not-disclosed",
            patients(relationship("Points", "Patients", type="automated_services", tools=["automation"])),
        ),
        ("machine-not-disclosed", patients(NURSE)),
        ("staff-not-trained", patients(NURSE)),
    ],
)
def test_only_what_is_worth_it_is_asked(rule: str, document: CanvasDocument) -> None:
    assert questions(document, rule) == []


def test_fear_makes_it_an_error() -> None:
    frightened = {"contact": "human_contact", "factors": {"stakes": "high"}}
    assert [finding.severity for finding in found(patients(bot(), **frightened), "over-automation")] == ["error"]
    without = patients(bot(duties={"escalation": "no"}), **frightened)
    assert [finding.severity for finding in found(without, "machine-without-person")] == ["error"]


def test_sentence_names_the_segment_and_the_machines() -> None:
    finding = found(patients(bot(), contact="human_contact"), "over-automation")[0]
    assert finding.sentence == (
        "“Patients” is served without staff, only by “The bot”, although customers want personal contact."
    )


def test_price_in_a_currency_that_nobody_can_judge_is_not_called_expensive() -> None:
    bought = segment("Patients", revenue_per_customer="2600", revenue_period="order")
    assert len(found(canvas(bought, ties=[bot()]), "over-automation")) == 1
    assert found(canvas(bought, ties=[bot()], currency="BDT"), "over-automation") == []


def test_person_who_is_planned_is_asked_about() -> None:
    document = patients(bot(), PLANNED_NURSE, contact="human_contact")
    finding = found(document, "over-automation")[0]
    assert finding.ask
    assert (finding.ask.words, finding.ask.subject) == ("Update “A nurse”", key("A nurse"))
    assert step_of(finding) == "note: relationship.established"


def test_pages_beside_a_machine_that_leads_nowhere_are_the_same_fault() -> None:
    kiosk = relationship("Kiosk", "Patients", type="self_service", duties={"escalation": "no"})
    both = found(patients(bot(duties={"escalation": "no"}), kiosk), "machine-without-person")
    assert [finding.sentence for finding in both] == ["Customers who get stuck in “The bot” can’t reach a person."]
