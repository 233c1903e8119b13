"""Folders and colours, which each person has for themselves."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.folders import (
    FOLDERS_PER_PERSON,
    arrange_canvas,
    create_folder,
    delete_folder,
    file_canvases,
    rename_folder,
)
from relationships.actions.members import leave_canvas
from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.canvas import CanvasDocument
from relationships.errors import Missing, Refused
from relationships.models import Canvas, Folder, Member, Role
from relationships.store.membership import get_canvas_of_member
from tests.threads import run_in_threads

Join = Callable[[str, Role], Member]


def folder_of(canvas_id: UUID, user_id: int) -> str | None:
    member = Member.objects.select_related("folder").get(canvas=canvas_id, user=user_id)
    return member.folder.name if member.folder else None


def test_each_member_has_the_canvas_in_a_folder_of_their_own(canvas_id: UUID, owner: User, join: Join) -> None:
    viewer = join("grace", Role.VIEWER).user_id
    file_canvases(owner.pk, [canvas_id], folder_id=create_folder(owner.pk, "Clients").pk)
    assert (folder_of(canvas_id, owner.pk), folder_of(canvas_id, viewer)) == ("Clients", None)
    file_canvases(viewer, [canvas_id], folder_id=None, new_folder="To read")
    assert (folder_of(canvas_id, owner.pk), folder_of(canvas_id, viewer)) == ("Clients", "To read")


def test_several_canvases_are_moved_and_taken_out_again(canvas_id: UUID, owner: User) -> None:
    other = create_canvas(owner.pk, CanvasDocument(title="Tea"))
    archive_canvas(other, owner.pk)
    folder = create_folder(owner.pk, "Clients")
    file_canvases(owner.pk, [canvas_id, other], folder_id=folder.pk)
    assert folder.members.count() == 2
    file_canvases(owner.pk, [other], folder_id=None)
    assert list(folder.members.values_list("canvas", flat=True)) == [canvas_id]


def test_deleted_folder_leaves_its_canvases(canvas_id: UUID, owner: User) -> None:
    folder = create_folder(owner.pk, "Clients")
    file_canvases(owner.pk, [canvas_id], folder_id=folder.pk)
    delete_folder(owner.pk, folder.pk)
    assert (Folder.objects.count(), Canvas.objects.count(), folder_of(canvas_id, owner.pk)) == (0, 1, None)


def test_filing_changes_neither_the_canvas_nor_its_history(canvas_id: UUID, owner: User) -> None:
    before = Canvas.objects.values().get()
    arrange_canvas(owner.pk, canvas_id, folder_id=None, new_folder="Clients", colour=CanvasColour.TEAL)
    assert Canvas.objects.values().get() == before


def test_colour_is_that_of_one_member(canvas_id: UUID, owner: User, join: Join) -> None:
    viewer = join("grace", Role.VIEWER).user_id
    arrange_canvas(viewer, canvas_id, folder_id=None, colour=CanvasColour.PINK)
    seen = [get_canvas_of_member(canvas_id, user) for user in (viewer, owner.pk)]
    assert [canvas.colour for canvas in seen if canvas] == [CanvasColour.PINK, None]
    arrange_canvas(viewer, canvas_id, folder_id=None, colour=None)
    assert Member.objects.get(user=viewer).colour == ""


def test_folders_of_others_are_not_found(canvas_id: UUID, owner: User, join: Join) -> None:
    other = join("grace", Role.EDITOR).user_id
    folder = create_folder(owner.pk, "Clients")
    for write in (
        lambda: rename_folder(other, folder.pk, "Mine"),
        lambda: delete_folder(other, folder.pk),
        lambda: file_canvases(other, [canvas_id], folder_id=folder.pk),
    ):
        with pytest.raises(Missing):
            write()
    assert (Folder.objects.get().name, folder_of(canvas_id, other)) == ("Clients", None)


def test_nothing_moves_if_one_canvas_is_not_there(canvas_id: UUID, owner: User, make_user: Callable[..., User]) -> None:
    hers = create_canvas(make_user("grace").pk, CanvasDocument(title="Hers"))
    for missing in (hers, uuid4()):
        with pytest.raises(Missing):
            file_canvases(owner.pk, [canvas_id, missing], folder_id=None, new_folder="Clients")
    assert (Folder.objects.count(), folder_of(canvas_id, owner.pk)) == (0, None)


@pytest.mark.parametrize("name", ["Straße", "STRASSE", "Strasse"])
def test_name_is_taken_in_any_case(owner: User, name: str) -> None:
    create_folder(owner.pk, "Straße")
    other = create_folder(owner.pk, "Clients")
    with pytest.raises(Refused, match="You already have a folder named “Straße”"):
        create_folder(owner.pk, name)
    with pytest.raises(Refused, match="You already have a folder named “Straße”"):
        rename_folder(owner.pk, other.pk, name)


def test_folder_can_be_renamed_to_another_case_of_its_name(owner: User) -> None:
    folder = create_folder(owner.pk, "clients")
    assert rename_folder(owner.pk, folder.pk, "Clients").name == "Clients"


def test_two_people_may_have_folders_of_the_same_name(owner: User, make_user: Callable[..., User]) -> None:
    create_folder(owner.pk, "Clients")
    create_folder(make_user("grace").pk, "Clients")
    assert Folder.objects.count() == 2


def test_number_of_folders_is_limited(owner: User) -> None:
    Folder.objects.bulk_create(Folder(user=owner, name=f"No. {number}") for number in range(FOLDERS_PER_PERSON))
    with pytest.raises(Refused, match="You have 50 folders"):
        create_folder(owner.pk, "Clients")


def test_long_name_is_refused(owner: User) -> None:
    with pytest.raises(Refused, match="at most 60 characters"):
        create_folder(owner.pk, "x" * 61)
    assert create_folder(owner.pk, "x" * 60).name == "x" * 60


@pytest.mark.parametrize("name", ["Clients", ""])
def test_database_refuses_what_no_action_writes(owner: User, canvas_id: UUID, name: str) -> None:
    create_folder(owner.pk, "Clients")
    with pytest.raises(IntegrityError), transaction.atomic():
        Folder.objects.create(user=owner, name=name)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.update(colour="mauve")


def test_who_leaves_a_canvas_and_returns_starts_without_folder(canvas_id: UUID, join: Join) -> None:
    member = join("grace", Role.EDITOR)
    file_canvases(member.user_id, [canvas_id], folder_id=None, new_folder="Clients")
    leave_canvas(canvas_id, member.user_id)
    Member.objects.create(canvas_id=canvas_id, user_id=member.user_id, role=Role.EDITOR)
    assert folder_of(canvas_id, member.user_id) is None


@pytest.mark.django_db(transaction=True)
def test_limit_holds_for_folders_created_at_once(make_user: Callable[..., User]) -> None:
    owner = make_user("ada")
    Folder.objects.bulk_create(Folder(user=owner, name=f"No. {number}") for number in range(FOLDERS_PER_PERSON - 1))

    def create() -> bool:
        try:
            create_folder(owner.pk, f"Clients {uuid4()}")
        except Refused:
            return False
        return True

    assert sorted(run_in_threads(create, threads=4)) == [False, False, False, True]
