"""Browsers may translate no word of a case on the curators' pages."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from tests.access import ROWS
from tests.access_row import NAMES, ROLES, Row
from tests.own_words.filling import OWN_WORD
from tests.own_words.reading import translated_words
from tests.own_words.world import build_world

ADMIN = ROLES.index("admin")


def test_curators_pages(make_user: Callable[..., User]) -> None:
    world, client = build_world(make_user), Client()
    client.force_login(User.objects.get(is_superuser=True))
    for row in [row for row in ROWS if row.name.startswith("case_studies:") and row.expected[ADMIN] == 200]:
        response = client.get(build_url(row, world.named))
        if row.arguments and "html" in response["Content-Type"]:
            assert OWN_WORD.search(response.text), row
        if "html" in response["Content-Type"]:
            assert (row.name, translated_words(response.text)) == (row.name, [])


def build_url(row: Row, named: object) -> str:
    values = {NAMES.get(name, name): named[name][0] for name in row.arguments}  # type: ignore[index]
    return reverse(row.name, kwargs=values)
