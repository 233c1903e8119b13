"""View of the details of a canvas: its title, description, stage, market, currency and sources."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.header import header_context
from canvas_app.boards.canvases.forms import DetailsForm
from canvas_app.boards.next_url import next_page, redirect_next
from canvas_app.boards.submit import action_args, submit
from canvas_app.web.requests import is_partial
from relationships.actions.canvases import describe_canvas
from relationships.actions.editing import Outcome
from relationships.document.naming import in_quotes
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def details(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, as a page or in a dialog; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    require(can_edit(canvas, canvas.role))
    if request.method != "POST":
        return _show(request, canvas, DetailsForm(initial=DetailsForm.initial_values(canvas)))
    form = DetailsForm(request.POST, known=canvas.sources)
    return submit(
        form,
        write=partial(_write, request, canvas, form),
        show=partial(_show, request, canvas, form),
        done=partial(_saved, request, canvas, form),
    )


def _write(request: AuthenticatedRequest, canvas: Canvas, form: DetailsForm) -> Outcome:
    args, base = action_args(request, canvas), form.cleaned_data["revision"]
    return describe_canvas(*args, changes=form.changes(), base=base)


def _saved(request: AuthenticatedRequest, canvas: Canvas, form: DetailsForm, outcome: Outcome) -> HttpResponse:
    messages.success(request, f"{in_quotes(form.cleaned_data['title'])} saved.")
    return redirect_next(request, "boards:board", canvas_id=canvas.pk)


def _show(
    request: AuthenticatedRequest, canvas: Canvas, form: DetailsForm, status: int = 200, /, **more: object
) -> HttpResponse:
    in_dialog = is_partial(request)
    template = "boards/details.html#details" if in_dialog else "boards/details.html"
    bar = {"canvas": canvas} if in_dialog else header_context(request, canvas)
    context = {**bar, "form": form, "in_dialog": in_dialog, "next": next_page(request), **more}
    return render(request, template, context, status=status)
