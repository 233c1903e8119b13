"""Marks and escaping of own words within a sentence."""

import pytest
from django.utils.html import format_html

from canvas_app.templatetags.bidi import apart, in_element, isolated, quoted_names
from relationships.document.own_words import OwnWords, phrase
from tests.growth import growth_fault


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("“משרדים” is deleted.", '“<bdi translate="no">משרדים</bdi>” is deleted.'),
        ("“<ا>” to “&”", '“<bdi translate="no">&lt;ا&gt;</bdi>” to “<bdi translate="no">&amp;</bdi>”'),
        (format_html("<b>“{}”</b>", "<ش"), '<b>“<bdi translate="no">&lt;ش</bdi>”</b>'),
        ("“\\1א” is here.", '“<bdi translate="no">\\1א</bdi>” is here.'),
        ("Saved: <b>.", "Saved: &lt;b&gt;."),
        ("““א” and “ב", '““<bdi translate="no">א</bdi>” and “ב'),
        (OwnWords("<Shop>"), '<bdi translate="no">&lt;Shop&gt;</bdi>'),
        (
            phrase("{} & {} on {}", OwnWords("<Shop>"), "“Mail”", "3 May"),
            ('<bdi translate="no">&lt;Shop&gt;</bdi> &amp; “<bdi translate="no">Mail</bdi>” on 3 May'),
        ),
    ],
)
def test_own_words_in_a_sentence_are_set_apart(sentence: str, html: str) -> None:
    assert isolated(sentence) == html


@pytest.mark.parametrize("repeated", ["“", "“a", "“a”", "”", "א", "“א”"])
def test_quotation_marks_take_linear_time(repeated: str) -> None:
    assert not growth_fault(lambda length: isolated(repeated * (length // len(repeated))), 100_000)


def test_name_is_set_apart() -> None:
    assert apart("<Shop>") == '<bdi translate="no">&lt;Shop&gt;</bdi>'


def test_element_of_own_words_takes_their_direction() -> None:
    assert in_element("dd", OwnWords("<משרדים>")) == '<dd translate="no">&lt;משרדים&gt;</dd>'
    assert in_element("dd", phrase("{}, {}", OwnWords("Shop"), "<fact>")) == (
        '<dd><bdi translate="no">Shop</bdi>, &lt;fact&gt;</dd>'
    )


def test_names_are_quoted_and_joined() -> None:
    names = [f"{number} <b>" for number in (1, 2, 3)]
    first, second, third = (f'“<bdi translate="no">{number} &lt;b&gt;</bdi>”' for number in (1, 2, 3))
    assert quoted_names(names) == f"{first}, {second} and {third}"
    assert quoted_names(names[:2]) == f"{first} and {second}"
    assert quoted_names(names[:1]) == first
