"""The page that compares two canvases: what is chosen, who may see it, and what follows a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.comparison import canvases, sources
from canvas_app.boards.comparison.sources import Comparable, Source, register_source
from relationships.actions.canvases import create_canvas
from relationships.actions.share_links import make_link
from relationships.document.canvas import CanvasDocument
from relationships.document.own_words import OwnWords
from relationships.document.version import Version
from relationships.models import Member, Role
from relationships.samples import load_sample
from relationships.store.load import LoadedDocument
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import CHANNELS, SEGMENTS, Hand
from tests.uncached import count_queries

SignInAs = Callable[..., Client]


@pytest.fixture
def rival(table: Table) -> Hand:
    """Return another canvas of the owner, with one segment and two channels, one of them the same."""
    hand = Hand(create_canvas(table.hand.user_id, CanvasDocument(title="Rival Roasters")), table.hand.user_id)
    hand.add(SEGMENTS, "Students")
    hand.add(CHANNELS, "The shops", "Post")
    return hand


def address(left: object, right: object = "", **more: str) -> str:
    """Return the URL that compares two canvases by their ids."""
    sides = {"left": f"canvas:{left}", "right": f"canvas:{right}" if right else "", **more}
    return "/compare/?" + "&".join(f"{name}={value}" for name, value in sides.items() if value)


def test_page_says_what_differs(table: Table, rival: Hand) -> None:
    answer = table.client.get(address(table.hand.canvas_id, rival.canvas_id))
    page = one_line(answer.text)
    assert answer.status_code == 200
    assert "<title>Bean There and Rival Roasters compared · Rapport</title>" in page
    assert "“Bean There” has no segments, “Rival Roasters” has one." in page
    assert "Only “Rival Roasters” serves “Students”." in page
    assert "Matched by name" in page
    assert page.count('<p class="compared-text">Post</p>') == 1
    assert f'<a href="{table.address}">Bean There</a>' in page
    assert answer["Cache-Control"] == "private, no-store"


def test_partial_request_gets_the_whole_page_too(table: Table, rival: Hand) -> None:
    answer = table.client.get(address(table.hand.canvas_id, rival.canvas_id), headers=PARTIAL)
    assert (answer.status_code, answer.text.startswith("<!DOCTYPE html>")) == (200, True)


def test_form_offers_the_canvases_that_the_user_may_see(table: Table, rival: Hand, sign_in_as: SignInAs) -> None:
    create_canvas(User.objects.create_user("eve@example.com", "correct horse battery").pk, load_sample("lego"))
    page = table.client.get("/compare/").text
    assert page.count("Rival Roasters</option>") == page.count("Bean There</option>") == 2
    assert "Lego" not in page
    assert "Rival Roasters" not in sign_in_as("ben", Role.VIEWER).get("/compare/").text


def test_one_canvas_asks_for_the_second(table: Table) -> None:
    page = table.client.get(address(table.hand.canvas_id)).text
    assert f'value="canvas:{table.hand.canvas_id}" selected' in page
    assert "One canvas is missing" in page


def test_canvas_that_is_not_offered_any_more_can_be_chosen(
    table: Table, rival: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvases, "MOST_OFFERED", 1)
    answer = table.client.get(address(table.hand.canvas_id, rival.canvas_id))
    assert (answer.status_code, answer.text.count("Bean There</option>")) == (200, 2)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER, Role.EDITOR])
def test_every_member_may_compare(table: Table, sign_in_as: SignInAs, role: Role) -> None:
    assert sign_in_as("ben", role).get(address(table.hand.canvas_id, table.hand.canvas_id)).status_code == 200


def test_canvas_of_others_is_not_found_on_either_side(table: Table, rival: Hand, sign_in_as: SignInAs) -> None:
    member = sign_in_as("ben", Role.VIEWER)
    for sides in ((table.hand.canvas_id, rival.canvas_id), (rival.canvas_id, table.hand.canvas_id)):
        assert table.client.get(address(*sides)).status_code == 200
        assert member.get(address(*sides)).status_code == 404
    assert member.get(address(rival.canvas_id)).status_code == 404


def test_former_member_finds_nothing_that_is_still_cached(table: Table, sign_in_as: SignInAs) -> None:
    client, url = sign_in_as("ben", Role.VIEWER), address(table.hand.canvas_id, table.hand.canvas_id)
    assert client.get(url).status_code == 200
    Member.objects.filter(user__email="ben@example.com").delete()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "key",
    ["canvas:", "canvas:x", "canvas:00000000-0000-0000-0000-000000000000", "case:lego", "lego", "canvas:\x00", ":"],
)
def test_unknown_key_is_not_found(table: Table, key: str) -> None:
    for side in ("left", "right"):
        assert table.client.get("/compare/", {side: key}).status_code == 404


def test_other_methods_are_refused(table: Table) -> None:
    assert table.client.post("/compare/").status_code == 405
    assert Client().get("/compare/").status_code == 302


def test_token_of_a_secret_link_is_not_a_canvas(table: Table) -> None:
    token = make_link(table.hand.canvas_id, table.hand.user_id, "For the bank", None).token
    assert table.client.get("/compare/", {"left": f"canvas:{token}"}).status_code == 404
    assert "/compare/" not in Client().get(f"/shared/{token}/").text


def test_saved_change_shows_at_once(table: Table, rival: Hand) -> None:
    url = address(table.hand.canvas_id, rival.canvas_id)
    assert "Fair" not in table.client.get(url).text
    table.hand.add(CHANNELS, "Fair")
    assert "Fair" in table.client.get(url).text
    rival.add(CHANNELS, "Radio")
    assert "Radio" in table.client.get(url).text


def test_number_of_queries_does_not_grow(table: Table, rival: Hand) -> None:
    url = address(table.hand.canvas_id, rival.canvas_id)
    few = count_queries(table.client, url)
    table.hand.add(CHANNELS, *(f"Shop {number}" for number in range(40)))
    rival.add(SEGMENTS, *(f"Segment {number}" for number in range(9)))
    for number in range(5):
        create_canvas(table.hand.user_id, CanvasDocument(title=f"Canvas {number}"))
    assert count_queries(table.client, url) == few
    assert few < 40


def test_sides_can_be_swapped(table: Table, rival: Hand) -> None:
    page = one_line(table.client.get(address(table.hand.canvas_id, rival.canvas_id)).text)
    query = f"left=canvas%3A{rival.canvas_id}&amp;right=canvas%3A{table.hand.canvas_id}"
    assert f'href="/compare/?{query}">Swap sides</a>' in page


@pytest.mark.parametrize(("number", "expected"), [(1, ["left"]), (2, ["left", "right"]), (3, ["left", "right"])])
def test_canvases_selected_in_the_list_are_compared(
    table: Table, rival: Hand, number: int, expected: list[str]
) -> None:
    picked = [table.hand.canvas_id, rival.canvas_id, create_canvas(table.hand.user_id, load_sample("lego"))][:number]
    query = {"canvas": [str(key) for key in picked]}
    answer = table.client.get("/compare/", query)
    to = "&".join(f"{side}=canvas%3A{key}" for side, key in zip(expected, picked, strict=False))
    assert (answer.status_code, answer["Location"]) == (303, f"/compare/?{to}")
    assert table.client.get("/compare/", query, headers=PARTIAL)["HX-Redirect"] == f"/compare/?{to}"
    assert ("You can compare two canvases at a time" in table.client.get(answer["Location"]).text) is (number == 3)


def test_pages_of_a_canvas_and_the_list_lead_to_it(table: Table) -> None:
    link = f'href="/compare/?left=canvas%3A{table.hand.canvas_id}"'
    for page in ("/canvases/", table.address, f"{table.address}lifecycle/", f"{table.address}members/"):
        assert link in table.client.get(page).text, page
    assert 'formaction="/compare/"' in table.client.get("/canvases/").text


@pytest.fixture
def library() -> Iterator[list[object]]:
    """Register another kind of canvas that everybody may see, and return the moments that it is asked for."""
    asked: list[object] = []

    def find(user: User, key: str, moment: object) -> Comparable | None:
        asked.append(moment)
        version = Version(2)
        lego = LoadedDocument(load_sample("lego"), version)
        return Comparable("class:lego:2", "Lego", "/cases/lego/", version, lambda: lego) if key == "lego:2" else None

    register_source(Source("class", "Cases of a class", lambda user: [("lego:2", OwnWords("Lego"))], find))
    yield asked
    del sources.SOURCES["class"]


def test_other_apps_add_kinds_of_canvases(table: Table, library: list[object]) -> None:
    url = f"/compare/?left=canvas:{table.hand.canvas_id}&right=class:lego:2"
    page = one_line(table.client.get(url).text)
    assert '<optgroup label="Cases of a class">' in page
    assert '<a href="/cases/lego/">Lego</a>' in page
    assert "Only “Lego” serves" in page
    assert table.client.get("/compare/?left=class:lego:3").status_code == 404


def test_name_of_a_kind_is_registered_once(library: list[object]) -> None:
    with pytest.raises(ValueError, match="canvas is already registered"):
        register_source(canvases.SOURCE)


def test_key_that_is_spelled_otherwise_is_an_invalid_choice(table: Table) -> None:
    assert table.client.get(f"/compare/?left=canvas:{table.hand.canvas_id.hex}").status_code == 422
