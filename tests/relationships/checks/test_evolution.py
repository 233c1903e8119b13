"""Rules on integration and growth: plans, capacity, links, tests, and relationships that are not expected."""

from typing import Any

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    indicator,
    note,
    parametrized,
    relationship,
    segment,
)

FIRMS = segment("Firms")
PROMISE = note("Payroll without worry", "Firms")
BY_STAFF, BY_MACHINE = {"type": "personal_assistance"}, {"type": "self_service"}
READ = {"2026-01-31": 91, "2026-05-31": 88}


def calls(**details: Any) -> Part:
    return relationship("Calls", "Firms", **{**BY_STAFF, **details})


def payroll(*ties: Part, stage: str = "growth", firms: Part = FIRMS, **parts: Any) -> CanvasDocument:
    return canvas(firms, ties=ties, stage=stage, **parts)


def visits(**details: Any) -> Part:
    """Build a relationship that is not expected."""
    return relationship("Visits", "Firms", **{"expected": "no", "fixed_cost": "3000", **details})


def sharing_promise(status: str, **fields: Any) -> CanvasDocument:
    """Build a canvas with two relationships that depend on one proposition."""
    ties = [calls(serves=["Promise"]), relationship("Portal", "Firms", serves=["Promise"])]
    return payroll(*ties, propositions=[note("Promise", status=status, **fields)])


def answer_times(date: str) -> Part:
    return indicator("time_to_resolution", "Calls", readings={date: 4})


def untested_promises(assumed: int, of: int, stage: str = "growth") -> CanvasDocument:
    """Build a canvas with two relationships that serve `of` propositions, `assumed` of which are untested."""
    promises = [f"Promise {number}" for number in range(of)]
    ties = [calls(serves=promises), relationship("Portal", "Firms", serves=promises)]
    notes = [note(text, status="assumption" if n < assumed else "fact") for n, text in enumerate(promises)]
    return payroll(*ties, stage=stage, propositions=notes)


