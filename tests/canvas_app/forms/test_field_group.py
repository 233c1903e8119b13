"""Rendering of a field with its label, hint, control and errors."""

from typing import Any

import pytest
from django import forms
from django.test.html import parse_html

from canvas_app.forms.renderer import ControlRenderer
from canvas_app.templatetags.catalogue import about
from canvas_app.templatetags.icons import icon
from relationships.catalog.entries.entry import Kind
from tests.memory import growth_bytes

CHOICES = [("a", "A"), ("b", "<b>")]


class Example(forms.Form):
    """A form with one field of each kind."""

    default_renderer = ControlRenderer
    line = forms.CharField(label="Na<me", help_text="In full & by heart", required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    agreed = forms.BooleanField(label="Agreed", required=False)
    one = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="One of them")
    unnamed = forms.CharField(label="", required=False)


def render(name: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
    return parse_html(str(Example(data, **options)[name].as_field_group()))


def parsed(html: str) -> Any:
    return parse_html(html)


def test_line_has_label_hint_and_control() -> None:
    assert render("line") == parsed(
        '<div class="field" id="id_line_field"><label for="id_line">Na&lt;me</label>'
        '<div class="hint" id="id_line_helptext">In full & by heart</div>'
        '<input type="text" name="line" aria-describedby="id_line_helptext" id="id_line" translate="no"></div>'
    )


def test_field_without_a_label_or_an_id_has_none() -> None:
    assert render("unnamed", auto_id=False) == parsed(
        '<div class="field"><input type="text" name="unnamed" translate="no"></div>'
    )


def test_password_can_be_shown() -> None:
    assert render("secret") == parsed(
        '<div class="field" id="id_secret_field"><label for="id_secret">Secret</label><show-password>'
        '<input type="password" name="secret" required id="id_secret"></show-password></div>'
    )


def test_checkbox_stands_before_its_label() -> None:
    assert render("agreed") == parsed(
        '<div class="field check" id="id_agreed_field"><input type="checkbox" name="agreed" id="id_agreed">'
        '<label for="id_agreed">Agreed</label></div>'
    )


def test_group_stands_in_a_fieldset_and_says_what_is_wrong() -> None:
    group = str(Example({"one": "c"})["one"].as_field_group())
    frame = '<fieldset aria-describedby="id_one_helptext id_one_error">'
    assert group.startswith(f'<div class="field" id="id_one_field">\n{frame}\n<legend>One')
    error = f"{icon('circle-alert')}<span>Choose one of the options in the list.</span>"
    assert f'</fieldset><ul class="error" id="id_one_error"><li>{error}</li></ul>' in group


@pytest.mark.parametrize("marks", [True, False])
def test_form_may_say_what_is_optional(*, marks: bool) -> None:
    form = Example()
    form.marks_optional = marks  # type: ignore[attr-defined]
    optional = '<span class="optional">(optional)</span>'
    assert [optional in str(form[name].as_field_group()) for name in ("line", "secret")] == [marks, False]


def test_explanations_are_kept_once_however_many_fields_they_stand_beside() -> None:
    page = about(Kind.TYPE, 'id_<"x">')
    assert page.startswith('<option-description class="about" data-field="id_&lt;&quot;x&quot;&gt;" hx-morph-skip>')
    assert "About the relationship types" in page

    def draw() -> None:
        for number in range(500):
            about(Kind.TYPE, f"id_{number}")

    assert growth_bytes(draw) < 100_000
