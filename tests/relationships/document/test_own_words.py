"""Texts that know which of their words people have written."""

import pickle

import pytest
from django.core.exceptions import ValidationError

from relationships.document.naming import in_quotes, offered_name, short_name
from relationships.document.own_words import OwnWords, Phrase, join_words, phrase

SHOP, MAIL = OwnWords("Shop"), OwnWords("Mail")


def own(text: Phrase) -> list[str]:
    return [part for part in text.parts if isinstance(part, OwnWords)]


def test_phrase_is_its_text_and_knows_its_parts() -> None:
    said = phrase("{} on {}", SHOP, "3 May")

    assert said == "Shop on 3 May"
    assert (said.parts, own(said)) == (("Shop", " on ", "3 May"), ["Shop"])


def test_phrase_in_a_phrase_keeps_its_own_words() -> None:
    assert own(phrase("{}: {}", "Moved", phrase("{} and {}.", SHOP, "more"))) == ["Shop"]


@pytest.mark.parametrize("values", [(), (SHOP, MAIL)])
def test_phrase_has_a_value_for_each_place(values: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="argument"):
        phrase("{} is here.", *values)


def test_own_words_joined_are_own_words() -> None:
    assert join_words(", ", [SHOP, MAIL]) == "Shop, Mail"
    assert isinstance(join_words(", ", [SHOP, MAIL]), OwnWords)
    assert isinstance(join_words(", ", [SHOP, "and more"]), Phrase)
    assert join_words(", ", []) == ""


@pytest.mark.parametrize("text", [SHOP, phrase("{} is here.", SHOP)])
def test_text_stays_what_it_is_in_errors_of_forms_and_in_caches(text: str) -> None:
    (message,) = ValidationError(text)
    copied = pickle.loads(pickle.dumps(text))

    assert (type(message), type(copied), copied) == (type(text), type(text), text)
    assert getattr(message, "parts", ()) == getattr(copied, "parts", ()) == getattr(text, "parts", ())


def test_names_of_notes_are_own_words() -> None:
    names = short_name("Shop\nin town"), offered_name("Shop\nin town"), offered_name("Shop " * 20)

    assert [type(name) for name in names] == [OwnWords] * 3


def test_quotation_marks_within_become_single() -> None:
    assert in_quotes("The “Müller” shop") == "“The ‘Müller’ shop”"
