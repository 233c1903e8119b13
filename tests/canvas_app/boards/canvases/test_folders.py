"""Folders and colours on the list of canvases, and the pages that change them."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.folders import arrange_canvas, create_folder, file_canvases
from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.canvas import CanvasDocument
from relationships.models import Folder, Member, Role
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked

LIST, FOLDERS, FILING = "/canvases/", "/canvases/folders/", "/canvases/filing/"


def start(owner: User, title: str, folder: Folder | None = None) -> UUID:
    canvas_id = create_canvas(owner.pk, CanvasDocument(title=title))
    file_canvases(owner.pk, [canvas_id], folder_id=folder.pk if folder else None)
    return canvas_id


def titles(client: Client, query: str = "") -> list[str]:
    return [card.canvas.title for card in client.get(f"{LIST}{query}").context["listing"].cards]


def links(client: Client, query: str = "") -> dict[str, int]:
    return {link.label: link.count for link in client.get(f"{LIST}{query}").context["listing"].folders}


@pytest.fixture
def clients(ada: User) -> Folder:
    return create_folder(ada.pk, "Clients")


def test_list_without_folders_offers_the_first(ada: User, as_ada: Client) -> None:
    start(ada, "Mine")
    page = as_ada.get(LIST).text
    assert links(as_ada) == {}
    assert "New folder </a>" in one_line(page)


def test_folders_filter_the_list_with_their_counts(ada: User, grace: User, as_ada: Client, clients: Folder) -> None:
    start(ada, "Tea", clients)
    start(ada, "Coffee", clients)
    start(ada, "Loose")
    archive_canvas(start(ada, "Old", clients), ada.pk)
    hers = start(grace, "Hers")
    Member.objects.create(canvas_id=hers, user=ada, role=Role.VIEWER, folder=clients)
    assert links(as_ada) == {"All": 3, "No folder": 1, "Clients": 2}
    assert links(as_ada, "?show=shared") == {"All": 1, "No folder": 0, "Clients": 1}
    assert links(as_ada, "?q=tea") == {"All": 1, "No folder": 0, "Clients": 1}
    assert titles(as_ada, f"?folder={clients.pk}&sort=title") == ["Coffee", "Tea"]
    assert titles(as_ada, "?folder=none") == ["Loose"]
    tabs = as_ada.get(f"{LIST}?folder={clients.pk}").context["listing"].tabs
    assert [(tab.count, tab.url) for tab in tabs] == [
        (2, f"{LIST}?folder={clients.pk}"),
        (1, f"{LIST}?show=shared&folder={clients.pk}"),
        (1, f"{LIST}?show=archived&folder={clients.pk}"),
    ]


@pytest.mark.parametrize("folder", ["0", "x", "1e3", "9" * 40, "\x00"])
def test_unknown_folder_in_the_address_is_ignored(ada: User, as_ada: Client, clients: Folder, folder: str) -> None:
    start(ada, "Tea", clients)
    assert titles(as_ada, f"?folder={folder}") == ["Tea"]


def test_folder_of_somebody_else_is_ignored(ada: User, grace: User, as_ada: Client) -> None:
    start(ada, "Tea")
    assert titles(as_ada, f"?folder={create_folder(grace.pk, 'Hers').pk}") == ["Tea"]


def test_empty_folder_says_how_to_fill_it(ada: User, as_ada: Client, clients: Folder) -> None:
    start(ada, "Tea")
    assert "No canvases here yet" in as_ada.get(f"{LIST}?folder={clients.pk}").text


def test_search_keeps_the_folder(ada: User, as_ada: Client, clients: Folder) -> None:
    start(ada, "Tea", clients)
    page = as_ada.get(f"{LIST}?folder={clients.pk}").text
    assert f'<input type="hidden" name="folder" value="{clients.pk}"' in page
    answer = as_ada.get(f"{LIST}?folder={clients.pk}&q=tea", headers=PARTIAL)
    assert answer["HX-Replace-Url"] == f"{LIST}?folder={clients.pk}&q=tea"
    assert '<hx-partial hx-target="#folders">' in answer.text


def test_card_names_colour_and_folder(ada: User, as_ada: Client, clients: Folder) -> None:
    canvas_id = start(ada, "Tea")
    arrange_canvas(ada.pk, canvas_id, folder_id=clients.pk, colour=CanvasColour.TEAL)
    page = one_line(as_ada.get(LIST).text)
    assert 'data-colour="teal"></i>Teal' in page
    assert 'data-colour="teal"' in as_ada.get(f"/canvases/{canvas_id}/").text
    assert "Clients</span> </span>" in unmarked(page)


def test_folder_is_created_renamed_and_deleted(ada: User, as_ada: Client) -> None:
    answer = as_ada.post(FOLDERS, {"name": "  Clients "}, follow=True)
    folder = Folder.objects.get()
    assert (folder.name, folder.user_id) == ("Clients", ada.pk)
    assert "Folder “Clients” created." in unmarked(answer.text)
    address = reverse("boards:folder", args=[folder.pk])
    assert as_ada.get(address, headers=PARTIAL).text.count('value="Clients"') == 1
    assert as_ada.post(address, {"name": "Former"}, headers=PARTIAL)["HX-Redirect"] == FOLDERS
    start(ada, "Tea", folder)
    assert "Its 1 canvas will no longer be in a folder." in one_line(as_ada.get(f"{address}deletion/").text)
    answer = as_ada.post(f"{address}deletion/", follow=True)
    assert "Folder “Former” deleted." in unmarked(answer.text)
    assert (Folder.objects.count(), titles(as_ada)) == (0, ["Tea"])


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Enter a name for the folder."),
        ("x" * 61, "A name has 61 characters. At most 60 are allowed."),
        ("CLIENTS", "You already have a folder named “Clients”."),
        ("a\x00b", "The character U+0000 isn’t allowed. Remove it."),
    ],
)
def test_error_stands_beside_the_name_and_nothing_typed_is_lost(
    as_ada: Client, clients: Folder, name: str, problem: str
) -> None:
    answer = as_ada.post(FOLDERS, {"name": name})
    assert answer.status_code == 422
    assert problem in unmarked(answer.text)
    assert answer.context["form"]["name"].value() == name
    other = create_folder(clients.user_id, "Other")
    renamed = as_ada.post(reverse("boards:folder", args=[other.pk]), {"name": name}, headers=PARTIAL)
    assert (renamed.status_code, problem in unmarked(renamed.text)) == (422, True)
    assert set(Folder.objects.values_list("name", flat=True)) == {"Clients", "Other"}


def test_several_canvases_are_moved_at_once(ada: User, as_ada: Client, clients: Folder) -> None:
    chosen = [str(start(ada, title)) for title in ("Tea", "Coffee")]
    page = as_ada.get(FILING, {"canvas": chosen, "next": f"{LIST}?sort=title"})
    assert "Move 2 canvases to a folder" in page.text
    answer = as_ada.post(FILING, {"canvas": chosen, "folder": clients.pk, "next": f"{LIST}?sort=title"})
    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}?sort=title")
    assert clients.members.count() == 2
    as_ada.post(FILING, {"canvas": chosen[:1], "folder": "none"})
    assert clients.members.count() == 1


def test_canvases_are_moved_to_a_new_folder(ada: User, as_ada: Client) -> None:
    canvas_id = start(ada, "Tea")
    answer = as_ada.post(FILING, {"canvas": canvas_id, "folder": "new", "new_folder": "Clients"}, follow=True)
    assert "1 canvas moved to “Clients”." in unmarked(answer.text)
    assert Member.objects.get().folder == Folder.objects.get(name="Clients")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"folder": "new"}, "new_folder"),
        ({"folder": "new", "new_folder": "clients"}, "new_folder"),
        ({"folder": "999999"}, "folder"),
        ({}, "folder"),
    ],
)
def test_invalid_move_keeps_the_choice(
    ada: User, as_ada: Client, clients: Folder, data: dict[str, str], field: str
) -> None:
    canvas_id = start(ada, "Tea")
    for address in (FILING, f"/canvases/{canvas_id}/arrangement/"):
        answer = as_ada.post(address, {"canvas": canvas_id, **data}, headers=PARTIAL)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert f'value="{canvas_id}"' in answer.text or address != FILING
    assert Member.objects.get().folder is None


def test_move_without_canvases_explains_itself(as_ada: Client) -> None:
    answer = as_ada.get(FILING, follow=True)
    assert "First select the canvases that you want to move." in answer.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_canvases_of_others_are_not_found(ada: User, grace: User, as_ada: Client, method: str) -> None:
    mine, hers = start(ada, "Mine"), start(grace, "Hers")
    for chosen in ([mine, hers], ["nonsense"], ["0" * 200]):
        assert getattr(as_ada, method)(FILING, {"canvas": chosen, "folder": "none"}).status_code == 404


def test_colour_and_folder_of_one_canvas_are_saved_together(ada: User, as_ada: Client, clients: Folder) -> None:
    canvas_id = start(ada, "Tea")
    address = f"/canvases/{canvas_id}/arrangement/"
    answer = as_ada.post(address, {"folder": clients.pk, "colour": "blue"}, headers=PARTIAL)
    assert answer["HX-Redirect"] == LIST
    member = Member.objects.get()
    assert (member.folder, member.colour) == (clients, "blue")
    form = as_ada.get(address).context["form"]
    assert (form["folder"].value(), form["colour"].value()) == (str(clients.pk), "blue")
    assert as_ada.post(address, {"folder": "none", "colour": "mauve"}).status_code == 422


def test_page_of_folders_counts_canvases_of_all_lists(ada: User, as_ada: Client, clients: Folder) -> None:
    start(ada, "Tea", clients)
    archive_canvas(start(ada, "Old", clients), ada.pk)
    assert "2 canvases" in as_ada.get(FOLDERS).text


def test_examples_can_be_reached_when_there_are_canvases(ada: User, as_ada: Client) -> None:
    start(ada, "Tea")
    assert 'href="/cases/"' in as_ada.get(LIST).text
    new = as_ada.get("/canvases/new/").text
    assert 'id="samples"' in new
    assert 'href="#samples"' in new
