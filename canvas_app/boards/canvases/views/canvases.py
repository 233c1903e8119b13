"""Views that list a user's canvases and create new ones."""

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.canvases.forms import NewCanvasForm, SearchForm
from canvas_app.boards.canvases.listing import list_canvases
from canvas_app.boards.canvases.new_canvases import LIMIT
from canvas_app.boards.canvases.starting_points import sample_cards
from canvas_app.boards.sharing.pending_invitations import open_invitations_for
from canvas_app.boards.submit import action_args, read_submission
from canvas_app.web.errors import show_error
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.canvases import copy_canvas, create_canvas
from relationships.catalog.goals import Stage
from relationships.document.naming import in_quotes
from relationships.samples import load_sample


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def canvases(request: AuthenticatedRequest) -> HttpResponse:
    """List the user's canvases; on POST create one."""
    return _create(request) if request.method == "POST" else _show_list(request)


def _show_list(request: AuthenticatedRequest) -> HttpResponse:
    form = SearchForm(request.GET, auto_id="search_%s")
    listing = list_canvases(request.user, form.wanted())
    address = listing.wanted.address()
    context = {"listing": listing, "form": form, "address": address, "back": urlencode({"next": address})}
    if is_partial(request):
        # A search while typing replaces the URL instead of adding an entry to the browser's history.
        response = render(request, "boards/list.html#answer", context)
        response["HX-Replace-Url"] = address
        return response
    context["invited"] = open_invitations_for(request.user)
    if listing.has_nothing_at_all:
        context |= {"start": NewCanvasForm(auto_id="start_%s"), "samples": sample_cards()}
    return render(request, "boards/list.html", context)


def _create(request: AuthenticatedRequest) -> HttpResponse:
    form = NewCanvasForm(request.POST)
    if form.is_valid() and (refusal := LIMIT.refusal(request.user.pk)):
        form.add_error(None, refusal)
        return _show_new(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    if form.is_valid():
        canvas_id = create_canvas(request.user.pk, form.document(), read_submission(request))
        return redirect(request, "boards:board", canvas_id=canvas_id)
    return _show_new(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _show_new(request: AuthenticatedRequest, form: NewCanvasForm, status: HTTPStatus) -> HttpResponse:
    return render(request, "boards/new.html", {"form": form, "samples": sample_cards()}, status=status)


@require_safe
@require_signed_in
def new(request: AuthenticatedRequest) -> HttpResponse:
    """Show everything that a canvas can be started from: the form and the samples."""
    form = NewCanvasForm(initial={"stage": Stage.IDEA, "currency": "EUR"})
    form.starts_focused = True
    return _show_new(request, form, HTTPStatus.OK)


@require_POST
@require_signed_in
def new_from_sample(request: AuthenticatedRequest, name: str) -> HttpResponse:
    """Create a canvas as a copy of a sample."""
    try:
        document = load_sample(name)
    except KeyError:
        raise Http404 from None
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    return redirect(
        request, "boards:board", canvas_id=create_canvas(request.user.pk, document, read_submission(request))
    )


@require_POST
@require_signed_in
def copy(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Copy a canvas that the user may see; the user owns the copy."""
    original = visible_canvas(request, canvas_id)
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    copied = copy_canvas(*action_args(request, original))
    messages.success(request, f"This is your own copy of {in_quotes(original.title)}.")
    return redirect(request, "boards:board", canvas_id=copied)
