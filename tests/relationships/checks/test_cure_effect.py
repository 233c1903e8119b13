"""The effect of a quick fix: findings that disappear and appear, and fixes that do not fit on the canvas."""

from dataclasses import replace

from relationships.checks.cure_effect import compute_effect, cured
from relationships.checks.finding import Cure
from relationships.checks.inspection import inspect
from tests.relationships.checks.building import TODAY, canvas, indicator, key, relationship, segment


def test_effect_tells_what_goes_and_what_comes() -> None:
    document = canvas(segment("Homes"), ties=[relationship("Shop")])
    before = inspect(document, TODAY)
    finding = next(found for found in before.findings if found.rule == "relationship-without-segment")
    effect = compute_effect(document, finding, before, TODAY)
    assert effect
    assert {found.rule for found in effect.goes} == {"relationship-without-segment", "segment-without-relationship"}
    assert effect.comes == ()


def test_finding_that_asks_has_no_effect() -> None:
    document = canvas(segment("Homes"))
    before = inspect(document, TODAY)
    (finding,) = before.findings
    assert finding.ask
    assert cured(document, finding) is None
    assert compute_effect(document, finding, before, TODAY) is None


def test_fix_that_does_not_fit_on_the_canvas_is_none() -> None:
    document = canvas(segment("Homes"), ties=[relationship("Shop")])
    (finding, *_) = [found for found in inspect(document, TODAY).findings if found.cure]
    untitled = replace(finding, cure=Cure("Drop the title.", lambda found: found.model_copy(update={"title": ""})))
    assert cured(document, finding)
    assert cured(document, untitled) is None


def test_what_is_planned_for_two_is_not_established_to_tell_them_apart() -> None:
    pages = [relationship(f"Pages for {whom}", whom, type="self_service") for whom in ("Homes", "Offices")]
    planned = relationship("Desk", "Homes", type="personal_assistance", established="no")
    both = {**planned, "segments": [key("Offices")]}
    segments = segment("Homes", contact="autonomy"), segment("Offices", contact="human_contact")
    (finding,) = [
        finding
        for finding in inspect(canvas(*segments, ties=[*pages, both]), TODAY).findings
        if finding.rule == "one-size-fits-all"
    ]
    assert finding.ask
    assert finding.ask.words == "Add relationship for “Offices”"


def test_reading_that_cannot_be_is_no_revenue() -> None:
    paid = indicator("revenue_per_customer", "Homes", readings={"2026-05-31": -5}, unit="EUR per customer and month")
    cost = indicator("cost_to_serve", "Homes", readings={"2026-05-31": 2})
    document = canvas(segment("Homes"), ties=[relationship("Shop", "Homes")], indicators=[paid, cost])
    assert [finding.rule for finding in inspect(document, TODAY).findings] == []
