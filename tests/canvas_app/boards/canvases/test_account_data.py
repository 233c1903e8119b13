"""What boards contribute to accounts: the data to download, and reasons not to delete an account."""

import json
from collections.abc import Callable
from unittest.mock import Mock
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.accounts.actions.deletion import DeletionBlockedError, delete_account
from canvas_app.accounts.data_providers import blocks_deletion, goes_along
from canvas_app.accounts.export import write_account
from canvas_app.accounts.models import User
from canvas_app.boards.canvases import account_data
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.editing import Submission
from relationships.actions.folders import arrange_canvas, create_folder, file_canvases
from relationships.actions.invitations import invite
from relationships.actions.members import remove_member
from relationships.actions.notes import add_notes
from relationships.catalog.blocks import Block
from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas, Change, Folder, Member, Role
from tests.conftest import PASSWORD
from tests.markup import unmarked


def start(owner: User, title: str) -> UUID:
    return create_canvas(owner.pk, CanvasDocument(title=title))


def join(canvas_id: UUID, user: User, role: Role = Role.EDITOR) -> Member:
    return Member.objects.create(canvas_id=canvas_id, user=user, role=role)


def add(canvas_id: UUID, user: User, text: str) -> None:
    add_notes(canvas_id, user.pk, Submission(), block=Block.CHANNELS, texts=[text])


def download(user: User, signed_in: Callable[[User], Client]) -> dict[str, list[dict[str, object]]]:
    client = signed_in(user)
    answer = client.get("/accounts/data.json")
    assert answer.status_code == 200
    boards: dict[str, list[dict[str, object]]] = json.loads(answer.getvalue())["boards"]
    return boards


def test_download_holds_owned_canvases_as_documents(ada: User, signed_in: Callable[[User], Client]) -> None:
    canvas_id = start(ada, "Bean There")
    add(canvas_id, ada, "Web shop")
    (canvas,) = download(ada, signed_in)["canvases"]
    document = CanvasDocument.model_validate_json(json.dumps(canvas["document"]))
    assert (canvas["id"], canvas["revision"], canvas["archived_at"]) == (str(canvas_id), 1, None)
    assert [note.text for note in document.notes(Block.CHANNELS)] == ["Web shop"]


def test_download_holds_places_and_invitations_but_not_the_canvases_of_others(
    ada: User, grace: User, signed_in: Callable[[User], Client]
) -> None:
    mine, hers = start(ada, "Mine"), start(grace, "Hers")
    join(hers, ada, Role.VIEWER)
    invite(mine, ada.pk, "new@example.com", Role.EDITOR)
    boards = download(ada, signed_in)
    assert [canvas["id"] for canvas in boards["canvases"]] == [str(mine)]
    assert [(place["title"], place["role"]) for place in boards["memberships"]] == [
        ("Mine", "owner"),
        ("Hers", "viewer"),
    ]
    assert [(invitation["canvas"], invitation["email"]) for invitation in boards["invitations_sent"]] == [
        (str(mine), "new@example.com")
    ]
    assert "token" not in json.dumps(boards)


def test_download_holds_folders_and_how_canvases_are_kept(
    ada: User, grace: User, signed_in: Callable[[User], Client]
) -> None:
    hers = start(grace, "Hers")
    join(hers, ada)
    arrange_canvas(ada.pk, hers, folder_id=None, new_folder="To read", colour=CanvasColour.TEAL)
    start(ada, "Mine")
    create_folder(grace.pk, "Not mine")
    boards = download(ada, signed_in)
    assert [folder["name"] for folder in boards["folders"]] == ["To read"]
    kept = {place["title"]: (place["folder"], place["colour"]) for place in boards["memberships"]}
    assert kept == {"Hers": ("To read", "teal"), "Mine": (None, None)}


def test_folders_go_with_the_account(ada: User, grace: User) -> None:
    hers = start(grace, "Hers")
    join(hers, ada)
    for user in (ada, grace):
        file_canvases(user.pk, [hers], folder_id=None, new_folder="To read")
    delete_account(ada)
    assert list(Folder.objects.values_list("user", flat=True)) == [grace.pk]


def test_download_holds_my_changes_and_their_content_while_i_may_see_it(
    ada: User, grace: User, signed_in: Callable[[User], Client]
) -> None:
    hers = start(grace, "Hers")
    place = join(hers, ada)
    add(hers, ada, "By me")
    add(hers, grace, "By her")
    (change,) = download(ada, signed_in)["changes"]
    assert (change["canvas"], change["revision"], change["action"]) == (str(hers), 1, "note.add")
    assert "By me" in json.dumps(change["after"])
    remove_member(hers, grace.pk, place.pk)
    (left,) = download(ada, signed_in)["changes"]
    assert left == {name: value for name, value in change.items() if name not in ("before", "after")}


