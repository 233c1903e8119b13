"""Texts that are far too long for their field, in a form that is shown again."""

import pytest
from django import forms
from django.test import Client

from canvas_app.exchange.forms import ImportForm
from canvas_app.forms.part_form import line, text
from tests.canvas_app.accounts.people import PASSWORD


class Letter(forms.Form):
    subject = line()
    content = text()
    kind = forms.ChoiceField(choices=[("a", "A")])
    day = forms.DateField()
    password = forms.CharField(max_length=5, widget=forms.PasswordInput)


@pytest.mark.parametrize(("name", "kept"), [("subject", 10_000), ("content", 10_000), ("day", 10_000)])
def test_text_of_several_times_the_allowed_length_is_kept(name: str, kept: int) -> None:
    form = Letter({name: "x" * kept})

    assert str(form[name]).count("x") >= kept
    assert "kept here" not in str(form[name].as_field_group())


@pytest.mark.parametrize(("name", "kept"), [("subject", 10_000), ("content", 10_000), ("day", 10_000), ("kind", 1_000)])
def test_text_that_is_far_too_long_is_cut_with_an_error(name: str, kept: int) -> None:
    drawn = str(Letter({name: "x" * 1_900_000})[name].as_field_group())

    assert drawn.count("xx") < kept
    assert "Only the first 10,000 of 1,900,000 characters are kept here." in drawn


def test_longer_field_keeps_more() -> None:
    class Long(forms.Form):
        words = forms.CharField(max_length=5_000)

    assert str(Long({"words": "z" * 30_000})["words"]).count("z") == 20_000


def test_password_is_not_said_to_be_kept() -> None:
    assert "kept here" not in str(Letter({"password": "x" * 20_000})["password"].as_field_group())


def test_text_to_import_is_kept() -> None:
    assert str(ImportForm({"text": "x" * 190_000})["text"]).count("x") >= 190_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "name"),
    [("login", "login"), ("signup", "email"), ("signup", "display_name"), ("password/reset", "email")],
)
def test_account_pages_do_not_repeat_an_enormous_text(page: str, name: str, client: Client) -> None:
    form = {"login": "a", "password": "a", "email": "a", "password1": PASSWORD, name: "'" * 1_900_000}

    answer = client.post(f"/accounts/{page}/", form)

    assert (answer.status_code, "10,000 of 1,900,000" in answer.text) == (422, True)
    assert len(answer.content) < 100_000
