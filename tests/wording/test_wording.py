"""Every text that people see follows docs/writing.md, as far as a program can check it."""

from tests.wording.collected import all_texts
from tests.wording.example_texts import CASES, DEMO, example_texts
from tests.wording.phrases import banned_phrase
from tests.wording.shown import Role
from tests.wording.style import ends_badly, has_straight_marks, has_title_case, starts_without_verb


def test_no_banned_phrases() -> None:
    found = ((shown, banned_phrase(shown.text)) for shown in all_texts())
    assert [f"{shown}\n    write: {hint}" for shown, hint in found if hint] == []


def test_examples_have_no_banned_phrases() -> None:
    found = ((shown, banned_phrase(shown.text)) for shown in example_texts())
    assert [f"{shown}\n    write: {hint}" for shown, hint in found if hint] == []


def test_texts_of_all_examples_are_collected() -> None:
    texts = [shown.path for shown in example_texts()]
    assert len({path for path in texts if path.startswith(CASES)}) == 17
    assert len([path for path in texts if path.startswith(CASES)]) > 2000
    assert [path for path in texts if path.startswith(DEMO)]


def test_quotation_marks_apostrophes_and_ellipses_are_typographic() -> None:
    assert [str(shown) for shown in all_texts() if has_straight_marks(shown)] == []


def test_headings_buttons_and_labels_are_in_sentence_case() -> None:
    assert [str(shown) for shown in all_texts() if has_title_case(shown)] == []


def test_buttons_start_with_a_verb() -> None:
    wrong = [str(shown) for shown in all_texts() if starts_without_verb(shown)]
    assert wrong == [], "Start a button with a verb, and add a new one to VERBS; links to places are in PLACES."


def test_full_stops_are_after_sentences_only() -> None:
    assert [str(shown) for shown in all_texts() if ends_badly(shown)] == []


def test_texts_of_every_kind_of_file_are_collected() -> None:
    texts = {(shown.path.partition("/")[0], shown.path.rpartition(".")[2]) for shown in all_texts()}
    assert texts >= {("templates", "html"), ("templates", "txt"), ("canvas_app", "py"), ("static", "js")}
    assert {shown.role for shown in all_texts()} == set(Role)
