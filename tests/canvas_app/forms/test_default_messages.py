"""Texts in place of Django's for what is wrong in a field."""

import pytest
from django import forms

from canvas_app.forms.default_messages import CHOOSE, FILL_IN, NOT_AN_ADDRESS


class Example(forms.Form):
    name = forms.CharField()
    own = forms.CharField(error_messages={"required": "Enter your name."})
    one = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    address = forms.EmailField()


def test_required_fields_say_what_to_do() -> None:
    assert Example({}).errors == {
        "name": [FILL_IN],
        "own": ["Enter your name."],
        "one": [CHOOSE],
        "several": [CHOOSE],
        "address": [FILL_IN],
    }


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        ({"one": "foo"}, "one", CHOOSE),
        ({"several": ["a", "foo"]}, "several", CHOOSE),
        ({"address": "ada"}, "address", NOT_AN_ADDRESS),
    ],
)
def test_invalid_values_say_what_would_be_right(data: dict[str, str], name: str, message: str) -> None:
    assert Example(data).errors[name] == [message]
