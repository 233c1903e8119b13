"""A canvas as a cure would leave it: what goes and comes, and where there is no room for it."""

from relationships.checks.curing import cured, effect_of
from relationships.checks.inspection import inspect
from relationships.values import NOTES_PER_CANVAS
from tests.relationships.checks.building import TODAY, canvas, note, segment


def test_effect_tells_what_goes_and_what_comes() -> None:
    document = canvas(segment("Homes"))
    before = inspect(document, TODAY)
    (finding,) = before.findings
    effect = effect_of(document, finding, before, TODAY)
    assert effect
    assert (effect.goes, effect.comes) == ((finding,), ())


def test_canvas_that_is_full_has_no_room_for_a_cure_that_adds_a_note() -> None:
    notes = [note(f"Resource {number}") for number in range(NOTES_PER_CANVAS - 1)]
    full = canvas(segment("Homes"), resources=notes)
    finding = next(each for each in inspect(full, TODAY).findings if each.rule == "segment-without-relationship")
    assert cured(full, finding) is None
    assert cured(canvas(segment("Homes"), resources=notes[1:]), finding)
