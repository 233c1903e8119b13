"""Views in which the owner of a canvas creates and withdraws secret links."""

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
from canvas_app.boards.board.header import header_context
from canvas_app.boards.sharing.forms import LinkForm
from canvas_app.boards.sharing.sharing_page import show_sharing
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.share_links import CreatedLink, make_link, withdraw_link
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
    form = LinkForm(request.POST)
    made = _create(request, canvas, form) if form.is_valid() else None
    if made is None:
        return show_sharing(request, canvas, HTTPStatus.UNPROCESSABLE_ENTITY, link_form=form.focus())
    # The response to the POST shows the link instead of redirecting, since it is not stored anywhere.
    address = public_url(request, reverse("boards:shared", kwargs={"token": made.token}))
    return show_sharing(request, canvas, HTTPStatus.CREATED, made=made.link, made_address=address)


def _create(request: AuthenticatedRequest, canvas: Canvas, form: LinkForm) -> CreatedLink | None:
    """Create the link in a valid form, or add the reason to the form and return None."""
    try:
        return make_link(canvas.pk, request.user.pk, form.cleaned_data["label"], form.cleaned_data["ends_on"])
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None


@require_page
@require_signed_in
def link_withdrawal(request: AuthenticatedRequest, canvas_id: UUID, link_id: int) -> HttpResponse:
    """Ask for confirmation; on POST withdraw a link."""
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
    context = {**header_context(request, canvas), "link": link, "in_dialog": in_dialog}
    return render(request, template, context)
