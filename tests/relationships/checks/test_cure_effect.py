"""The effect of a cure: findings that disappear and appear, and cures that do not fit on the canvas."""

from relationships.checks.cure_effect import compute_effect, cured
from relationships.checks.inspection import inspect
from relationships.document.values import NOTES_PER_CANVAS
from tests.relationships.checks.building import TODAY, canvas, indicator, key, note, relationship, segment


def test_effect_tells_what_goes_and_what_comes() -> None:
    document = canvas(segment("Homes"))
    before = inspect(document, TODAY)
    (finding,) = before.findings
    effect = compute_effect(document, finding, before, TODAY)
    assert effect
    assert (effect.goes, effect.comes) == ((finding,), ())


def test_canvas_that_is_full_has_no_room_for_a_cure_that_adds_a_note() -> None:
    notes = [note(f"Resource {number}") for number in range(NOTES_PER_CANVAS - 1)]
    full = canvas(segment("Homes"), resources=notes)
    finding = next(
        finding for finding in inspect(full, TODAY).findings if finding.rule == "segment-without-relationship"
    )
    assert cured(full, finding) is None
    assert cured(canvas(segment("Homes"), resources=notes[1:]), finding)


def test_cure_of_one_segment_leaves_another_alone_that_shares_its_relationship() -> None:
    """A goal added to the shared relationship would reveal the gaps of the segment that states no goal."""
    both = {**relationship("Shop", "Homes"), "segments": [key("Offices")]}
    visits = relationship("Visits", "Offices", goals=["retention"], end_stage="start_up")
    document = canvas(segment("Homes"), segment("Offices"), ties=[both, visits])
    (finding,) = [finding for finding in inspect(document, TODAY).findings if finding.rule == "lifecycle-gap"]
    assert finding.about == (key("Offices"),)
    after = cured(document, finding)
    assert after
    assert [finding.rule for finding in inspect(after, TODAY).findings] == []


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
    assert finding.cure
    assert finding.cure.words.startswith("Give “Offices” something of their own;")


def test_reading_that_cannot_be_is_no_revenue() -> None:
    paid = indicator("revenue_per_customer", "Homes", readings={"2026-05-31": -5}, unit="EUR per customer and month")
    cost = indicator("cost_to_serve", "Homes", readings={"2026-05-31": 2})
    document = canvas(segment("Homes"), ties=[relationship("Shop", "Homes")], indicators=[paid, cost])
    assert [finding.rule for finding in inspect(document, TODAY).findings] == []
