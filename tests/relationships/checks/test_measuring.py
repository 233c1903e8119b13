"""Rules on measuring: not measured, stale, no target, off target; and whether customers are heard."""

from decimal import Decimal
from typing import Any

import pytest

from relationships.checks.facts.series import ASSUMED
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Reading
from tests.relationships.checks.building import (
    TODAY,
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    indicator,
    key,
    parametrized,
    questions,
    relationship,
    review,
    segment,
)

GUESTS, DESK = segment("Guests"), relationship("The desk", "Guests", type="personal_assistance")
NPS, HOURS = "net_promoter_score", "time_to_resolution"
YEARLY = {"2022-12-31": 1, "2023-12-31": 2, "2024-12-31": 3}


def hotel(*indicators: Part, stage: str = "growth", **parts: Any) -> CanvasDocument:
    return canvas(GUESTS, ties=[DESK], stage=stage, indicators=indicators, **parts)


def test_target_that_the_indicator_cannot_reach_is_not_suggested() -> None:
    document = scored({"2026-03-31": 120, "2026-04-30": 41, "2026-05-31": 42})
    (missing,) = [finding for finding in inspect(document, TODAY).findings if finding.rule == "target-missing"]
    assert missing.ask
    assert [choice.value for choice in missing.ask.choices] == ["42"]


def scored(readings: dict[str, Any], target: Any = None, **parts: Any) -> CanvasDocument:
    return hotel(indicator(NPS, "Guests", readings=readings, target=target), **parts)


def heard(*, answer: str = "no", **parts: Any) -> CanvasDocument:
    portal = relationship("A portal", "Guests", type="self_service", duties={"feedback": answer})
    return canvas(GUESTS, ties=[portal, *parts.pop("ties", ())], **parts)


CASES = [
    Case(
        "not-measured",
        "an indicator that was never read",
        hotel(indicator(NPS, "Guests", target=40)),
        hotel(indicator(NPS, "Guests", target=40, readings={"2026-05-01": 12})),
        # It is too early to measure.
        hotel(indicator(NPS, "Guests", target=40), stage="start_up"),
        about=("Guests",),
    ),
    Case(
        "not-measured",
        "nothing but a reading to come",
        hotel(indicator(NPS, readings={"2026-12-31": 40})),
        hotel(indicator(NPS, readings={"2026-05-31": 40})),
        # One of two indicators has a reading.
        hotel(indicator(NPS), indicator(HOURS, readings={"2026-05-31": 40})),
    ),
    Case(
        "stale-measurement",
        "read once, long ago",
        scored({"2025-05-01": 40}),
        scored({"2025-05-01": 40, "2026-05-01": 40}),
        scored({"2025-07-01": 40}),
        about=("Guests",),
    ),
    Case(
        "stale-measurement",
        "read every month until last summer",
        scored({"2025-05-31": 40, "2025-06-30": 41, "2025-07-31": 42}),
        scored({"2025-05-31": 40, "2025-06-30": 41, "2025-07-31": 42, "2026-05-31": 42}),
        scored({"2025-11-30": 40, "2025-12-31": 41, "2026-01-31": 42}),
    ),
    Case(
        "stale-measurement",
        "a yearly figure, two years late",
        scored({"2021-12-31": 1, "2022-12-31": 2, "2023-12-31": 3}),
        scored({"2021-12-31": 1, "2022-12-31": 2, "2023-12-31": 3, "2025-12-31": 4}),
        scored(YEARLY),
    ),
    Case(
        "stale-measurement",
        "everything on a canvas of our own is old",
        scored({"2019-05-01": 40}),
        scored({"2019-05-01": 40, "2026-05-01": 40}),
        # The author of a case study cannot measure.
        scored({"2019-05-01": 40}, sources=["Annual report 2019"]),
    ),
    Case(
        "target-missing",
        "measured again and again, without a target",
        scored({"2026-03-31": 40, "2026-04-30": 41, "2026-05-31": 42}),
        scored({"2026-03-31": 40, "2026-04-30": 41, "2026-05-31": 42}, 42),
        scored({"2026-04-30": 41, "2026-05-31": 42}),
        about=("Guests",),
    ),
    Case(
        "off-target-for-long",
        "below the target for half a year",
        scored({"2025-12-31": 20, "2026-02-28": 19, "2026-05-31": 21}, 40),
        scored({"2025-12-31": 20, "2026-02-28": 19, "2026-05-31": 40}, 40),
        # It is getting closer.
        scored({"2025-12-31": 20, "2026-02-28": 27, "2026-05-31": 33}, 40),
        about=("Guests",),
    ),
    Case(
        "off-target-for-long",
        "too long, where less is better and nobody said so",
        hotel(indicator(HOURS, readings={"2026-01-31": 40, "2026-05-31": 41}, target=24)),
        hotel(indicator(HOURS, readings={"2026-01-31": 40, "2026-05-31": 41}, target=48)),
        hotel(indicator(HOURS, readings={"2026-01-31": 20, "2026-05-31": 41}, target=24)),
    ),
    Case(
        "customers-not-heard",
        "a portal through which nobody is heard",
        heard(),
        heard(answer="yes"),
        # There is a survey.
        heard(indicators=[indicator(NPS, "Guests", readings={"2026-05-01": 12})]),
        about=("Guests",),
    ),
    Case(
        "customers-not-heard",
        "they were asked years ago",
        heard(indicators=[indicator(NPS, "Guests", readings={"2019-05-01": 12})]),
        heard(indicators=[indicator(NPS, "Guests", readings={"2019-05-01": 12, "2026-05-01": 12})]),
        # A case study, drawn from published sources.
        heard(indicators=[indicator(NPS, "Guests", readings={"2019-05-01": 12})], sources=["Annual report 2019"]),
    ),
    Case(
        "customers-not-heard",
        "what they said was never written down",
        heard(reviews=[review("2026-05-01", "Guests", decision="More towels")]),
        heard(reviews=[review("2026-05-01", "Guests", customers_said="More towels!")]),
        # A community is read by the company.
        heard(ties=[relationship("Forum", "Guests", type="communities")]),
    ),
]


