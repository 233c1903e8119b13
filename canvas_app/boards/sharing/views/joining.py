"""Views in which invited people accept or decline invitations: by the mailed link, or after signing in."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import AuthenticatedRequest, HtmxRequest, require_signed_in
from canvas_app.boards.sharing.forms import MEANINGS
from canvas_app.boards.sharing.pending_invitations import open_invitations_for, verified_addresses
from canvas_app.boards.sharing.unlisted import unlisted
from canvas_app.web.requests import redirect
from relationships.actions.invitations import accept_addressed, accept_mailed, decline_addressed, decline_mailed
from relationships.document.naming import in_quotes
from relationships.errors import Missing
from relationships.models import Invitation, Member, Role
from relationships.sharing.queries import find_invitation


@require_safe
def invitation(request: HtmxRequest, token: str) -> HttpResponse:
    """Show an invitation to anyone with its link, and the account that would join."""
    found = find_invitation(token)
    if found is None:
        return _show_not_found(request)
    user = request.user
    is_member = user.is_authenticated and Member.objects.filter(canvas=found.canvas_id, user_id=user.pk).exists()
    meaning = MEANINGS[Role(found.role)]
    context = {"invitation": found, "token": token, "is_member": is_member, "meaning": meaning}
    return unlisted(render(request, "boards/invitation.html", context))


@require_POST
def invitation_acceptance(request: HtmxRequest, token: str) -> HttpResponse:
    """Accept the invitation of a link for the signed-in user."""
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("boards:invitation", args=[token]))
    try:
        return _redirect_to_canvas(request, accept_mailed(token, request.user.pk))
    except Missing:
        return _show_not_found(request)


@require_POST
def invitation_refusal(request: HtmxRequest, token: str) -> HttpResponse:
    """Decline the invitation of a link; this does not require signing in."""
    try:
        return _redirect_home(request, decline_mailed(token))
    except Missing:
        return _show_not_found(request)


@require_safe
@require_signed_in
def waiting(request: AuthenticatedRequest) -> HttpResponse:
    """List the invitations to the user's verified addresses."""
    is_verified = bool(verified_addresses(request.user))
    context = {"invited": open_invitations_for(request.user), "is_verified": is_verified}
    return render(request, "boards/waiting.html", context)


@require_POST
@require_signed_in
def waiting_acceptance(request: AuthenticatedRequest, invitation_id: int) -> HttpResponse:
    """Accept an invitation to one of the user's verified addresses."""
    return _redirect_to_canvas(
        request, accept_addressed(invitation_id, request.user.pk, verified_addresses(request.user))
    )


@require_POST
@require_signed_in
def waiting_refusal(request: AuthenticatedRequest, invitation_id: int) -> HttpResponse:
    """Decline an invitation to one of the user's verified addresses."""
    return _redirect_home(request, decline_addressed(invitation_id, verified_addresses(request.user)))


def _redirect_to_canvas(request: HtmxRequest | AuthenticatedRequest, accepted: Invitation) -> HttpResponse:
    messages.success(request, f"Welcome to {in_quotes(accepted.canvas.title)}.")
    return redirect(request, "boards:board", canvas_id=accepted.canvas_id)


def _redirect_home(request: HtmxRequest | AuthenticatedRequest, declined: Invitation) -> HttpResponse:
    messages.success(request, f"You declined the invitation to {in_quotes(declined.canvas.title)}.")
    return redirect(request, "home")


def _show_not_found(request: HtmxRequest) -> HttpResponse:
    return unlisted(render(request, "boards/invitation_gone.html", status=HTTPStatus.NOT_FOUND))
