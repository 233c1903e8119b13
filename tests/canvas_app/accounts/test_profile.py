"""The profile: name and theme."""

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from tests.markup import unmarked

PAGE = "/accounts/profile/"


def test_page_shows_name_theme_and_address(as_ada: Client) -> None:
    answer = as_ada.get(PAGE)
    assert answer.status_code == 200
    names = {"display_name": "Ada Lovelace", "theme": "system"}
    assert answer.context["form"].initial == names | {"number_format": "", "date_format": ""}
    assert (answer.context["is_verified"], answer.context["pending"]) == (True, None)


def test_saving_stores_name_and_theme(ada: User, as_ada: Client) -> None:
    answer = as_ada.post(PAGE, {"display_name": "  Countess  of Lovelace ", "theme": "dark"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    ada.refresh_from_db()
    assert (ada.display_name, ada.theme) == ("Countess of Lovelace", "dark")


@pytest.mark.parametrize("theme", ["system", "light", "dark"])
def test_theme_applies_to_the_very_next_page(as_ada: Client, theme: str) -> None:
    answer = as_ada.post(PAGE, {"display_name": "Ada", "theme": theme}, follow=True)
    assert f'data-theme="{theme}"' in answer.content.decode()


def test_empty_name_falls_back_to_the_address(ada: User, as_ada: Client) -> None:
    as_ada.post(PAGE, {"display_name": "", "theme": "system"})
    ada.refresh_from_db()
    assert (ada.display_name, str(ada)) == ("", "ada")


@pytest.mark.parametrize(
    ("name", "theme", "wrong"),
    [
        ("x" * 81, "dark", "display_name"),
        ("Ada\x00", "dark", "display_name"),
        ("\u202eada", "dark", "display_name"),
        ("Ada", "purple", "theme"),
        ("Ada", "", "theme"),
    ],
)
def test_invalid_input_is_refused_and_kept(ada: User, as_ada: Client, name: str, theme: str, wrong: str) -> None:
    answer = as_ada.post(PAGE, {"display_name": name, "theme": theme})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert (list(form.errors), form["display_name"].value(), form["theme"].value()) == ([wrong], name, theme)
    ada.refresh_from_db()
    assert (ada.display_name, ada.theme) == ("Ada Lovelace", "system")


def test_name_with_markup_is_shown_as_typed(as_ada: Client) -> None:
    answer = as_ada.post(PAGE, {"display_name": "<script>alert(1)</script>", "theme": "dark"}, follow=True)
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)" in answer.content.decode()


def test_anonymous_is_sent_to_sign_in_and_nothing_is_stored(ada: User, visitor: Client) -> None:
    answer = visitor.post(PAGE, {"display_name": "Eve", "theme": "dark"})
    assert (answer.status_code, "<dd>Eve</dd>" in unmarked(answer.text)) == (401, True)
    ada.refresh_from_db()
    assert ada.display_name == "Ada Lovelace"


def test_other_methods_are_refused(as_ada: Client) -> None:
    assert [getattr(as_ada, method)(PAGE).status_code for method in ("put", "patch", "delete")] == [405, 405, 405]