@parametrized(CASES)
def test_rule_of_measuring(case: Case) -> None:
    assert_holds(case)


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("not-measured", hotel()),
        ("target-missing", scored({"2026-05-31": 42})),
        ("stale-measurement", scored({"2019-05-01": 40}, sources=["Annual report 2019"])),
        ("customers-not-heard", canvas(GUESTS, ties=[relationship("A portal", "Guests", type="self_service")])),
    ],
)
def test_what_is_not_stated_is_asked(rule: str, document: CanvasDocument) -> None:
    assert found(document, rule) == []
    assert len(questions(document, rule)) == 1


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("not-measured", hotel(stage="start_up")),
        ("not-measured", hotel(indicator(NPS, "The desk", readings={"2026-05-01": 12}))),
        # Staff hear what customers say.
        ("customers-not-heard", hotel()),
    ],
)
def test_only_what_is_worth_it_is_asked(rule: str, document: CanvasDocument) -> None:
    assert questions(document, rule) == []


def test_review_that_decided_something_makes_it_a_hint() -> None:
    missed = {"2025-12-31": 20, "2026-05-31": 21}
    acted = scored(missed, 40, reviews=[review("2026-02-01", "Guests", decision="Two more people at night")])
    assert [finding.severity for finding in found(scored(missed, 40), "off-target-for-long")] == ["warning"]
    assert [finding.severity for finding in found(acted, "off-target-for-long")] == ["hint"]


def test_sentence_tells_figure_and_target() -> None:
    finding = found(scored({"2025-12-31": 20, "2026-05-31": 21}, 40), "off-target-for-long")[0]
    assert finding.sentence == (
        "For “Guests”, “net_promoter_score” is 21 and has missed its target of at least 40 for 5\xa0months."
    )


@pytest.mark.parametrize(
    ("unit", "value", "target"), [("% of customers", "6.2\xa0%", "at most 5\xa0%"), ("money", "€6.20", "at most €5")]
)
def test_value_and_target_have_the_sign_of_their_unit(unit: str, value: str, target: str) -> None:
    readings = {"2025-12-31": "6.2", "2026-05-31": "6.2"}
    churn = indicator("churn_rate", "Guests", readings=readings, target=5, direction="less", unit=unit)
    finding = found(hotel(churn), "off-target-for-long")[0]
    assert f"is {value} and has missed its target of {target} for" in finding.sentence
    assert [fact.value for fact in finding.facts] == [f"{value}, target: {target}"]


def test_what_a_quick_fix_assumed_is_no_measurement() -> None:
    """Quick fixes used to repeat the old value of a stale indicator, which must not report a missed target."""
    document = scored({"2022-09-30": 20, "2023-03-31": 19, "2023-09-30": 18}, 40)
    assert found(document, "stale-measurement")
    (score,) = document.indicators
    assumed = Reading(id=key("assumed"), date=TODAY, value=Decimal(18), remark=ASSUMED)
    repeated = score.model_copy(update={"readings": (*score.readings, assumed)})
    assert found(document.model_copy(update={"indicators": (repeated,)}), "off-target-for-long") == []


def test_target_is_asked_for_with_values_measured_so_far() -> None:
    read = {"2026-03-31": 20, "2026-04-30": 31, "2026-05-31": 28}
    ask = found(scored(read, None), "target-missing")[0].ask
    assert ask
    assert [(choice.value, choice.source) for choice in ask.choices] == [
        ("31", "best so far"),
        ("28", "latest"),
    ]


def test_what_another_finding_rests_on_is_not_said_again() -> None:
    missed = {"2025-12-31": 21, "2026-02-28": 30, "2026-05-31": 31}
    cost = indicator("cost_to_serve", "Guests", readings=missed, target=20)
    portal = relationship("A portal", "Guests", type="self_service")

    def staying(revenue: str) -> CanvasDocument:
        guests = segment("Guests", revenue_per_customer=revenue, revenue_period="month")
        return canvas(guests, ties=[portal], indicators=[cost])

    assert len(found(staying("40"), "off-target-for-long")) == 1
    assert len(found(staying("30"), "cost-above-price")) == 1
    assert found(staying("30"), "off-target-for-long") == []
