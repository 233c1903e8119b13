"""The board's page, its sheet as a fragment, the filter, and the number of queries."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas
from relationships.catalog.blocks import ATTRIBUTION, Block
from relationships.models import Role
from relationships.store.load import load_document
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import CHANNELS, SEGMENTS
from tests.uncached import forget_fragments


def test_board_shows_the_nine_blocks_with_names_counts_and_questions(table: Table) -> None:
    page = table.client.get(table.address).content.decode()
    for block in Block:
        assert f'id="name-{block.value}">{block.label}</h2>' in page
    assert 'id="count-channels">1<' in page
    assert "How does each segment want to be reached?" in page
    assert "strategyzer.com" in page
    assert ATTRIBUTION.startswith("The Business Model Canvas, Strategyzer AG")


def test_htmx_gets_the_sheet_alone(table: Table) -> None:
    response = table.client.get(table.address, headers=PARTIAL)
    assert response.content.decode().lstrip().startswith('<div id="sheet"')
    assert "HX-Request-Type" in response["Vary"]


def test_restored_page_is_whole(table: Table) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true", "HX-Request-Type": "full"}
    assert table.client.get(table.address, headers=headers).content.startswith(b"<!DOCTYPE html>")


def test_cached_sheet_tells_nothing_of_who_asked(table: Table) -> None:
    sheet = table.client.get(table.address, headers=PARTIAL).content.decode()
    for secret in ("csrf", "Ada", "ada@example.com", "request_id"):
        assert secret not in sheet


def test_viewer_sees_no_way_to_write_and_why(table: Table, sign_in_as: Callable[..., Client]) -> None:
    table.client.get(table.address)
    page = sign_in_as("carla", Role.VIEWER).get(table.address).content.decode()
    assert 'class="add"' not in page
    assert "only the owner and editors can change it" in page


@pytest.mark.parametrize("lens", ["", "lifecycle/"])
def test_archived_canvas_is_read_only_says_so_and_its_owner_can_restore_it(
    table: Table, sign_in_as: Callable[..., Client], lens: str
) -> None:
    archive_canvas(table.hand.canvas_id, table.hand.user_id)
    owned = table.client.get(f"{table.address}{lens}").text
    read = sign_in_as("ben", Role.EDITOR).get(f"{table.address}{lens}").text
    restores = f'action="{table.address}restoration/"'
    for page, can_restore in ((owned, True), (read, False)):
        assert 'class="add"' not in page
        assert "This canvas is archived" in page
        assert (restores in page) == can_restore
    answer = table.client.post(f"{table.address}restoration/", {"next": f"{table.address}{lens}"})
    assert answer["Location"] == f"{table.address}{lens}"
    assert "This canvas is archived" not in table.client.get(f"{table.address}{lens}").text


@pytest.mark.parametrize(
    ("query", "dimmed"),
    [("?q=sho", ["Mail"]), ("?segment=1", ["Shop"]), ("?status=fact", ["Shop", "Mail"]), ("?q=&segment=x", [])],
)
def test_filter_in_the_address_dims_the_rest_without_scripts(table: Table, query: str, dimmed: list[str]) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    table.hand.add(CHANNELS, "Mail", segments=(offices,))
    page = one_line(table.client.get(f"{table.address}{query}").text)
    channels = page.split('id="notes-channels"')[1].split("</ul>")[0]
    cards = channels.split("<li ")[1:]
    names = ["Shop", "Mail"]
    assert [name for name, card in zip(names, cards, strict=True) if "data-dimmed" in card] == dimmed


def test_segments_have_letters_in_their_order_wherever_they_tint(table: Table) -> None:
    _, students = table.hand.add(SEGMENTS, "Offices", "Students")
    table.hand.edit(table.shop, {"segments": [str(students)]})
    table.hand.move(students, SEGMENTS, None)
    board = one_line(table.client.get(table.address).text)
    channels = board.partition('id="block-channels"')[2].partition("</section>")[0]
    assert re.findall(r'data-letter="(\w+)"', channels) == ["A"]
    assert re.findall(r'<option value="\d">\s*(\w · \w+)\s*</option>', board) == ["A · Students", "B · Offices"]
    lifecycle = table.client.get(f"{table.address}lifecycle/").text
    assert re.findall(r'data-letter="(\w+)"', lifecycle) == ["A", "B"]


def test_ninth_segment_begins_again_at_the_first_hue_with_a_pattern(table: Table) -> None:
    table.hand.add(SEGMENTS, *(f"Segment {number}" for number in range(9)))
    page = one_line(table.client.get(table.address).text)
    assert 'data-hue="1" data-pattern="1" data-segments="9"' in page


@pytest.mark.parametrize("count", [5, 500])
def test_board_takes_as_many_queries_for_five_notes_as_for_500(
    table: Table, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    table.hand.add(CHANNELS, *(f"Note {number}" for number in range(count)), segments=(offices,))
    forget_fragments()
    with django_assert_num_queries(BOARD_QUERIES):
        table.client.get(table.address)


def test_documents_take_as_many_queries_for_one_canvas_as_for_many(
    table: Table, user: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        load_document(table.hand.canvas_id)


BOARD_QUERIES = 19
