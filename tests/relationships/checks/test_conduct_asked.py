"""Questions, severities and sentences of the rules of good conduct."""

import pytest

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    canvas,
    found,
    indicator,
    questions,
    relationship,
    segment,
)
from tests.relationships.checks.steps import step_of
from tests.relationships.checks.test_conduct import APP, FALLING, MEMBERS, SHOP, club, reached, selling


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("data-without-basis", club(data_kept="Purchases")),
        ("data-without-basis", club(personalisation=["content"])),
        ("data-not-audited", club(data_kept="Purchases", data_purpose="Offers")),
        ("not-transparent", club()),
        ("promises-not-true", club(goals=["acquisition"])),
        ("pressure-selling", selling([], type="personal_assistance")),
        ("locked-in", club(programmes=["membership"])),
        ("inconsistent-channels", reached([SHOP, APP])),
    ],
)
def test_what_is_not_stated_is_asked(rule: str, document: CanvasDocument) -> None:
    assert found(document, rule) == []
    assert len(questions(document, rule)) == 1


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("data-without-basis", club()),
        # Either consent or a way to opt out is a basis.
        ("data-without-basis", club(data_kept="Purchases", duties={"opt_out": "yes"})),
        ("data-not-audited", club()),
        # Too early to ask, or customers who do not pay.
        ("not-transparent", canvas(MEMBERS, stage="idea", ties=[relationship("The club", "Members")])),
        ("not-transparent", canvas(segment("Members", roles=["user"]), ties=[relationship("The club", "Members")])),
        ("promises-not-true", club(goals=["retention"])),
        ("pressure-selling", selling([], type="self_service")),
        ("locked-in", club()),
        ("inconsistent-channels", reached([SHOP])),
        ("inconsistent-channels", reached([SHOP, APP], shared_voice="yes")),
    ],
)
def test_only_what_is_worth_it_is_asked(rule: str, document: CanvasDocument) -> None:
    assert (found(document, rule), questions(document, rule)) == ([], [])


def test_one_question_is_asked_for_all_whom_it_concerns() -> None:
    ties = [relationship(f"Club {number}", "Members", data_kept="Purchases") for number in range(5)]
    assert questions(canvas(MEMBERS, ties=ties), "data-without-basis") == [
        (
            "For “Club 0”, “Club 1”, “Club 2” and 2 more, have customers agreed to the use of their data, or can they "
            "opt out?"
        )
    ]


def test_way_out_makes_missing_consent_less_grave() -> None:
    without = club(data_kept="Purchases", duties={"consent": "no"})
    with_way_out = club(data_kept="Purchases", duties={"consent": "no", "opt_out": "yes"})
    assert [finding.severity for finding in found(without, "data-without-basis")] == ["error"]
    assert [finding.severity for finding in found(with_way_out, "data-without-basis")] == ["warning"]


def test_other_reasons_to_stay_make_locking_in_a_hint() -> None:
    alone = club(duties={"lock_in": "yes"})
    beside = club(relationship("Service", "Members", goals=["retention"]), duties={"lock_in": "yes"})
    assert [finding.severity for finding in found(alone, "locked-in")] == ["warning"]
    assert [finding.severity for finding in found(beside, "locked-in")] == ["hint"]


def test_quotas_and_falling_trust_together_are_an_error() -> None:
    falling = [indicator("net_promoter_score", "Members", readings=FALLING)]
    finding = found(selling(falling, duties={"sales_quotas": "yes"}), "pressure-selling")[0]
    assert finding.severity == "error"
    assert finding.sentence == ("“The counter” has sales quotas, although “net_promoter_score” went from 40 to 22.")


def test_fall_is_told_from_where_it_began() -> None:
    read = {"2025-10-01": 38, "2026-01-01": 31, "2026-03-01": 22, "2026-04-01": 14, "2026-05-31": 9}
    finding = found(selling([indicator("net_promoter_score", "Members", readings=read)]), "pressure-selling")[0]
    assert finding.sentence == "“The counter” is for boosting sales, although “net_promoter_score” went from 38 to 9."


def test_falling_trust_asks_whether_to_go_on_selling_more() -> None:
    falling = indicator("net_promoter_score", "Members", readings=FALLING)
    document = selling([falling], goals=("acquisition", "retention", "boosting_sales"))
    (finding,) = found(document, "pressure-selling")
    assert step_of(finding) == "note: relationship.goals.boosting_sales"


def test_sentences_name_what_is_missing() -> None:
    data = found(club(data_kept="All", duties={"consent": "no", "opt_out": "no"}), "data-without-basis")
    assert [finding.sentence for finding in data] == [
        "“The club” uses customer data without consent or a way to opt out."
    ]
    channels = found(reached([SHOP, APP], shared_voice="no", shared_record="no"), "inconsistent-channels")
    assert [finding.sentence for finding in channels] == [
        "The 2 channels for “Members” don’t have the same tone of voice or customer record, according to “The club”."
    ]
    locked = found(club(duties={"lock_in": "yes"}), "locked-in")
    assert [finding.sentence for finding in locked] == [
        "“The club” makes it hard for customers to leave, and no other relationship keeps them."
    ]


def test_questions_use_the_words_of_the_fields_that_answer_them() -> None:
    sold = selling([], type="personal_assistance")
    assert questions(sold, "pressure-selling") == ["Is “The counter” driven by sales quotas?"]
    heard = canvas(segment("Guests"), ties=[relationship("A portal", "Guests", type="self_service")])
    assert questions(heard, "customers-not-heard") == [
        "Can customers in “Guests” give feedback through any of your relationships with them?"
    ]
