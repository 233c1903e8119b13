"""What each rule offers: a quick fix, or the forms and fields that it asks for. A new rule has to decide."""

from __future__ import annotations

from relationships.checks.finding import Finding

QUICK_FIX = "quick fix"
NEW_RELATIONSHIP = "new relationship: text"
NEW_READING = "new measurement: value"
NEW_REVIEW = "new review: customers_said"
ESTABLISHED = "note: relationship.established"
STARTS = "note: relationship.start_stage"
PLANNED = {ESTABLISHED, STARTS}
TYPE = "note: relationship.type"
COSTS = {"note: relationship.fixed_cost", "note: relationship.cost_per_customer", NEW_READING}
CHANNELS = ("shared_voice", "shared_policy", "shared_quality", "shared_record")


def duties(*names: str) -> set[str]:
    """Return the fields of questions of good conduct."""
    return {f"note: relationship.duties.{name}" for name in names}


def tactics() -> set[str]:
    """Return the fields with the tactics for each goal."""
    return {f"note: relationship.tactics.{goal}" for goal in ("acquisition", "retention", "boosting_sales")}


STEPS: dict[str, set[str]] = {
    "cannot-scale": {NEW_RELATIONSHIP, *PLANNED},
    "cost-above-price": COSTS,
    "customers-not-heard": duties("feedback"),
    "data-not-audited": {"note: relationship.data_audited_on"},
    "data-without-basis": duties("consent", "opt_out"),
    "established-not-expected": {"new indicator: code", ESTABLISHED},
    "expected-not-established": {ESTABLISHED},
    "feedback-without-consequence": {"review: decision", NEW_REVIEW},
    "inconsistent-channels": duties(*CHANNELS),
    "lifecycle-gap": {NEW_RELATIONSHIP, *PLANNED, *tactics()},
    "locked-in": duties("lock_in"),
    "machine-not-disclosed": duties("disclosure"),
    "machine-without-person": duties("escalation"),
    "no-evolution-plan": {"note: relationship.change_trigger"},
    "not-integrated": {"note: relationship.serves", "note: relationship.integration"},
    "not-measured": {NEW_READING},
    "not-paid-back": {NEW_READING},
    "not-transparent": duties("terms", "complaints"),
    "off-target-for-long": {NEW_READING},
    "one-size-fits-all": {NEW_RELATIONSHIP, *PLANNED},
    "over-automation": {NEW_RELATIONSHIP, *PLANNED, "note: relationship.customers_served"},
    "past-its-stage": {QUICK_FIX},
    "pressure-selling": {*duties("sales_quotas"), "note: relationship.goals.boosting_sales"},
    "promises-not-true": duties("promotions", "limits"),
    "relationship-without-segment": {QUICK_FIX, "note: relationship.segment", "new note: text"},
    "rests-on-disproved": {QUICK_FIX},
    "review-long-ago": {NEW_REVIEW},
    "review-overdue": {NEW_REVIEW},
    "segment-without-relationship": {NEW_RELATIONSHIP},
    "staff-not-trained": duties("staff_trained"),
    "stale-measurement": {NEW_READING},
    "target-missing": {"indicator: target"},
    "too-dear-for-segment": {*COSTS, TYPE},
    "untested-assumption": {"note: experiment.test"},
    "value-below-acquisition-cost": {NEW_READING},
}


def step_of(finding: Finding) -> str:
    """Return what a finding offers: a quick fix, or a form and its field."""
    assert (finding.cure is None) is not (finding.ask is None)
    return f"{finding.ask.form.value}: {finding.ask.field}" if finding.ask else QUICK_FIX
