"""Views that archive, restore and delete a canvas, for its owner only."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.header import header_context
from canvas_app.boards.canvases.forms import DeletionForm
from canvas_app.boards.next_url import next_page, redirect_next
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.canvases import archive_canvas, delete_canvas, restore_canvas
from relationships.document.naming import in_quotes
from relationships.errors import Refused
from relationships.models import Member, Note
from relationships.sharing.permissions import can_manage


@require_POST
@require_signed_in
def archive(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Archive a canvas."""
    canvas = visible_canvas(request, canvas_id)
    archive_canvas(canvas.pk, request.user.pk)
    undo = reverse("boards:restoration", args=[canvas.pk])
    messages.success(request, f"{in_quotes(canvas.title)} archived.", extra_tags=undo)
    return redirect_next(request, "boards:list")


@require_POST
@require_signed_in
def restoration(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Restore a canvas from the archive."""
    canvas = visible_canvas(request, canvas_id)
    restore_canvas(canvas.pk, request.user.pk)
    messages.success(request, f"{in_quotes(canvas.title)} restored.")
    return redirect_next(request, "boards:list")


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def deletion(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Delete a canvas permanently after its title was typed as confirmation."""
    canvas = visible_canvas(request, canvas_id)
    require(can_manage(canvas.role))
    form = DeletionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            delete_canvas(canvas.pk, request.user.pk, title=form.cleaned_data["title"])
        except Refused as refusal:
            form.add_error("title", refusal.reason)
        else:
            messages.success(request, f"{in_quotes(canvas.title)} deleted.")
            return redirect(request, next_page(request) or "boards:list")
    in_dialog = is_partial(request)
    template = "boards/deletion.html#deletion" if in_dialog else "boards/deletion.html"
    others = Member.objects.filter(canvas=canvas).exclude(user=request.user).count()
    notes = Note.objects.filter(canvas=canvas).count()
    bar = {"canvas": canvas} if in_dialog else header_context(request, canvas)
    context = {**bar, "form": form, "others": others, "notes": notes, "in_dialog": in_dialog}
    context["next"] = next_page(request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, context, status=status)
