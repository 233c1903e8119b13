"""Questions of the rules on growth, and what their findings ask for."""

from typing import Any

import pytest

from relationships.checks.finding import Choice
from relationships.checks.rules.untested_assumption import WHICH
from tests.relationships.checks.building import (
    found,
    indicator,
    questions,
    relationship,
    segment,
)
from tests.relationships.checks.steps import step_of
from tests.relationships.checks.test_evolution import PORTAL, PROMISE, READ, calls, payroll, untested_promises, visits


def test_canvas_of_mere_assumptions_is_asked_which_one_matters() -> None:
    document = payroll(relationship("Calls", "Firms", status="assumption"), firms=segment("Firms", status="assumption"))
    assert found(document, "untested-assumption") == []
    assert len(questions(document, "untested-assumption")) == 1


@pytest.mark.parametrize(
    ("tested", "is_answered"),
    [
        ({"status": "testing"}, True),
        ({"status": "assumption", "experiment": {"test": "Ask 20 firms"}}, True),
        ({"status": "validated", "experiment": {"test": "Ask 20 firms"}}, False),
    ],
)
def test_one_planned_or_running_test_answers_which_assumption_matters(
    tested: dict[str, Any], *, is_answered: bool
) -> None:
    firms = segment("Firms", status="assumption")
    document = payroll(calls(status="assumption"), relationship("Portal", "Firms", **tested), firms=firms, stage="idea")
    assert questions(document, "untested-assumption") == ([] if is_answered else [WHICH])


def test_canvas_without_links_is_asked_what_hangs_together() -> None:
    document = payroll(calls(), propositions=[PROMISE])
    assert questions(document, "not-integrated") == [
        "Which value proposition, channel or revenue stream belongs to “Calls”? Name at least one."
    ]


def test_question_about_links_of_several_says_how_many_are_enough_for_each() -> None:
    (question,) = questions(payroll(calls(), visits(), propositions=[PROMISE]), "not-integrated")
    assert question.endswith(" belongs to “Calls” and “Visits”? Name at least one for each.")


def test_what_is_only_expected_or_planned_needs_no_link_unless_it_costs_something() -> None:
    linked, promise = calls(serves=["Payroll without worry"]), [PROMISE]
    planned = relationship("Club", "Firms", expected="yes", established="no")
    costly = relationship("Club", "Firms", expected="yes", established="no", fixed_cost="300")
    assert found(payroll(linked, planned, propositions=promise), "not-integrated") == []
    assert questions(payroll(planned, propositions=promise), "not-integrated") == []
    (finding,) = found(payroll(linked, costly, propositions=promise), "not-integrated")
    assert finding.sentence == (
        "The canvas doesn’t say what “Club” delivers, which channel it uses or what it brings in. Being about the "
        "same segment isn’t enough."
    )


def test_relationship_without_a_segment_is_not_told_that_a_segment_is_not_enough() -> None:
    linked, loose = calls(serves=["Payroll without worry"]), relationship("Club")
    (finding,) = found(payroll(linked, loose, propositions=[PROMISE]), "not-integrated")
    assert finding.sentence == (
        "The canvas doesn’t say what “Club” delivers, which channel it uses or what it brings in."
    )


def test_what_failed_to_show_an_effect_is_to_be_decided_on() -> None:
    document = payroll(visits(), indicators=[indicator("retention_rate", "Visits", readings=READ)])
    assert step_of(found(document, "established-not-expected")[0]) == "note: relationship.established"
    assert step_of(found(payroll(visits()), "established-not-expected")[0]) == "new indicator: code"


def test_triggers_of_a_change_are_suggested_and_not_filled_in() -> None:
    ask = found(payroll(calls(), stage="start_up"), "no-evolution-plan")[0].ask
    assert ask
    assert ask.choices[0] == Choice(
        "We have more customers than we can serve in this way.",
        "Number of customers",
        action="Add trigger: number of customers",
    )


def test_end_that_is_past_is_asked_about_where_nothing_shows_that_it_goes_on() -> None:
    document = payroll(calls(end_stage="start_up"), PORTAL)
    assert found(document, "past-its-stage") == []
    assert questions(document, "past-its-stage") == ["Did “Calls” end as planned?"]
    # Another rule reports that the only relationship has ended.
    assert questions(payroll(calls(end_stage="start_up")), "past-its-stage") == []


def test_full_staff_beside_others_who_are_not_counted_are_asked_about() -> None:
    full = payroll(calls(capacity=400, customers_served=395), PORTAL)
    assert found(full, "cannot-scale") == []
    assert questions(full, "cannot-scale") == [
        "How many customers in “Firms” are served without staff? The staff are almost fully booked."
    ]
    assert questions(payroll(calls(capacity=400, customers_served=200), PORTAL), "cannot-scale") == []


def test_full_staff_ask_for_a_way_to_be_served_without_them() -> None:
    document = payroll(
        calls(capacity=1200, customers_served=1180), firms=segment("Firms", factors={"complexity": "high"})
    )
    finding = found(document, "cannot-scale")[0]
    assert finding.sentence == (
        "At the growth stage, only staff serve “Firms”, but 1,180 of 1,200 places are taken (98\xa0%, limit: 90\xa0%)."
    )
    assert finding.ask
    assert finding.ask.words == "Add relationship for “Firms”"
    assert [choice.value for choice in finding.ask.choices] == ["self_service", "automated_services"]


def test_customers_of_high_value_may_fill_the_last_place() -> None:
    document = payroll(
        calls(capacity=100, customers_served=101),
        firms=segment("Firms", revenue_per_customer="5000", revenue_period="month"),
    )
    assert "(101\xa0%, limit: 100\xa0%)" in found(document, "cannot-scale")[0].sentence


def test_untested_assumptions_are_one_finding() -> None:
    finding = found(untested_promises(3, 8), "untested-assumption")[0]
    assert finding.sentence == (
        "“Promise 0”, “Promise 1” and “Promise 2” have not been tested, but much depends on each of them."
    )
    assert finding.figure == "2 of 2 relationships depend on it"


def test_status_that_every_note_begins_with_says_nothing() -> None:
    default = untested_promises(10, 10)
    assert found(default, "untested-assumption") == []
    assert len(questions(default, "untested-assumption")) == 1


def test_what_is_expected_can_be_offered_planned_or_denied() -> None:
    document = payroll(relationship("Hotline", "Firms", expected="yes", established="no"))
    (finding,) = found(document, "expected-not-established")
    assert finding.sentence == "Customers in “Firms” expect “Hotline”, but you don’t offer it yet."
    assert finding.ask
    assert finding.ask.words == "Update “Hotline”"
    assert "first stage under “Evolution”" in finding.ask.hint
    assert "“Do customers expect it?” with “No”" in finding.ask.hint
