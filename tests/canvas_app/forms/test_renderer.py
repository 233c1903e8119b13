"""Rendering of controls, with the same result as Django's templates."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html

from relationships.document.own_words import OwnWords
from tests.markup import unmarked

GROUPED = [("a", "A & B"), ("Others", [("b", "<b>"), ("c", 'C "d"')])]
FLAT = [("a", "A & B"), ("b", "<b>"), ("c", 'C "d"')]
WIDGETS: list[tuple[forms.Widget, Any]] = [
    (forms.TextInput({"maxlength": 20, "autofocus": True, "disabled": False}), '<"it\'s">'),
    (forms.TextInput(), None),
    (forms.NumberInput({"min": 0, "step": "any"}), 0),
    (forms.EmailInput(), "ada@example.org"),
    (forms.URLInput(), "https://example.org/?a=1&b=2"),
    (forms.PasswordInput(), "secret"),
    (forms.HiddenInput(), "7"),
    (forms.DateInput({"type": "date"}, format="%Y-%m-%d"), date(2026, 7, 1)),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.CheckboxInput(), "yes"),
    (forms.SearchInput(), ""),
    (forms.Textarea({"rows": 3}), "\nfirst\n</textarea><script>"),
    (forms.Textarea(), None),
    (forms.Select(choices=GROUPED), "b"),
    (forms.Select(choices=[("", "Not answered"), (1, "One")]), 1),
    (forms.SelectMultiple(choices=GROUPED), ["a", "c"]),
    (forms.RadioSelect({"class": "segmented"}, choices=FLAT), "c"),
    (forms.RadioSelect(choices=[("", "None"), ("x", "X")]), None),
    (forms.CheckboxSelectMultiple(choices=FLAT), ["a", "b"]),
    (forms.CheckboxSelectMultiple(), []),
    (forms.DateTimeInput(), None),
    (forms.FileInput(), None),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS, ids=lambda case: type(case).__name__)
@pytest.mark.parametrize("attributes", [{}, {"id": "id_x", "required": True, "aria-describedby": 'id_x_"error"'}])
def test_control_is_drawn_as_django_draws_it(widget: forms.Widget, value: Any, attributes: dict[str, Any]) -> None:
    ours = unmarked(widget.render('na"me', value, attributes))
    djangos = widget.render('na"me', value, attributes, TemplatesSetting())
    assert parse_html(ours) == parse_html(str(djangos))


@pytest.mark.parametrize("widget", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_choices_under_a_name_are_a_group_of_that_name(widget: type[forms.RadioSelect]) -> None:
    group = '<fieldset><legend>Others</legend><div><label><input type="{}" name="x" value="b"> &lt;b&gt;</label></div>'
    assert group.format(widget.input_type) in widget(choices=GROUPED).render("x", None)


def test_nothing_typed_is_cut_off_by_the_browser() -> None:
    class Short(forms.Form):
        text = forms.CharField(max_length=3)

    assert str(Short()["text"]) == '<input type="text" name="text" required id="id_text" translate="no">'
    assert Short({"text": "four"}).errors["text"] == ["Ensure this value has at most 3 characters (it has 4)."]


def test_text_that_begins_with_an_empty_line_keeps_it() -> None:
    drawn = forms.Textarea().render("text", "\nsecond")
    assert drawn == '<textarea name="text" cols="40" rows="10" translate="no">\n\nsecond</textarea>'


def test_choices_that_people_have_named_are_not_translated() -> None:
    choices = [("", "Not answered"), ("a", OwnWords("Shops & co"))]

    assert forms.Select(choices=choices).render("x", None) == (
        '<select name="x"><option value="" selected>Not answered</option>'
        '<option value="a" translate="no">Shops &amp; co</option></select>'
    )
    assert ' <bdi translate="no">Shops &amp; co</bdi></label>' in forms.RadioSelect(choices=choices).render("x", None)
