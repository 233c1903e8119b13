"""Findings about costs of which only a part is known: they say so."""

from tests.relationships.checks.building import found, relationship
from tests.relationships.checks.test_cost_to_serve import calls as served
from tests.relationships.checks.test_cost_to_serve import paying, serving
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


def test_cost_to_serve_of_which_a_part_is_unknown_is_called_the_least() -> None:
    """Nobody says how many customers share the fixed cost, or there is another relationship with such a cost."""
    whole = serving(served(cost_per_customer="9"), **paying("8"))
    part = serving(served(cost_per_customer="9", fixed_cost="500"), **paying("8"))
    other = serving(served(cost_per_customer="9"), relationship("Visits", "Firms", fixed_cost="500"), **paying("8"))
    for document, cost in ((whole, "€9"), (part, "at least €9"), (other, "at least €9")):
        (finding,) = found(document, "cost-above-price")
        assert f" costs {cost} a month" in finding.sentence
        assert finding.figure == f"Cost to serve a customer: {cost} a month"
