"""Folders and colours, by which each person keeps the canvases that they can see. Other members do not notice."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction

from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.naming import in_quotes
from relationships.document.search_text import fold_text
from relationships.errors import Missing, Refused
from relationships.models import FOLDER_NAME_LENGTH, Folder, Member

FOLDERS_PER_PERSON = 50
TOO_MANY = f"You have {FOLDERS_PER_PERSON} folders, which is the maximum. Delete a folder that you no longer need."
TOO_LONG = f"The name of a folder can have at most {FOLDER_NAME_LENGTH} characters."
NO_FOLDER = "This folder doesn’t exist."


def create_folder(user_id: int, name: str) -> Folder:
    """Create a folder. Raise Refused if the name is taken, in any case, or the person has too many folders."""
    with transaction.atomic():
        _lock_folders(user_id)
        _require_free_name(user_id, name)
        if Folder.objects.filter(user_id=user_id).count() >= FOLDERS_PER_PERSON:
            raise Refused(TOO_MANY)
        return Folder.objects.create(user_id=user_id, name=name)


def rename_folder(user_id: int, folder_id: int, name: str) -> Folder:
    """Rename a folder. Raise Missing if it is not one of the person's own, and Refused if the name is taken."""
    with transaction.atomic():
        _lock_folders(user_id)
        folder = _own_folder(user_id, folder_id)
        _require_free_name(user_id, name, folder)
        folder.name = name
        folder.save(update_fields=["name"])
        return folder


def delete_folder(user_id: int, folder_id: int) -> Folder:
    """Delete a folder; the canvases in it are in none then. Raise Missing if it is not one of the person's own."""
    with transaction.atomic():
        _lock_folders(user_id)
        folder = _own_folder(user_id, folder_id)
        Folder.objects.filter(pk=folder.pk).delete()
        return folder


def file_canvases(user_id: int, canvas_ids: Collection[UUID], *, folder_id: int | None, new_folder: str = "") -> None:
    """Put canvases into a folder: into a new one if it has a name, else into `folder_id`, or into none if that is None.

    Raise Missing if the person is not a member of all of them or the folder is not their own, and Refused as
    `create_folder` does. Nothing is written then.
    """
    with transaction.atomic():
        _lock_folders(user_id)
        folder = _target(user_id, folder_id, new_folder)
        filed = Member.objects.filter(user_id=user_id, canvas__in=canvas_ids).update(folder=folder)
        if filed != len(set(canvas_ids)):
            raise Missing("One of these canvases no longer exists.")


def arrange_canvas(
    user_id: int, canvas_id: UUID, *, folder_id: int | None, colour: CanvasColour | None, new_folder: str = ""
) -> None:
    """Put a canvas into a folder and give it a colour, or none. Raise Missing or Refused as `file_canvases` does."""
    with transaction.atomic():
        file_canvases(user_id, [canvas_id], folder_id=folder_id, new_folder=new_folder)
        Member.objects.filter(user_id=user_id, canvas=canvas_id).update(colour=colour or "")


def _lock_folders(user_id: int) -> None:
    """Let one request at a time change the folders of a person. SQLite locks the whole database anyway."""
    get_user_model().objects.select_for_update(no_key=True).filter(pk=user_id).values_list("pk").first()


def _own_folder(user_id: int, folder_id: int) -> Folder:
    folder = Folder.objects.filter(user_id=user_id, pk=folder_id).first()
    if folder is None:
        raise Missing(NO_FOLDER)
    return folder


def _target(user_id: int, folder_id: int | None, new_folder: str) -> Folder | None:
    if new_folder:
        return create_folder(user_id, new_folder)
    return None if folder_id is None else _own_folder(user_id, folder_id)


def _require_free_name(user_id: int, name: str, renamed: Folder | None = None) -> None:
    if len(name) > FOLDER_NAME_LENGTH:
        raise Refused(TOO_LONG)
    folders = Folder.objects.filter(user_id=user_id)
    taken = [folder.name for folder in folders if folder != renamed and fold_text(folder.name) == fold_text(name)]
    if taken:
        raise Refused(f"You already have a folder named {in_quotes(taken[0])}.")
