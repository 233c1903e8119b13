"""The checks of the wording: each finds a bad example and accepts a good one."""

import re

import pytest

from tests.regexes.ambiguity import find_slowness
from tests.regexes.automaton import SEARCH
from tests.wording import python_texts, script_texts, style, template_texts
from tests.wording.phrases import PATTERNS, banned_phrase
from tests.wording.shown import Role, Shown


def shown(text: str, role: Role = Role.TEXT) -> Shown:
    return Shown("templates/a.html", 1, text, role)


@pytest.mark.parametrize(
    "text",
    [
        "5 readings to write",
        "Of these, ended: 2",
        "Fill in one at least.",
        "Found 3 · held against 5",
        "Too dear for this segment",
        "The smallest cure",
        "This segment owes a goal",
        "Counted as: new customers",
        "Not stated",
        "Whoever has this link",
        "“foo” is no date.",
        "“{}” is no number.",
        "This is no canvas.",
        "Changed meanwhile",
        "Count it again",
        "From growth on",
    ],
)
def test_banned_phrase_is_found(text: str) -> None:
    assert banned_phrase(text) != ""


@pytest.mark.parametrize(
    "text",
    ["This is no longer on the canvas.", "There is no quick fix.", "Read only", "Is that secure?", "At least one"],
)
def test_other_phrases_are_accepted(text: str) -> None:
    assert banned_phrase(text) == ""


@pytest.mark.parametrize("text", ["You can't", "Muniz and O'Guinn", 'Press "Save" now', "Saving..."])
def test_straight_marks_are_found(text: str) -> None:
    assert style.has_straight_marks(shown(text))


def test_typographic_marks_are_accepted() -> None:
    assert not style.has_straight_marks(shown("You can’t press “Save”…"))


@pytest.mark.parametrize("role", [Role.HEADING, Role.BUTTON, Role.LABEL])
def test_title_case_is_found(role: Role) -> None:
    assert style.has_title_case(shown("Add New Note", role))


@pytest.mark.parametrize("text", ["Add new note", "Customer Segments", "Edit text (E)", "Download as JSON"])
def test_sentence_case_and_names_are_accepted(text: str) -> None:
    assert not style.has_title_case(shown(text, Role.HEADING))


@pytest.mark.parametrize("text", ["The next review", "Password", "Your canvases"])
def test_button_without_verb_is_found(text: str) -> None:
    assert style.starts_without_verb(shown(text, Role.BUTTON))


@pytest.mark.parametrize("text", ["Add review", "Members", "{}, role of {}"])
def test_verbs_places_and_values_are_accepted_on_buttons(text: str) -> None:
    assert not style.starts_without_verb(shown(text, Role.BUTTON))


def test_missing_and_superfluous_full_stops_are_found() -> None:
    assert style.ends_badly(shown("This is too large. At most 2 MB are allowed", Role.SENTENCE))
    assert style.ends_badly(shown("Your canvases.", Role.HEADING))
    assert style.ends_badly(shown("Save.", Role.BUTTON))


def test_right_full_stops_are_accepted() -> None:
    assert not style.ends_badly(shown("This is too large. At most 2 MB are allowed.", Role.SENTENCE))
    assert not style.ends_badly(shown("The value you want to reach"))
    assert not style.ends_badly(shown("Save", Role.BUTTON))


def test_every_pattern_takes_linear_time() -> None:
    modules = (template_texts, python_texts, script_texts, style)
    patterns = [value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)]
    slow = [each.pattern for each in (*patterns, *PATTERNS) if find_slowness(each.pattern, each.flags, SEARCH)]
    assert slow == []
