"""The canvases somebody has: the list of them, and the ways to one more."""

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
from canvas_app.boards.canvases.starting_points import sample_cards
from canvas_app.boards.sharing.pending_invitations import waiting_for
from canvas_app.boards.submit import action_args, submission_of
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.canvases import copy_canvas, create_canvas
from relationships.catalog.goals import Stage
from relationships.samples import load_sample


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def canvases(request: AuthenticatedRequest) -> HttpResponse:
    """The list; whoever posts to it starts a canvas."""
    return _start(request) if request.method == "POST" else _show_list(request)


def _show_list(request: AuthenticatedRequest) -> HttpResponse:
    form = SearchForm(request.GET, auto_id="search_%s")
    listing = list_canvases(request.user, form.wanted())
    address = listing.wanted.address()
    context = {"listing": listing, "form": form, "address": address, "back": urlencode({"next": address})}
    if is_partial(request):
        # What is searched for while somebody types belongs into the address, but not into the history.
        answer = render(request, "boards/list.html#answer", context)
        answer["HX-Replace-Url"] = address
        return answer
    context["invited"] = waiting_for(request.user)
    if listing.has_nothing_at_all:
        context |= {"start": NewCanvasForm(auto_id="start_%s"), "samples": sample_cards()}
    return render(request, "boards/list.html", context)


def _start(request: AuthenticatedRequest) -> HttpResponse:
    form = NewCanvasForm(request.POST)
    if form.is_valid():
        canvas_id = create_canvas(request.user.pk, form.document(), submission_of(request))
        return redirect(request, "boards:board", canvas_id=canvas_id)
    context = {"form": form, "samples": sample_cards()}
    return render(request, "boards/new.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_safe
@require_signed_in
def new(request: AuthenticatedRequest) -> HttpResponse:
    """Everything a canvas can be started from."""
    form = NewCanvasForm(initial={"stage": Stage.IDEA, "currency": "EUR"})
    form.starts_focused = True
    return render(request, "boards/new.html", {"form": form, "samples": sample_cards()})


@require_POST
@require_signed_in
def new_from_sample(request: AuthenticatedRequest, name: str) -> HttpResponse:
    """Make a copy of a sample the reader's own."""
    try:
        document = load_sample(name)
    except KeyError:
        raise Http404 from None
    return redirect(request, "boards:board", canvas_id=create_canvas(request.user.pk, document, submission_of(request)))


@require_POST
@require_signed_in
def copy(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Make a copy of a canvas, whoever's it is, the reader's own."""
    original = visible_canvas(request, canvas_id)
    copied = copy_canvas(*action_args(request, original))
    messages.success(request, f"This is your own copy of “{original.title}”.")
    return redirect(request, "boards:board", canvas_id=copied)