def test_many_canvases_and_changes_take_no_more_queries(ada: User) -> None:
    counts = list[int]()
    for _ in range(2):
        for number in range(10):
            add(start(ada, f"Canvas {number}"), ada, "Web shop")
        with CaptureQueriesContext(connection) as queries:
            boards = json.loads("".join(write_account(ada)))["boards"]
        counts.append(len(queries))
    assert (len(boards["canvases"]), len(boards["changes"]), counts[0] - counts[1]) == (20, 20, 0)


def test_large_contents_are_read_in_several_batches(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_data, "CHARACTERS_AT_ONCE", 1000)
    texts = [f"{number}".ljust(500, "x") for number in range(5)]
    for text in texts:
        add(start(ada, "Bean There"), ada, text)
    boards = json.loads("".join(write_account(ada)))["boards"]
    found = [part["text"] for change in boards["changes"] for part in change["after"].values()]
    written = [note["text"] for canvas in boards["canvases"] for note in canvas["document"]["blocks"]["channels"]]
    assert (found, written) == (texts, texts)


def test_shared_canvases_are_handed_over_first_and_others_go_along(ada: User, grace: User) -> None:
    shared, own, archived = start(ada, "Shared"), start(ada, "Own"), start(ada, "Archived")
    join(shared, grace)
    join(start(grace, "Hers"), ada)
    archive_canvas(archived, ada.pk)
    assert blocks_deletion(ada) == [("Shared", f"/canvases/{shared}/members/")]
    assert goes_along(ada) == [("Own", f"/canvases/{own}/"), ("Archived", f"/canvases/{archived}/")]


def test_account_goes_with_its_canvases_and_leaves_those_of_others(ada: User, grace: User) -> None:
    start(ada, "Own")
    hers = start(grace, "Hers")
    join(hers, ada)
    add(hers, ada, "By me")
    delete_account(ada)
    assert list(Canvas.objects.values_list("title", flat=True)) == ["Hers"]
    assert [(change.actor, change.action) for change in Change.objects.all()] == [(None, "note.add")]
    assert list(Member.objects.values_list("user", flat=True)) == [grace.pk]


def test_account_page_names_what_stands_in_the_way(ada: User, grace: User, signed_in: Callable[[User], Client]) -> None:
    shared = start(ada, "Shared")
    join(shared, grace)
    answer = signed_in(ada).post("/accounts/deletion/", {"password": PASSWORD})
    assert answer.status_code == 409
    assert f'<a href="/canvases/{shared}/members/">Shared</a>' in unmarked(answer.text)
    assert (User.objects.count(), Canvas.objects.count()) == (2, 1)


def test_canvas_joined_at_the_last_moment_stops_the_deletion(
    ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = start(ada, "Shared")
    join(shared, grace)
    monkeypatch.setattr("canvas_app.accounts.actions.deletion.blocks_deletion", lambda user: [])
    with pytest.raises(DeletionBlockedError) as stopped:
        delete_account(ada)
    assert stopped.value.links == account_data.shared_canvases(ada)
    assert (User.objects.count(), Canvas.objects.count()) == (2, 1)


def test_canvases_go_one_by_one_before_the_account(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in a transaction of its own, so that others can write in between."""
    for number in range(3):
        add(start(ada, f"Own {number}"), ada, "Web shop")
    monkeypatch.setattr(account_data, "delete_canvas", Mock(side_effect=AssertionError("Deleted with the account")))
    delete_account(ada)
    assert (User.objects.count(), Canvas.objects.count()) == (0, 0)


def test_changes_lose_the_user_a_few_at_a_time(ada: User, grace: User, monkeypatch: pytest.MonkeyPatch) -> None:
    hers = start(grace, "Hers")
    join(hers, ada)
    for number in range(3):
        add(hers, ada, f"By me {number}")
    monkeypatch.setattr("relationships.actions.canvases.CHANGES_AT_ONCE", 1)
    with CaptureQueriesContext(connection) as queries:
        delete_account(ada)
    assert len([query for query in queries if query["sql"].startswith('UPDATE "relationships_change"')]) == 3
    assert [change.actor for change in Change.objects.all()] == [None] * 3


def test_account_is_deleted_once_by_a_form_that_was_sent_twice(ada: User) -> None:
    start(ada, "Own")
    again = User.objects.get(pk=ada.pk)
    delete_account(ada)
    delete_account(again)
    assert (User.objects.count(), Canvas.objects.count()) == (0, 0)
