"""Inputs of a calculator that are already known from the canvas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from relationships.analysis.known_inputs import known_inputs
from relationships.document.canvas import CanvasDocument
from relationships.formulas.registry import VARIANTS
from relationships.lenses.reading_details import describe_reading
from tests.relationships.strategies import documents, patiently

OFFICES, MANAGER, OURS, BESIDE = (UUID(int=number) for number in range(1, 5))


def canvas(
    subject: UUID | None = OFFICES, segment: dict[str, Any] | None = None, **relationship: Any
) -> CanvasDocument:
    blocks = {
        "customer_segments": [{"id": OFFICES, "text": "Offices\nfrom 10 desks", "segment": segment or {}}],
        "customer_relationships": [
            {"id": MANAGER, "text": "A manager", "relationship": {"segment": OFFICES, **relationship}}
        ],
    }
    value = {"id": UUID(int=9), "date": "2026-05-03", "value": 480, "variant": "lifetime_value_margin"}
    newer = {"id": UUID(int=8), "date": "2026-06-03", "value": 800, "variant": "lifetime_revenue"}
    beside = {"id": BESIDE, "name": "Worth", "code": "customer_lifetime_value", "subject": subject}
    ours = {"id": OURS, "name": "Ours", "subject": subject}
    indicators = [ours, {**beside, "readings": [value, newer]}]
    return CanvasDocument.model_validate({"title": "Bean There", "blocks": blocks, "indicators": indicators})


def known(document: CanvasDocument, code: str) -> dict[str, str]:
    found = known_inputs(document, document.indicators[0], VARIANTS[code])
    return {name: f"{known_input.value}: {known_input.source}" for name, known_input in found.items()}


MONTHLY = {"revenue_per_customer": 40, "revenue_period": "month", "gross_margin": 60, "customers_now": 41}


def test_revenue_and_margin_are_those_of_the_segment_with_their_period() -> None:
    assert known(canvas(segment=MONTHLY), "lifetime_value_margin") == {
        "revenue": "40: “Offices”, revenue per customer per month",
        "margin": "60: “Offices”, gross margin",
        "periods_a_year": "12: “Offices”, revenue per customer per month",
    }


def test_formula_by_the_month_gets_the_yearly_revenue_by_the_month() -> None:
    yearly = {**MONTHLY, "revenue_per_customer": 500, "revenue_period": "year"}
    # 500 / 12 = 41.6666…
    assert known(canvas(segment=yearly), "value_to_cost_from_revenue")["revenue"].startswith("41.6667: ")
    assert known(canvas(segment=yearly), "lifetime_value_margin")["periods_a_year"].startswith("1: ")
    # 41.6666… * 0.6 = 25
    assert known(canvas(segment=yearly), "value_to_cost_payback")["margin_a_month"] == (
        "25: “Offices”, revenue per customer per year × gross margin"
    )


def test_revenue_per_order_is_the_value_of_an_order() -> None:
    found = known(canvas(segment={"revenue_per_customer": 25, "revenue_period": "order"}), "lifetime_value_retail")
    assert found == {"order_value": "25: “Offices”, revenue per customer per order"}
    assert known(canvas(segment={"revenue_per_customer": 25}), "lifetime_value_retail") == {}


def test_cost_capacity_and_customers_are_those_of_the_relationship() -> None:
    document = canvas(MANAGER, MONTHLY, fixed_cost=2100, cost_per_customer=3, customers_served=41, capacity=60)
    assert known(document, "cost_to_serve") == {
        "fixed_cost": "2100: “A manager”, fixed cost",
        "cost_per_customer": "3: “A manager”, cost per customer",
        "customers_served": "41: “A manager”, customers served",
    }
    assert [*known(document, "capacity_used")] == ["customers_served", "capacity"]
    assert known(document, "revenue_per_customer") == {"customers": "41: “Offices”, customers now"}


def test_ratio_rests_on_the_newest_lifetime_value_with_margin_of_the_same_subject() -> None:
    assert known(canvas(), "value_to_cost") == {"lifetime_value": "480: “Worth”, measurement of 3 May 2026"}


def test_of_the_whole_canvas_no_single_segment_is_taken() -> None:
    assert known(canvas(None, MONTHLY), "lifetime_value_margin") == {}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_nothing_is_known_that_is_not_asked_for(variant: Any) -> None:
    document = canvas(MANAGER, MONTHLY, fixed_cost=1, cost_per_customer=1, customers_served=1, capacity=1)
    names = {field.name for field in variant.inputs}
    assert {*known_inputs(document, document.indicators[0], variant)} <= names


@patiently
@given(documents())
def test_any_document_passes_through_every_formula(document: CanvasDocument) -> None:
    for indicator in document.indicators:
        for variant in VARIANTS.values():
            ours = indicator.model_copy(update={"code": variant.indicator.value})
            found = {name: known_input.value for name, known_input in known_inputs(document, ours, variant).items()}
            for reading in indicator.readings:
                for inputs in (reading.inputs, found):
                    update = {"variant": variant.code, "inputs": inputs}
                    assert (
                        describe_reading(ours, reading.model_copy(update=update), document.currency).variant is variant
                    )
