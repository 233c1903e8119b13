"""Secret links as the owner of a canvas sees them: made, shown once, withdrawn."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.sharing.forms import LinkForm
from canvas_app.boards.sharing.sharing_page import show_sharing
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.share_links import Made, make_link, withdraw_link
from relationships.errors import Refused
from relationships.models import Canvas, ShareLink
from relationships.sharing.permissions import can_manage

require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_page
@require_signed_in
def links(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Make a link and show it, this once. Whoever only looks at this address is sent to the members."""
    canvas = visible_canvas(request, canvas_id)
    if request.method != "POST":
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    require(can_manage(canvas.role))
    form = LinkForm(request.POST)
    made = _make(request, canvas, form) if form.is_valid() else None
    if made is None:
        return show_sharing(request, canvas, HTTPStatus.UNPROCESSABLE_ENTITY, link_form=form.focus())
    # Not kept anywhere, not even in the session until the next page: so this answer, to the POST, shows it.
    address = public_url(request, reverse("boards:shared", kwargs={"token": made.token}))
    return show_sharing(request, canvas, HTTPStatus.CREATED, made=made.link, made_address=address)


def _make(request: AuthenticatedRequest, canvas: Canvas, form: LinkForm) -> Made | None:
    """The link that a valid form asks for; without one, the form says why."""
    try:
        return make_link(canvas.pk, request.user.pk, form.cleaned_data["label"], form.cleaned_data["ends_on"])
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None


@require_page
@require_signed_in
def link_withdrawal(request: AuthenticatedRequest, canvas_id: UUID, link_id: int) -> HttpResponse:
    """Ask whether a link is to open nothing any more, and withdraw it."""
    canvas = visible_canvas(request, canvas_id)
    require(can_manage(canvas.role))
    link = ShareLink.objects.filter(canvas=canvas, pk=link_id).first()
    if link is None:
        raise Http404
    if request.method == "POST":
        withdraw_link(canvas.pk, request.user.pk, link.pk)
        messages.success(request, "The link is withdrawn. It opens nothing any more.")
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    in_dialog = is_partial(request)
    template = "boards/link_withdrawal.html#question" if in_dialog else "boards/link_withdrawal.html"
    context = {**bar_of(request, canvas), "link": link, "in_dialog": in_dialog}
    return render(request, template, context)
