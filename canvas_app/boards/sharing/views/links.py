"""Views in which the owner of a canvas creates, changes and withdraws secret links."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import found_or_404, require, visible_canvas
from canvas_app.boards.sharing.link_forms import JoinLinkForm, NewLinkForm, ReadLinkForm, edit_form
from canvas_app.boards.sharing.question import show_question
from canvas_app.boards.sharing.sharing_page import show_sharing
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import redirect
from relationships.actions.share_links import (
    CreatedLink,
    edit_join_link,
    edit_link,
    make_join_link,
    make_link,
    withdraw_link,
)
from relationships.errors import Refused
from relationships.models import Canvas, ShareLink
from relationships.sharing.permissions import can_manage

require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
@require_signed_in
def links(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Create a link and show it once; other methods than POST redirect to the members."""
    canvas = visible_canvas(request, canvas_id)
    if request.method != "POST":
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    require(can_manage(canvas.role))
    form = NewLinkForm(request.POST)
    made = _create(request, canvas, form) if form.is_valid() else None
    if made is None:
        return show_sharing(request, canvas, HTTPStatus.UNPROCESSABLE_ENTITY, link_form=form.focus())
    # The response to the POST shows the link instead of redirecting, since it is not stored anywhere.
    page = "boards:join" if made.link.joins else "boards:shared"
    address = public_url(request, reverse(page, kwargs={"token": made.token}))
    return show_sharing(request, canvas, HTTPStatus.CREATED, made=made.link, made_address=address)


def _create(request: AuthenticatedRequest, canvas: Canvas, form: NewLinkForm) -> CreatedLink | None:
    """Create the link in a valid form, or add the reason to the form and return None."""
    create: Callable[..., CreatedLink] = make_join_link if form.joins else make_link
    try:
        return create(canvas.pk, request.user.pk, **form.terms, **form.choices)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None


@require_page
@require_signed_in
def link(request: AuthenticatedRequest, canvas_id: UUID, link_id: int) -> HttpResponse:
    """Show the choices of a link; on POST change them."""
    canvas = visible_canvas(request, canvas_id)
    found = _find_link(canvas, link_id)
    form = edit_form(found, request.POST if request.method == "POST" else None)
    if form.is_valid() and _edit(request, found, form):
        messages.success(request, "Link saved.")
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return show_question(request, "boards/link.html", canvas, status, link=found, form=form.focus())


def _edit(request: AuthenticatedRequest, link: ShareLink, form: ReadLinkForm | JoinLinkForm) -> bool:
    """Change the link as a valid form says, or add the reason to the form and return False."""
    edit: Callable[..., ShareLink] = edit_join_link if link.joins else edit_link
    try:
        edit(link.canvas_id, request.user.pk, link.pk, **form.terms, **form.choices)
    except Refused as refused:
        form.add_error("use_limit" if link.joins else None, refused.reason)
        return False
    return True


@require_page
@require_signed_in
def link_withdrawal(request: AuthenticatedRequest, canvas_id: UUID, link_id: int) -> HttpResponse:
    """Ask for confirmation; on POST withdraw a link."""
    canvas = visible_canvas(request, canvas_id)
    found = _find_link(canvas, link_id)
    if request.method == "POST":
        withdraw_link(canvas.pk, request.user.pk, found.pk)
        messages.success(request, "Link withdrawn. It no longer works.")
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    return show_question(request, "boards/link_withdrawal.html", canvas, link=found)


def _find_link(canvas: Canvas, link_id: int) -> ShareLink:
    """Return a link of the canvas. Raise PermissionDenied if the user does not own it, Http404 if there is none."""
    require(can_manage(canvas.role))
    return found_or_404(ShareLink.objects.filter(canvas=canvas, pk=link_id).first())
