"""A page or form of a canvas is of one version, also if somebody saves while it is read.

A second person changes every text of the canvas between two queries of a request, whichever two they are.
"""

# ruff: noqa: F811 (parameters with the names of imported fixtures)
from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from relationships.actions.editing import Edit, Submission, action
from relationships.document.parts import CanvasPart, IndicatorPart, NotePart
from relationships.models import Change, Indicator, Note
from relationships.store.load import read_version
from tests.access import ROWS
from tests.access_row import ROLES
from tests.conftest import PARTIAL
from tests.test_access import World, build_url, world  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)

TOGGLE = "test.toggle"
TEXT = re.compile(r"\b(?:Title|Note|Name) ([AB])\b")
VERSION = re.compile(r"\b([0-9]+)-[0-9a-f]{32}\b")
MARKER = re.compile(r'id="revision"\s+class="num"\s+data-revision="([0-9]+)-')
PARTIALS = re.compile(r"(?=<hx-partial)")
# Sentences about the write name what was written, and titles of windows the canvas as it was when the request came.
NOT_CONTENT = re.compile(r'<title>.*?</title>|<hx-partial hx-target="#told".*?</hx-partial>', re.DOTALL)
HAS_VERSION = ('name="revision"', 'id="revision"')
OF_OWNER = ROLES.index("owner")
OF_CANVAS = [row for row in ROWS if row.name.startswith("boards:") and "canvas_id" in row.arguments]
GETS = [row for row in OF_CANVAS if row.method == "GET" and row.expected[OF_OWNER] in (200, 303)]
POSTS = [row for row in OF_CANVAS if row.method == "POST" and row.expected[OF_OWNER] == 303]


@action(TOGGLE)
def toggle(edit: Edit) -> UUID | None:
    """Change the letter at the end of every text of the canvas."""
    letter = "A" if Change.objects.filter(canvas=edit.canvas.pk, action=TOGGLE).count() % 2 else "B"
    notes = Note.objects.filter(canvas=edit.canvas.pk).values_list("pk", flat=True)
    indicators = Indicator.objects.filter(canvas=edit.canvas.pk).values_list("pk", flat=True)
    for key, note in edit.load("note", list(notes)).items():
        edit.write(key, cast("NotePart", note).model_copy(update={"text": f"Note {letter}"}))
    for key, indicator in edit.load("indicator", list(indicators)).items():
        edit.write(key, cast("IndicatorPart", indicator).model_copy(update={"name": f"Name {letter}"}))
    for key, head in edit.load("canvas", [edit.canvas.pk]).items():
        edit.write(key, cast("CanvasPart", head).model_copy(update={"title": f"Title {letter}"}))
    return None


class SecondPerson:
    """A person who saves in a connection of their own, when told to."""

    def __init__(self, world: World) -> None:
        self.canvas_id = cast("UUID", world.named["canvas_id"])
        self.user_id = world.people["editor"].pk

    def save(self) -> None:
        thread = threading.Thread(target=self._save)
        thread.start()
        thread.join()

    def _save(self) -> None:
        try:
            toggle(self.canvas_id, self.user_id, Submission())
        finally:
            connection.close()

    def letter_at(self, revision: int) -> str:
        """Return the letter at the end of every text at a revision."""
        toggles = Change.objects.filter(canvas=self.canvas_id, action=TOGGLE, revision__lte=revision)
        return "B" if toggles.count() % 2 else "A"


@pytest.fixture
def second(world: World) -> SecondPerson:
    person = SecondPerson(world)
    person.save()
    person.save()
    return person


@pytest.fixture
def client(world: World) -> Client:
    client = Client()
    client.force_login(world.people["owner"])
    return client


@contextmanager
def save_before_query(number: int, save: Callable[[], None]) -> Iterator[list[str]]:
    """Save right before a query of this connection (from 1), unless it waits for this; yield the queries so far."""
    queries: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        if len(queries) == number and not is_writing(sql):
            save()
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        yield queries


def is_writing(sql: str) -> bool:
    """Return whether this connection has begun to write, or does so by this query, so that others must wait."""
    mode = getattr(connection, "transaction_mode", "")
    is_reading = mode == "DEFERRED" or getattr(connection.connection, "read_only", False)
    return sql == "BEGIN IMMEDIATE" or (connection.in_atomic_block and not is_reading)


def mixtures(second: SecondPerson, page: str) -> set[tuple[str, str]]:
    """Return the versions that a page names, each with a text beside it that is not of that version."""
    main, *partials = PARTIALS.split(page)
    marker = MARKER.search(page)
    own = VERSION.search(main) or marker
    named = [(own, main), (marker, "".join(partials))]
    return {
        (version[1], text[0])
        for version, part in named
        if version
        for text in TEXT.finditer(part)
        if text[1] != second.letter_at(int(version[1]))
    }


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_page_names_the_version_that_it_shows(
    world: World,
    client: Client,
    second: SecondPerson,
    headers: dict[str, str],
) -> None:
    wrong, checked = set(), set()
    for row in GETS:
        number, queries = 0, [""]
        while number < len(queries):
            number += 1
            with save_before_query(number, second.save) as queries:
                page = client.get(build_url(world, row), headers=headers).text
            if any(mark in page for mark in HAS_VERSION):
                checked.add(row.name)
                wrong |= {(row.name, number, *mixture) for mixture in mixtures(second, page)}
    assert wrong == set()
    assert len(checked) >= 10


REPEATABLE = ("note", "note_text", "note_stages", "note_span", "advice", "question", "indicator", "review", "reading")


@pytest.mark.parametrize("lens", ["", "lifecycle/"], ids=["board", "lens"])
def test_answer_to_a_write_names_the_version_that_it_shows(
    world: World,
    client: Client,
    second: SecondPerson,
    lens: str,
) -> None:
    wrong, checked = set(), set()
    headers = {**PARTIAL, "HX-Current-URL": f"http://testserver/canvases/{second.canvas_id}/{lens}"}
    for row in (row for row in POSTS if row.name.removeprefix("boards:") in REPEATABLE):
        number, queries = 0, [""]
        while number < len(queries):
            number += 1
            data = {name: value for name, value in row.data.items() if name != "revision"}
            data["seen"] = str(read_version(second.canvas_id))
            with save_before_query(number, second.save) as queries:
                response = client.post(build_url(world, row), data, headers=headers)
            if response.status_code == HTTPStatus.OK:
                checked.add(row.name)
                wrong |= {
                    (row.name, number, *mixture) for mixture in mixtures(second, NOT_CONTENT.sub("", response.text))
                }
    assert wrong == set()
    assert len(checked) == len(REPEATABLE)
