"""Findings about costs of which only a part is known: they say so."""

from tests.relationships.checks.building import found, relationship
from tests.relationships.checks.test_evolution import calls, payroll, visits

NOT_EXPECTED, UNTESTED = "established-not-expected", "untested-assumption"


def test_known_part_of_a_cost_is_called_the_least() -> None:
    (whole,) = found(payroll(visits(fixed_cost="3000")), NOT_EXPECTED)
    (part,) = found(payroll(visits(fixed_cost="3000", cost_per_customer="20")), NOT_EXPECTED)
    assert " costs €3,000 a month" in whole.sentence
    assert " costs at least €3,000 a month" in part.sentence


def test_total_of_partly_known_costs_is_called_known() -> None:
    document = payroll(visits(fixed_cost="300"), calls(fixed_cost="200", cost_per_customer="20"))
    (finding,) = found(document, NOT_EXPECTED)
    assert "of the known €500 that all relationships cost" in finding.threshold
    # 900 of the known 1,200 a month.
    untested = relationship("Visits", "Firms", status="assumption", fixed_cost="900")
    (finding,) = found(payroll(untested, calls(fixed_cost="300", cost_per_customer="20")), UNTESTED)
    assert "it accounts for 75\N{NO-BREAK SPACE}% of the known cost of all relationships" in finding.sentence
