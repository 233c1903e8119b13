"""Views in which the owner of a canvas sends, resends and withdraws invitations."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.sharing.forms import InvitationForm
from canvas_app.boards.sharing.invitation_mail import mail_invitation
from canvas_app.boards.sharing.sharing_page import show_sharing, show_updated_sharing
from canvas_app.templatetags.bidi import apart
from canvas_app.web.errors import show_error
from canvas_app.web.hourly_limit import HourlyLimit
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.invitations import IssuedInvitation, invite, renew_invitation, withdraw_invitation
from relationships.errors import Refused
from relationships.models import Canvas
from relationships.sharing.permissions import can_manage

LIMIT = HourlyLimit("invitations", 20, "sent {} invitations")
NOT_SENT = "{} is invited, but the e-mail couldn’t be sent. Try “Send again” later."


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def invitations(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Send an invitation; other methods than POST redirect to the members."""
    canvas = visible_canvas(request, canvas_id)
    if request.method != "POST":
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    require(can_manage(canvas.role))
    form = InvitationForm(request.POST)
    if form.is_valid() and (refusal := LIMIT.refusal(request.user.pk)):
        return _show_refusal(request, canvas, form, refusal)
    issued = _issue(request, canvas, form) if form.is_valid() else None
    if issued is None:
        return show_sharing(request, canvas, HTTPStatus.UNPROCESSABLE_ENTITY, invitation_form=form.focus())
    return _send(request, canvas, issued)


@require_POST
@require_signed_in
def invitation_delivery(request: AuthenticatedRequest, canvas_id: UUID, invitation_id: int) -> HttpResponse:
    """Send an invitation again, with a new link and a new expiry."""
    canvas = visible_canvas(request, canvas_id)
    require(can_manage(canvas.role))
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    return _send(request, canvas, renew_invitation(canvas.pk, request.user.pk, invitation_id))


@require_POST
@require_signed_in
def invitation_withdrawal(request: AuthenticatedRequest, canvas_id: UUID, invitation_id: int) -> HttpResponse:
    """Withdraw an invitation."""
    canvas = visible_canvas(request, canvas_id)
    withdrawn = withdraw_invitation(canvas.pk, request.user.pk, invitation_id)
    text = format_html("The invitation to {} is withdrawn.", apart(withdrawn.email))
    return show_updated_sharing(request, canvas, text, focus="invite")


def _show_refusal(request: AuthenticatedRequest, canvas: Canvas, form: InvitationForm, refusal: str) -> HttpResponse:
    """Show why no invitation can be sent now; what was typed stays in the form."""
    if is_partial(request):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    form.add_error("email", refusal)
    return show_sharing(request, canvas, HTTPStatus.TOO_MANY_REQUESTS, invitation_form=form.focus())


def _issue(request: AuthenticatedRequest, canvas: Canvas, form: InvitationForm) -> IssuedInvitation | None:
    """Create the invitation in a valid form, or add the reason to the form and return None."""
    try:
        return invite(canvas.pk, request.user.pk, form.cleaned_data["email"], form.cleaned_data["role"])
    except Refused as refused:
        form.add_error("email", refused.reason)
        return None


def _send(request: AuthenticatedRequest, canvas: Canvas, issued: IssuedInvitation) -> HttpResponse:
    address = apart(issued.invitation.email)
    if mail_invitation(request, issued):
        return show_updated_sharing(request, canvas, format_html("{} is invited.", address), focus="email")
    return show_updated_sharing(request, canvas, format_html(NOT_SENT, address), tone=messages.WARNING, focus="email")
