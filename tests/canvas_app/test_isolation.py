"""Names within a sentence: set apart, and never markup."""

import pytest
from django.utils.html import format_html

from canvas_app.templatetags.isolation import isolated


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("“משרדים” is deleted.", "“<bdi>משרדים</bdi>” is deleted."),
        ("“<b>” to “&”", "“<bdi>&lt;b&gt;</bdi>” to “<bdi>&amp;</bdi>”"),
        (format_html("<b>“{}”</b>", "<"), "<b>“<bdi>&lt;</bdi>”</b>"),
        ("No name, “ and ”", "No name, “<bdi> and </bdi>”"),
        ("Saved.", "Saved."),
    ],
)
def test_quoted_names_are_set_apart(sentence: str, html: str) -> None:
    assert isolated(sentence) == html
