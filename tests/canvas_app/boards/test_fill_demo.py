"""The command that fills a development database with demo data."""

import datetime as dt
import re
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.demo import coffee
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas, Change, Member, Role
from relationships.samples import load_sample, sample_names
from relationships.store.load import load_document
from tests.conftest import SetToday

pytestmark = pytest.mark.django_db
ADDRESSES = ["admin@example.org", "founder@example.org", "instructor@example.org"]


def fill() -> str:
    written = StringIO()
    call_command("fill_demo", stdout=written)
    return written.getvalue()


def count_all() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (User, EmailAddress, Canvas, Member, Change)}


def test_three_people_can_sign_in_as_printed() -> None:
    written = fill()
    password = written.partition("password ")[2].partition(" ")[0]
    assert list(User.objects.order_by("email").values_list("email", "is_staff", "is_superuser")) == [
        ("admin@example.org", True, True),
        ("founder@example.org", False, False),
        ("instructor@example.org", False, False),
    ]
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 3
    for address in ADDRESSES:
        assert address in written
        assert Client().post("/accounts/login/", {"login": address, "password": password}).status_code == 302


def test_founder_owns_the_samples_and_a_canvas_of_their_own() -> None:
    fill()
    owned = Member.objects.filter(user__email="founder@example.org", role=Role.OWNER)
    titles = sorted(load_sample(name).title for name in sample_names())
    assert sorted(owned.values_list("canvas__title", flat=True)) == sorted([*titles, coffee.TITLE])


def test_instructor_sees_some_of_them() -> None:
    fill()
    places = Member.objects.filter(user__email="instructor@example.org").order_by("canvas__title")
    assert [(place.canvas.title.partition(":")[0], place.role) for place in places.select_related("canvas")] == [
        ("Amazon", "editor"),
        (coffee.TITLE, "viewer"),
        ("Gillette", "viewer"),
        ("Lego", "viewer"),
    ]


def test_own_canvas_is_built_as_people_would() -> None:
    fill()
    canvas = Canvas.objects.get(title=coffee.TITLE)
    changes = Change.objects.filter(canvas=canvas)
    assert changes.count() == canvas.revision
    assert set(changes.values_list("action", flat=True)) == {
        "canvas.describe",
        "note.add",
        "note.edit",
        "note.move",
        "note.delete",
        "indicator.add",
        "review.add",
    }
    assert set(changes.values_list("actor__email", flat=True)) == {"founder@example.org", "admin@example.org"}


def test_own_canvas_fills_every_block_and_ties_it_together() -> None:
    fill()
    document = load_document(Canvas.objects.get(title=coffee.TITLE).pk).document
    assert {block: len(document.notes(block)) for block in Block} == {
        **dict.fromkeys(Block, 3),
        Block.KEY_RESOURCES: 2,
        Block.CUSTOMER_RELATIONSHIPS: 4,
    }
    segments = {note.id: note.text for note in document.blocks.customer_segments}
    relationships = [note.relationship for note in document.blocks.customer_relationships]
    assert [segments[details.segment] for details in relationships if details and details.segment] == [
        coffee.BREWERS,
        coffee.OFFICES,
        coffee.BREWERS,
        coffee.OFFICES,
    ]
    assert document.notes(Block.VALUE_PROPOSITIONS)[0].text == coffee.PAUSE
    assert {note.status for _, note in document.placed_notes()} == set(Status) - {Status.INVALIDATED}


def test_second_run_adds_nothing() -> None:
    first = fill()
    counts = count_all()
    assert fill() == first
    assert count_all() == counts


def test_what_was_deleted_or_renamed_stays_so() -> None:
    fill()
    Canvas.objects.filter(title=coffee.TITLE).delete()
    Canvas.objects.update(title="Renamed")
    fill()
    assert set(Canvas.objects.values_list("title", flat=True)) == {"Renamed"}


def test_nothing_is_made_when_something_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("canvas_app.boards.demo.building._build_coffee", fail)
    with pytest.raises(RuntimeError, match="broken"):
        fill()
    assert count_all() == dict.fromkeys(count_all(), 0)


def test_production_refuses(settings: Any) -> None:
    settings.ENVIRONMENT = SimpleNamespace(is_production=True)
    with pytest.raises(CommandError, match="This is a production site"):
        fill()
    assert User.objects.count() == 0


@pytest.mark.parametrize("today", ["2026-12-01", "2028-02-29", "2031-12-31"])
def test_canvas_of_the_founders_own_is_as_old_and_shows_what_checks_are_for_on_any_day(
    today: str, set_today: SetToday
) -> None:
    day = dt.date.fromisoformat(today)
    set_today(day)
    fill()
    document = load_document(Canvas.objects.get(title=coffee.TITLE).pk).document
    assert day - dt.timedelta(days=366) < min(dates_in(document)) < max(dates_in(document)) < day
    found = [(finding.severity.value, finding.rule) for finding in inspect(document, day).findings]
    assert found == [
        ("error", "segment-without-relationship"),
        ("warning", "lifecycle-gap"),
        ("warning", "not-integrated"),
        ("hint", "target-missing"),
    ]


def dates_in(document: CanvasDocument) -> list[dt.date]:
    """Return the dates of what has happened according to a document."""
    texts = re.findall(r'"(?:date|established_on)":"([^"]+)"', document.model_dump_json())
    return [dt.date.fromisoformat(text) for text in texts]
