"""The caches of what is drawn from documents: what they count, and what they no longer hold after a change."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from canvas_app.accounts.models import User
from canvas_app.boards.canvases.listing import MINIATURES
from canvas_app.boards.sheet import FRAGMENTS
from canvas_app.boards.templatetags.cards import CARDS, cards
from relationships.actions.canvases import create_canvas
from relationships.checks.finding import Severity
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import build_board
from relationships.lenses.cards import Card
from relationships.lenses.finding_counts import Mark, Marks
from relationships.lenses.miniature import draw_miniature
from relationships.store.memory_cache import VersionedCache
from tests.canvas_app.boards import growth
from tests.canvas_app.boards.conftest import Table
from tests.memory import growth_bytes, is_honest
from tests.other_process import run_together
from tests.relationships.store import large_documents
from tests.relationships.store.large_documents import as_json

PLENTY = 10**9


def read(content: bytes) -> CanvasDocument:
    return CanvasDocument.model_validate_json(content)


def draw_cards(content: bytes, base: str) -> None:
    """Draw the cards of a document that nothing else holds."""
    for view in build_board(read(content)).blocks:
        cards(view.cards, base)


@pytest.mark.parametrize("kind", ["short notes", "long notes", "full notes", "a sample"])
def test_cards_count_what_they_take(kind: str) -> None:
    content = as_json(kind)
    draw_cards(content, "/first/")
    CARDS.clear()
    true = growth_bytes(lambda: draw_cards(content, "/second/"))
    assert is_honest(CARDS.used_bytes, true), CARDS.used_bytes / true


def fill_miniatures(cache: VersionedCache[UUID, str, object]) -> None:
    document = read(as_json("a sample"))
    for number in range(100):
        cache.put(uuid4(), f"revision {number}", draw_miniature(document))


def fill_marks(cache: VersionedCache[UUID, str, object]) -> None:
    for number in range(20):
        marks = {uuid4(): Mark(count, Severity.WARNING, f"Note {count} has no target.") for count in range(100)}
        cache.put(uuid4(), f"revision {number}", Marks(number, marks))


@pytest.mark.parametrize("fill", [fill_miniatures, fill_marks])
def test_miniatures_and_marks_count_what_they_take(fill: Callable[[VersionedCache[UUID, str, object]], None]) -> None:
    fill(VersionedCache(PLENTY))
    cache: VersionedCache[UUID, str, object] = VersionedCache(PLENTY)
    true = growth_bytes(lambda: fill(cache))
    assert is_honest(cache.used_bytes, true), cache.used_bytes / true


def used() -> list[int]:
    return [cache.used_bytes for cache in (FRAGMENTS, CARDS, MINIATURES)]


def view(table: Table) -> None:
    for page in ("", "relationships/", "checks/"):
        assert table.client.get(f"{table.address}{page}").status_code == 200
    assert table.client.get("/canvases/").status_code == 200


def test_what_was_drawn_of_an_older_revision_is_not_kept_beside_the_newer(table: Table) -> None:
    for number in range(6):
        table.hand.edit(table.shop, {"text": f"Shop {number}"})
        view(table)
        if number == 0:
            first = used()
    assert min(first) > 0
    assert used() == first


def test_card_of_a_filtered_board_is_kept_beside_the_other() -> None:
    key = uuid4()
    for _ in range(2):
        cards([Card(key, "Mail")], "/notes/")
        cards([Card(key, "Mail", dimmed=True)], "/notes/")
        cards([Card(key, "Mail")], "/shared/")
    one = CARDS.used_bytes
    cards([Card(key, "Post")], "/notes/")
    assert (CARDS.used_bytes, "Post" in cards([Card(key, "Post")], "/notes/")) == (one, True)
    assert "Mail" in cards([Card(key, "Mail")], "/notes/")


@pytest.mark.django_db(transaction=True)
def test_process_does_not_grow_when_a_full_canvas_is_saved_and_viewed_many_times(user: User) -> None:
    canvas_id = create_canvas(user.pk, large_documents.long_notes())
    (printed,) = run_together("tests.canvas_app.boards.growth", str(canvas_id), processes=1)
    grown, used = map(float, printed.splitlines()[-1].split())
    assert used <= growth.MEGABYTES
    assert grown < growth.MEGABYTES
