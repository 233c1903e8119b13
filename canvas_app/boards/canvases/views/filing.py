"""Views that put canvases into a folder of the user, and give a canvas a colour. Every member may do so."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import joined_canvas
from canvas_app.boards.board.header import header_context
from canvas_app.boards.canvases.folder_forms import NEW_FOLDER, ArrangementForm, FilingForm
from canvas_app.boards.canvases.folders import list_folders
from canvas_app.boards.canvases.list_parameters import NO_FOLDER
from canvas_app.boards.next_url import next_page, redirect_next
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.folders import arrange_canvas, file_canvases
from relationships.document.naming import in_quotes
from relationships.errors import Refused
from relationships.models import Canvas, Member

# More than one page of the list has; a page that sends more was not made by Rapport.
MOST_AT_ONCE = 100
NOTHING_CHOSEN = "First select the canvases that you want to move."

require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
@require_signed_in
def arrangement(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form for the folder and the colour of one canvas; on POST save them."""
    canvas = joined_canvas(request, canvas_id)
    member = Member.objects.get(canvas=canvas, user=request.user)
    folders = list(list_folders(request.user.pk))
    data = request.POST if request.method == "POST" else None
    form = ArrangementForm(data, folders=folders, initial=ArrangementForm.initial_values(member))
    if form.is_valid():
        try:
            arrange_canvas(request.user.pk, canvas.pk, **form.target())
        except Refused as refusal:
            form.add_error("new_folder", refusal.reason)
        else:
            messages.success(request, f"Folder and colour of {in_quotes(canvas.title)} saved.")
            return redirect_next(request, "boards:list")
    return _show(request, [canvas], form)


@require_page
@require_signed_in
def filing(request: AuthenticatedRequest) -> HttpResponse:
    """Show the form for the folder of the canvases named by `canvas`; on POST move them."""
    canvases = _chosen(request)
    if not canvases:
        messages.info(request, NOTHING_CHOSEN)
        return redirect(request, "boards:list")
    folders = list(list_folders(request.user.pk))
    data = request.POST if request.method == "POST" else None
    form = FilingForm(data, folders=folders, initial={"folder": NO_FOLDER if folders else NEW_FOLDER})
    if form.is_valid():
        try:
            file_canvases(request.user.pk, [canvas.pk for canvas in canvases], **form.target())
        except Refused as refusal:
            form.add_error("new_folder", refusal.reason)
        else:
            messages.success(request, _moved(canvases, form))
            return redirect_next(request, "boards:list")
    return _show(request, canvases, form)


def _chosen(request: AuthenticatedRequest) -> list[Canvas]:
    """Return the canvases that a request names. Raise Http404 if the user is not a member of each of them."""
    values = request.POST if request.method == "POST" else request.GET
    try:
        keys = {UUID(key) for key in values.getlist("canvas")[: MOST_AT_ONCE + 1]}
    except ValueError:
        raise Http404 from None
    found = list(Canvas.objects.visible_to(request.user).filter(pk__in=keys).order_by("title", "pk"))
    if len(found) != len(keys) or len(keys) > MOST_AT_ONCE:
        raise Http404
    return found


def _moved(canvases: list[Canvas], form: FilingForm) -> str:
    if form.cleaned_data["folder"] == NO_FOLDER:
        return f"{_number(canvases)} {'is' if len(canvases) == 1 else 'are'} no longer in a folder."
    return f"{_number(canvases)} moved to {in_quotes(form.folder_label())}."


def _number(canvases: list[Canvas]) -> str:
    return "1 canvas" if len(canvases) == 1 else f"{len(canvases)} canvases"


def _show(request: AuthenticatedRequest, canvases: list[Canvas], form: FilingForm) -> HttpResponse:
    in_dialog = is_partial(request)
    template = "boards/filing.html#question" if in_dialog else "boards/filing.html"
    only = canvases[0] if isinstance(form, ArrangementForm) else None
    bar = header_context(request, only) if only and not in_dialog else {}
    context = {
        **bar,
        "canvases": canvases,
        "only": only,
        "heading": "Folder and colour" if only else f"Move {_number(canvases)} to a folder",
        "form": form,
        "in_dialog": in_dialog,
        "next": next_page(request),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, context, status=status)
