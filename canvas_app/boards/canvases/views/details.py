"""What is said of a canvas as a whole: its title, description, stage, market and currency."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, submission_of, visible_canvas
from canvas_app.boards.canvases.forms import DetailsForm, as_typed
from canvas_app.boards.canvases.next_url import came_from, onwards
from canvas_app.web.requests import is_partial
from relationships.actions.canvases import describe_canvas
from relationships.errors import Conflict
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def details(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """The form, as a page or in a dialog; a newer value of the same field is shown beside what was typed."""
    canvas = visible_canvas(request, canvas_id)
    require(can_edit(canvas, canvas.role))
    if request.method != "POST":
        return _show(request, canvas, DetailsForm(initial=DetailsForm.initial_of(canvas)))
    form = DetailsForm(request.POST, known=canvas.sources)
    if not form.is_valid():
        return _show(request, canvas, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    base = form.cleaned_data["revision"]
    try:
        describe_canvas(canvas.pk, request.user.pk, submission_of(request), changes=form.changes(), base_revision=base)
    except Conflict as conflict:
        return _show_conflict(request, canvas, form, conflict)
    messages.success(request, f"“{form.cleaned_data['title']}” is saved.")
    return onwards(request, "boards:board", canvas_id=canvas.pk)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    form: DetailsForm,
    status: HTTPStatus = HTTPStatus.OK,
    **more: object,
) -> HttpResponse:
    in_dialog = is_partial(request)
    template = "boards/details.html#details" if in_dialog else "boards/details.html"
    context = {"canvas": canvas, "form": form, "in_dialog": in_dialog, "next": came_from(request), **more}
    return render(request, template, context, status=status)


def _show_conflict(
    request: AuthenticatedRequest, canvas: Canvas, form: DetailsForm, conflict: Conflict
) -> HttpResponse:
    # What was not touched has the newer values, or keeping mine would put the old ones back without a word.
    newer = {path: as_typed(value) for path, value in conflict.untouched.items()}
    said = form.said_again(conflict.revision) | newer
    again = DetailsForm(said, known=canvas.sources)
    taken = said | {clash.path: as_typed(clash.theirs) for clash in conflict.fields}
    clashes = [again.show(clash) for clash in conflict.fields]
    return _show(request, canvas, again, HTTPStatus.CONFLICT, conflict=conflict, clashes=clashes, taken=taken)
