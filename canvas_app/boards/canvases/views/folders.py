"""Views of a person's folders: the list of them, and creating, renaming and deleting one."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import found_or_404
from canvas_app.boards.canvases.folder_forms import FolderForm
from canvas_app.boards.canvases.folders import count_canvases, list_folders
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.folders import create_folder, delete_folder, rename_folder
from relationships.document.naming import in_quotes
from relationships.errors import Refused
from relationships.models import Folder

require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
@require_signed_in
def folders(request: AuthenticatedRequest) -> HttpResponse:
    """List the folders of the user; on POST create one."""
    # Ids of its own, because a dialog on the page can have the form that renames a folder.
    form = FolderForm(request.POST if request.method == "POST" else None, auto_id="new_%s")
    if form.is_valid():
        try:
            folder = create_folder(request.user.pk, form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error("name", refusal.reason)
        else:
            messages.success(request, f"Folder {in_quotes(folder.name)} created.")
            return redirect(request, "boards:folders")
    context = {"folders": count_canvases(list_folders(request.user.pk)), "form": form}
    return render(request, "boards/folders.html", context, status=_status(form))


@require_page
@require_signed_in
def folder(request: AuthenticatedRequest, folder_id: int) -> HttpResponse:
    """Show the form that renames a folder; on POST rename it."""
    shown = _own_folder(request, folder_id)
    form = FolderForm(request.POST if request.method == "POST" else None, initial={"name": shown.name})
    if form.is_valid():
        try:
            renamed = rename_folder(request.user.pk, folder_id, form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error("name", refusal.reason)
        else:
            messages.success(request, f"Folder renamed to {in_quotes(renamed.name)}.")
            return redirect(request, "boards:folders")
    return _show_question(request, "boards/folder.html", shown, _status(form), form=form)


@require_page
@require_signed_in
def folder_deletion(request: AuthenticatedRequest, folder_id: int) -> HttpResponse:
    """Ask for confirmation; on POST delete a folder, but none of the canvases in it."""
    shown = _own_folder(request, folder_id)
    if request.method == "POST":
        deleted = delete_folder(request.user.pk, folder_id)
        messages.success(request, f"Folder {in_quotes(deleted.name)} deleted. Its canvases are still there.")
        return redirect(request, "boards:folders")
    return _show_question(request, "boards/folder_deletion.html", shown)


def _own_folder(request: AuthenticatedRequest, folder_id: int) -> Folder:
    """Return a folder of the user with its number of canvases. Raise Http404 if it is not one of their own."""
    return found_or_404(count_canvases(list_folders(request.user.pk)).filter(pk=folder_id).first())


def _show_question(
    request: AuthenticatedRequest, template: str, shown: Folder, status: int = HTTPStatus.OK, **extra: object
) -> HttpResponse:
    """Show a page with one form, or for htmx only the form in a dialog."""
    in_dialog = is_partial(request)
    context = {"folder": shown, "in_dialog": in_dialog, **extra}
    return render(request, f"{template}#question" if in_dialog else template, context, status=status)


def _status(form: FolderForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