PORTAL = relationship("Portal", "Firms", **BY_MACHINE)
# The stage growth began with this relationship.
GROWN = relationship("Desk", "Firms", start_stage="growth", established_on="2025-09-01")
CASES = [
    Case(
        "no-evolution-plan",
        "the founders call everybody",
        payroll(calls(), stage="start_up"),
        payroll(calls(next_step="A portal at 200 firms"), stage="start_up"),
        # There will never be many customers.
        payroll(calls(), stage="start_up", firms=segment("Firms", potential_size=60)),
        about=("Firms", "Calls"),
    ),
    Case(
        "no-evolution-plan",
        "thousands are expected",
        payroll(calls(), stage="start_up", firms=segment("Firms", customers_by_stage={"growth": 4000})),
        payroll(
            calls(),
            relationship("Portal", "Firms", **BY_MACHINE, start_stage="growth", established="no"),
            stage="start_up",
            firms=segment("Firms", customers_by_stage={"growth": 4000}),
        ),
        payroll(PORTAL, stage="start_up", firms=segment("Firms", customers_by_stage={"growth": 4000})),
    ),
    Case(
        "past-its-stage",
        "it was to end and is still looked after",
        payroll(calls(end_stage="start_up"), GROWN, indicators=[answer_times("2026-04-30")]),
        payroll(calls(end_stage="start_up", established="no"), GROWN, indicators=[answer_times("2026-04-30")]),
        # Nothing shows that it still runs.
        payroll(calls(end_stage="start_up"), GROWN, indicators=[answer_times("2025-04-30")]),
        about=("Calls",),
    ),
    Case(
        "cannot-scale",
        "staff alone, and nearly full",
        payroll(calls(capacity=400, customers_served=395)),
        payroll(calls(capacity=400, customers_served=300), relationship("Portal", "Firms", **BY_MACHINE)),
        # Staff alone are fine while there is capacity.
        payroll(calls(capacity=400, customers_served=200)),
        about=("Firms", "Calls"),
    ),
    Case(
        "cannot-scale",
        "more customers than there is room for",
        payroll(calls(capacity=400), firms=segment("Firms", customers_now=500)),
        payroll(calls(capacity=800), firms=segment("Firms", customers_now=500)),
        # A start-up may be at capacity.
        payroll(calls(capacity=400), stage="start_up", firms=segment("Firms", customers_now=500)),
    ),
    Case(
        "cannot-scale",
        "full at the stage to come",
        payroll(calls(capacity=400), firms=segment("Firms", customers_by_stage={"mature": 9000})),
        payroll(calls(capacity=9000), firms=segment("Firms", customers_by_stage={"mature": 9000})),
        payroll(calls(), firms=segment("Firms", customers_by_stage={"mature": 9000})),
    ),
    Case(
        "cannot-scale",
        "capacity used, as measured",
        payroll(calls(), indicators=[indicator("capacity_used", "Calls", readings={"2026-05-31": 97})]),
        payroll(calls(), indicators=[indicator("capacity_used", "Calls", readings={"2026-05-31": 70})]),
        payroll(calls(), PORTAL, indicators=[indicator("capacity_used", "Calls", readings={"2026-05-31": 97})]),
    ),
    Case(
        "cannot-scale",
        "a customer costs more than they leave",
        payroll(
            calls(cost_per_customer="20"),
            firms=segment("Firms", revenue_per_customer="30", revenue_period="month", gross_margin="50"),
        ),
        payroll(
            calls(cost_per_customer="10"),
            firms=segment("Firms", revenue_per_customer="30", revenue_period="month", gross_margin="50"),
        ),
        payroll(calls(cost_per_customer="20")),
    ),
    Case(
        "cannot-scale",
        "staff serve nearly all of them",
        payroll(
            calls(capacity=100, customers_served=99),
            relationship("Portal", "Firms", **BY_MACHINE, customers_served=2),
        ),
        payroll(
            calls(capacity=100, customers_served=99),
            relationship("Portal", "Firms", **BY_MACHINE, customers_served=200),
        ),
        # For customers of high value, staff are added before they are full.
        payroll(
            calls(capacity=100, customers_served=99),
            firms=segment("Firms", revenue_per_customer="5000", revenue_period="month"),
        ),
    ),
    Case(
        "not-integrated",
        "linked to nothing, beside others that are",
        payroll(calls(serves=["Payroll without worry"]), PORTAL, propositions=[PROMISE]),
        payroll(
            calls(serves=["Payroll without worry"]),
            relationship("Portal", "Firms", serves=["Payroll without worry"]),
            propositions=[PROMISE],
        ),
        payroll(
            calls(serves=["Payroll without worry"]),
            relationship("Portal", "Firms", integration="Saves calls"),
            propositions=[PROMISE],
        ),
        about=("Portal",),
    ),
    Case(
        "not-integrated",
        "nothing else is for its segment either",
        payroll(calls(), propositions=[note("Promise")]),
        payroll(calls(channel="Telephone"), channels=[note("Telephone")]),
        # The canvas has no links at all.
        payroll(calls(), propositions=[PROMISE]),
    ),
    Case(
        "not-integrated",
        "what it rests on inside does not make it part of the offer",
        payroll(calls(serves=["Staff"]), resources=[note("Staff")], revenue=[note("Fees")]),
        payroll(calls(serves=["Staff", "Fees"]), resources=[note("Staff")], revenue=[note("Fees")]),
        # The other blocks are empty.
        payroll(calls(serves=["Staff"]), resources=[note("Staff")]),
    ),
    Case(
        "established-not-expected",
        "dear, and nothing shows an effect",
        payroll(visits()),
        payroll(visits(), indicators=[indicator("retention_rate", "Visits", target=90)]),
        # It is cheap, and may be deliberate.
        payroll(visits(fixed_cost="100")),
        about=("Visits",),
    ),
    Case(
        "established-not-expected",
        "a large part of what all cost, and the figures get worse",
        payroll(
            visits(fixed_cost="300"),
            calls(fixed_cost="200"),
            indicators=[indicator("retention_rate", "Visits", readings=READ)],
        ),
        payroll(
            visits(fixed_cost="300"),
            calls(fixed_cost="200"),
            indicators=[indicator("churn_rate", "Visits", readings=READ)],
        ),
        payroll(visits(fixed_cost="300"), calls(fixed_cost="2000")),
    ),
    Case(
        "established-not-expected",
        "how its customers do otherwise is no effect of it",
        payroll(visits(), indicators=[indicator("net_promoter_score", "Firms", readings=READ, target=80)]),
        payroll(visits(), indicators=[indicator("net_promoter_score", "Visits", readings=READ, target=80)]),
        # There is no threshold for this currency.
        payroll(visits(), currency="BDT"),
    ),
    Case(
        "established-not-expected",
        "a tenth of what its customers leave",
        payroll(visits(), firms=segment("Firms", customers_now=100, revenue_per_customer="90", revenue_period="month")),
        payroll(
            visits(fixed_cost="800"),
            firms=segment("Firms", customers_now=100, revenue_per_customer="90", revenue_period="month"),
        ),
        payroll(
            visits(), firms=segment("Firms", customers_now=100, revenue_per_customer="900", revenue_period="month")
        ),
    ),
    Case(
        "untested-assumption",
        "two relationships rest on it",
        sharing_promise("assumption"),
        sharing_promise("testing", experiment={"test": "Ask twenty firms"}),
        sharing_promise("assumption", evidence={"source": "Twelve interviews"}),
        about=("Promise",),
    ),
    Case(
        "untested-assumption",
        "most of the money goes to it",
        payroll(relationship("Visits", "Firms", status="assumption", fixed_cost="900"), calls(fixed_cost="300")),
        payroll(relationship("Visits", "Firms", status="validated", fixed_cost="900"), calls(fixed_cost="300")),
        payroll(relationship("Visits", "Firms", status="assumption", fixed_cost="90"), calls(fixed_cost="900")),
    ),
    Case(
        "untested-assumption",
        "nobody asked whether there are such customers",
        payroll(calls(), PORTAL, firms=segment("Firms", status="assumption")),
        payroll(calls(), PORTAL, firms=segment("Firms", status="fact")),
        # At the stage idea, assumptions are expected.
        payroll(calls(), PORTAL, firms=segment("Firms", status="assumption"), stage="idea"),
    ),
    Case(
        "untested-assumption",
        "nobody asked whether they would pay for it, and customers are no proof of that",
        payroll(
            calls(),
            PORTAL,
            firms=segment("Firms", customers_now=40),
            propositions=[note("Payroll without worry", "Firms", status="assumption")],
        ),
        payroll(calls(), PORTAL, propositions=[note("Payroll without worry", "Firms", status="validated")]),
        # Existing customers are evidence for the segment.
        payroll(calls(), PORTAL, firms=segment("Firms", status="assumption", customers_now=40)),
    ),
    Case(
        "untested-assumption",
        "it is all that is established for them",
        payroll(relationship("Visits", "Firms", status="assumption")),
        payroll(relationship("Visits", "Firms", status="testing", experiment={"test": "Every second firm"})),
        payroll(relationship("Visits", "Firms", status="assumption", expected_because="Nine of twelve asked for it")),
    ),
    Case(
        "rests-on-disproved",
        "the promise was disproved",
        payroll(calls(serves=["Promise"]), propositions=[note("Promise", status="invalidated")]),
        payroll(calls(), propositions=[note("Promise", status="invalidated")]),
        payroll(calls(serves=["Promise"], established="no"), propositions=[note("Promise", status="invalidated")]),
        about=("Calls", "Promise"),
    ),
    Case(
        "rests-on-disproved",
        "it was disproved itself and goes on",
        payroll(relationship("Calls", "Firms", status="invalidated")),
        payroll(relationship("Calls", "Firms", status="invalidated", established="no")),
        # It is not stated as established.
        payroll(relationship("Calls", "Firms", status="invalidated", established=None)),
    ),
    Case(
        "rests-on-disproved",
        "there are no such customers",
        payroll(calls(), firms=segment("Firms", status="invalidated")),
        payroll(calls(established="no"), firms=segment("Firms", status="invalidated")),
        payroll(calls(), firms=segment("Firms", status="testing")),
    ),
]


@parametrized(CASES)
def test_rule_of_evolution(case: Case) -> None:
    assert_holds(case)
