"""Browsers may translate no word of a person, on any page and in any answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.samples import load_sample, sample_names
from tests.access import ROWS
from tests.access_row import NAMES, ROLES, Row
from tests.conftest import PARTIAL
from tests.own_words.filling import OWN_WORD, own_word
from tests.own_words.forms import PageForm, read_forms
from tests.own_words.reading import translated_words
from tests.own_words.world import World, build_document, build_world
from tests.uncached import forget_documents

pytestmark = pytest.mark.syntax
# The roles of the access table for people that it does not know.
KNOWN_ROLES = {"guest": "outsider"}
# Statuses of responses that may show own words: others are redirects, or pages that are the same for everybody.
SHOWING = (200, 201, 303, 403, 409)
DELETIONS = ("boards:note_deletion", "boards:reading_deletion", "boards:indicator_deletion", "boards:review_deletion")
# Enough URLs of a kind for a note of each kind.
A_FEW = 3
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Reader:
    """Reads responses: which own words they have, and which of these browsers may translate."""

    shown: set[str] = field(default_factory=set)
    translated: dict[str, str] = field(default_factory=dict)

    def read(self, response: Any, where: str) -> None:
        if "html" in response.headers.get("Content-Type", ""):
            # What may be translated is in the language that the page names.
            assert re.findall("<html[^>]*", response.text) in ([], ['<html lang="en-GB" data-theme="system"'])
            self.shown |= set(OWN_WORD.findall(response.text))
            for text in translated_words(response.text):
                self.translated.setdefault(OWN_WORD.sub("*", text), f"{where} ({response.status_code})")


@pytest.fixture
def world(make_user: Callable[..., User]) -> World:
    return build_world(make_user)


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Yield a reader; afterwards fail if it has read own words that browsers may translate."""
    reader = Reader()
    yield reader
    assert reader.translated == {}


@pytest.mark.parametrize("role", ["owner", "viewer", "guest", "anonymous"])
def test_pages_and_fragments(world: World, reader: Reader, role: str) -> None:
    client = sign_in(world, role)
    for row in rows(role):
        whole, *_ = each = addresses(world, row)
        reader.read(client.get(whole), f"{role} at {whole}")
        for address in each if role == "owner" else each[:A_FEW]:
            reader.read(client.get(address, headers=PARTIAL), f"{role} at {address}")
    if role == "owner":
        assert world.own_words - reader.shown == set()


def test_pages_with_a_query(world: World, reader: Reader) -> None:
    client, board = sign_in(world, "owner"), reverse("boards:board", args=world.named["canvas_id"])
    queries = (f"?q={own_word()}", "evolution/?stage=idea", "evolution/?stage=growth", "notes/?block=channels")
    other = create_canvas(world.people["owner"].pk, build_document())
    sides = f"left=canvas:{world.named['canvas_id'][0]}&right=canvas:{other}"
    for address in (f"/compare/?{sides}", f"/canvases/?q={own_word()}", *(f"{board}{query}" for query in queries)):
        reader.read(client.get(address), address)


def test_samples(world: World) -> None:
    titles = [load_sample(name).title.partition(": ") for name in sample_names()]
    own = re.compile("|".join(re.escape(words) for company, _, idea in titles for words in (company, idea) if words))
    page = sign_in(world, "guest").get(reverse("boards:new")).text
    assert own.search(page)
    assert translated_words(page, own) == []


def test_preview_of_readings(world: World, reader: Reader) -> None:
    words = own_word(), own_word()
    table = f"date,value,remark\n2026-05-04,46,{words[0]}\n{words[1]},47,"
    address = reverse("exchange:readings_import", args=[*world.named["canvas_id"], *world.named["indicator_id"]])
    reader.read(sign_in(world, "owner").post(address, {"text": table, "existing": "skip"}), "preview")
    assert reader.shown >= set(words)


def test_answers_to_writes(world: World, reader: Reader) -> None:
    client = sign_in(world, "owner")
    for row in rows("owner", "POST"):
        whole, *_ = each = addresses(world, row)
        with undone():
            reader.read(client.post(whole, row.data, follow=True), f"POST {whole}")
        for address in each[:A_FEW]:
            with undone():
                reader.read(client.post(address, row.data, headers=PARTIAL), f"POST {address}")


