"""Isolation and escaping of names within a sentence."""

import pytest
from django.utils.html import format_html

from canvas_app.templatetags.bidi import isolated
from tests.growth import growth_fault


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("“משרדים” is deleted.", "“<bdi>משרדים</bdi>” is deleted."),
        ("“<ا>” to “&”", "“<bdi>&lt;ا&gt;</bdi>” to “&amp;”"),
        (format_html("<b>“{}”</b>", "<ش"), "<b>“<bdi>&lt;ش</bdi>”</b>"),
        ("“\\1א” and “Shop”", "“<bdi>\\1א</bdi>” and “Shop”"),
        ("Saved: <b>.", "Saved: &lt;b&gt;."),
        ("““א” and “ב", "““<bdi>א</bdi>” and “ב"),
    ],
)
def test_quoted_names_that_run_the_other_way_are_set_apart(sentence: str, html: str) -> None:
    assert isolated(sentence) == html


@pytest.mark.parametrize("repeated", ["“", "“a", "“a”", "”", "א", "“א”"])
def test_quotation_marks_take_linear_time(repeated: str) -> None:
    assert not growth_fault(lambda length: isolated(repeated * (length // len(repeated))), 100_000)
