"""The service mix and the monthly cost of relationships."""

from decimal import Decimal

import pytest
from hypothesis import given

from relationships.analysis.goal_coverage import relationships_in
from relationships.analysis.service_mix import (
    Mix,
    Share,
    best_knowledge,
    compute_mix,
    count_costs,
    is_at,
    is_running,
    least_cost,
    monthly_cost,
    total_cost,
)
from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import Knowledge, RelationshipType, ServedBy
from relationships.document.canvas import CanvasDocument
from relationships.document.relationships import RelationshipDetails
from tests.relationships.strategies import documents, patiently

Type = RelationshipType


def details(**fields: object) -> RelationshipDetails:
    return RelationshipDetails.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "cost"),
    [
        ({}, None),
        ({"fixed_cost": "900"}, Decimal(900)),
        ({"cost_per_customer": "2.5"}, None),
        ({"cost_per_customer": "2.5", "customers_served": 40}, Decimal(100)),
        ({"fixed_cost": "900", "cost_per_customer": "2.5", "customers_served": 40}, Decimal(1000)),
        ({"fixed_cost": "900", "cost_per_customer": "2.5", "customers_served": 0}, Decimal(900)),
        ({"fixed_cost": "4000", "cost_per_customer": "20"}, None),
        ({"fixed_cost": "4000", "cost_per_customer": "0"}, Decimal(4000)),
        ({"cost_per_customer": "0"}, Decimal(0)),
        ({"fixed_cost": "0"}, Decimal(0)),
    ],
)
def test_cost_a_month_is_fixed_and_per_customer(fields: dict[str, object], cost: Decimal | None) -> None:
    assert monthly_cost(details(**fields)) == cost


def test_cost_can_be_asked_for_another_number_of_customers() -> None:
    assert monthly_cost(details(fixed_cost="100", cost_per_customer="2", customers_served=40), customers=1000) == 2100


def test_known_part_of_a_cost_is_the_least_that_a_relationship_costs() -> None:
    assert least_cost(details(fixed_cost="4000", cost_per_customer="20")) == 4000
    assert least_cost(details(fixed_cost="4000", cost_per_customer="20", customers_served=50)) == 5000
    assert least_cost(details(cost_per_customer="20")) is None


def test_total_is_unknown_only_where_nothing_is_known() -> None:
    assert total_cost([details(), details()]) is None
    assert total_cost([details(), details(fixed_cost="7")]) == 7
    assert total_cost([details(fixed_cost="4000", cost_per_customer="20"), details(fixed_cost="7")]) == 7
    assert count_costs([details(fixed_cost="4000", cost_per_customer="20"), details(fixed_cost="7"), details()]) == 1


def test_shares_are_of_customers_and_of_cost_and_never_a_mean() -> None:
    manager = details(type=Type.DEDICATED, customers_served=10, fixed_cost="3000")
    portal = details(type=Type.SELF_SERVICE, customers_served=990, fixed_cost="1000")
    assert compute_mix([manager, portal]) == Mix(
        by_customers=(Share(ServedBy.STAFF, 1, 0), Share(ServedBy.MACHINE, 99, 1)),
        by_cost=(Share(ServedBy.STAFF, 75, 0), Share(ServedBy.MACHINE, 25, 75)),
        counted=2,
        costed=2,
        of=2,
    )


def test_shares_make_a_whole_where_they_do_not_divide() -> None:
    three = [details(type=kind, customers_served=1) for kind in (Type.PERSONAL, Type.COMMUNITIES, Type.AUTOMATED)]
    assert [(share.percent, share.start) for share in compute_mix(three).by_customers] == [(34, 0), (33, 34), (33, 67)]


def test_what_is_not_known_is_not_counted_and_that_is_said() -> None:
    mix = compute_mix([details(type=Type.PERSONAL, customers_served=5), details(type=Type.AUTOMATED), details()])
    assert (mix.by_customers, mix.by_cost) == ((Share(ServedBy.STAFF, 100, 0),), ())
    assert (mix.counted, mix.costed, mix.of) == (1, 0, 2)
    unclear = details(type=Type.PERSONAL, fixed_cost="4000", cost_per_customer="20")
    mix = compute_mix([unclear, details(type=Type.AUTOMATED, fixed_cost="100")])
    assert (mix.by_cost, mix.costed, mix.of) == ((Share(ServedBy.MACHINE, 100, 0),), 1, 2)


def test_relationship_runs_between_its_stages_unless_it_is_not_established() -> None:
    growing = details(start_stage=Stage.GROWTH, end_stage=Stage.GROWTH)
    assert [stage for stage in Stage if is_at(growing, stage)] == [Stage.GROWTH]
    assert all(is_running(details(), stage) for stage in Stage)
    assert not is_running(details(established=Answer.NO), Stage.GROWTH)


def test_individual_is_known_as_well_as_the_best_relationship_knows_them() -> None:
    assert best_knowledge([details(type=Type.SELF_SERVICE), details(type=Type.PERSONAL)]) == Knowledge.SOME
    assert best_knowledge([details()]) is None


@patiently
@given(document=documents())
def test_shares_of_any_canvas_make_a_whole(document: CanvasDocument) -> None:
    mix = compute_mix([details for _, details in relationships_in(document)])
    assert {sum(share.percent for share in shares) for shares in (mix.by_customers, mix.by_cost) if shares} <= {100}