def test_form_that_was_sent_signed_out(world: World, reader: Reader) -> None:
    board = reverse("boards:board", args=world.named["canvas_id"])
    answer = Client().post(f"{board}notes/", {"block": "channels", "text": own_word()})
    reader.read(answer, "signed out")
    assert (answer.status_code, len(reader.shown)) == (401, 1)


def test_invalid_forms_and_conflicts(world: World, reader: Reader) -> None:
    owner, editor = sign_in(world, "owner"), sign_in(world, "editor")
    statuses: set[int] = set()
    for form in forms_on_pages(world, owner):
        with undone():
            invalid = owner.post(form.action, form.filled(with_numbers=True), headers=PARTIAL)
            reader.read(invalid, f"invalid {form.action}")
        with undone():
            editor.post(form.action, form.filled(with_numbers=False), headers=PARTIAL)
            late = owner.post(form.action, form.filled(with_numbers=False), headers=PARTIAL)
            reader.read(late, f"conflict in {form.action}")
        statuses |= {invalid.status_code, late.status_code}
    assert statuses >= {200, 409, 422}


def test_form_of_a_note_that_somebody_has_deleted(world: World, reader: Reader) -> None:
    owner, editor = sign_in(world, "owner"), sign_in(world, "editor")
    (canvas_id,), note = world.named["canvas_id"], world.named["note_id"][0]
    address = reverse("boards:note", args=[canvas_id, note])
    for path, form in (
        ("", read_forms(owner.get(address).text, address)[0]),
        ("text/", PageForm("", {"text": [own_word()]})),
    ):
        with undone():
            editor.post(f"{address}deletion/", headers=PARTIAL)
            answer = owner.post(f"{address}{path}", form.filled(with_numbers=False), headers=PARTIAL)
            reader.read(answer, f"deleted {path}")
            assert answer.status_code == 409


def test_history(world: World, reader: Reader) -> None:
    owner = sign_in(world, "owner")
    canvas = reverse("boards:board", args=world.named["canvas_id"])
    forms = [form for form in forms_on_pages(world, owner) if form.action.startswith(canvas)]
    for form in forms:
        owner.post(form.action, form.filled(with_numbers=False), headers=PARTIAL)
    for row in (row for row in ROWS if row.name in DELETIONS):
        owner.post(addresses(world, row)[0], headers=PARTIAL)
    for step in ("undo", "undo", "redo"):
        reader.read(owner.post(f"{canvas}{step}/", headers=PARTIAL), step)
    reader.shown.clear()
    reader.read(owner.get(f"{canvas}history/"), "history")
    assert len(reader.shown) >= A_FEW


def sign_in(world: World, role: str) -> Client:
    client = Client()
    if role in world.people:
        client.force_login(world.people[role])
    return client


def rows(role: str, method: str = "GET") -> list[Row]:
    """Return the rows of the access table that answer a role."""
    column = ROLES.index(KNOWN_ROLES.get(role, role))
    return [row for row in ROWS if row.method == method and row.expected[column] in SHOWING]


def addresses(world: World, row: Row) -> list[str]:
    """Return the URL of a row with each value of its arguments, and the first values in its query."""
    query = row.query_string({name: values[0] for name, values in world.named.items() if values})
    names = [NAMES.get(name, name) for name in row.arguments]
    each = product(*(world.named[name] for name in row.arguments))
    return [reverse(row.name, kwargs=dict(zip(names, values, strict=True))) + query for values in each]


def read_html(response: Any) -> str:
    """Return the HTML of a response, which is empty for a file."""
    return response.getvalue().decode() if "html" in response.headers.get("Content-Type", "") else ""


def forms_on_pages(world: World, client: Client) -> Iterator[PageForm]:
    """Yield the forms with text on the pages, the first of those that have the same fields."""
    known = set()
    for row in rows("owner"):
        for address in addresses(world, row)[:A_FEW]:
            for form in read_forms(read_html(client.get(address, headers=PARTIAL)), address):
                fields = (row.name, *sorted({KEY.sub("", name) for name in form.values}))
                if form.words | form.numbers and fields not in known:
                    known.add(fields)
                    yield form


@contextmanager
def undone() -> Iterator[None]:
    """Roll back what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()
    forget_documents()
