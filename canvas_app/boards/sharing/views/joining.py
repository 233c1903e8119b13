"""Invitations as somebody who is invited sees them: by the mailed link, or among one's own pages."""

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
from canvas_app.boards.sharing.pending_invitations import verified_addresses, waiting_for
from canvas_app.web.requests import redirect
from relationships.actions.invitations import accept_addressed, accept_mailed, decline_addressed, decline_mailed
from relationships.errors import Missing
from relationships.models import Invitation, Member, Role
from relationships.sharing.queries import invitation_of


@require_safe
def invitation(request: HtmxRequest, token: str) -> HttpResponse:
    """Who invites to what, for whoever holds the link; with the account that would join."""
    found = invitation_of(token)
    if found is None:
        return _gone(request)
    user = request.user
    is_member = user.is_authenticated and Member.objects.filter(canvas=found.canvas_id, user_id=user.pk).exists()
    meaning = MEANINGS[Role(found.role)]
    context = {"invitation": found, "token": token, "is_member": is_member, "meaning": meaning}
    return _unlisted(render(request, "boards/invitation.html", context))


@require_POST
def invitation_acceptance(request: HtmxRequest, token: str) -> HttpResponse:
    """Let whoever holds the link and is signed in join."""
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("boards:invitation", args=[token]))
    try:
        return _welcome(request, accept_mailed(token, request.user.pk))
    except Missing:
        return _gone(request)


@require_POST
def invitation_refusal(request: HtmxRequest, token: str) -> HttpResponse:
    """Let whoever holds the link decline, signed in or not."""
    try:
        return _declined(request, decline_mailed(token))
    except Missing:
        return _gone(request)


@require_safe
@require_signed_in
def waiting(request: AuthenticatedRequest) -> HttpResponse:
    """The invitations to the user's verified addresses."""
    is_verified = bool(verified_addresses(request.user))
    context = {"invited": waiting_for(request.user), "is_verified": is_verified}
    return render(request, "boards/waiting.html", context)


@require_POST
@require_signed_in
def waiting_acceptance(request: AuthenticatedRequest, invitation_id: int) -> HttpResponse:
    """Join by an address of one's own."""
    return _welcome(request, accept_addressed(invitation_id, request.user.pk, verified_addresses(request.user)))


@require_POST
@require_signed_in
def waiting_refusal(request: AuthenticatedRequest, invitation_id: int) -> HttpResponse:
    """Decline an invitation to an address of one's own."""
    return _declined(request, decline_addressed(invitation_id, verified_addresses(request.user)))


def _welcome(request: HtmxRequest | AuthenticatedRequest, accepted: Invitation) -> HttpResponse:
    messages.success(request, f"Welcome to “{accepted.canvas.title}”.")
    return redirect(request, "boards:board", canvas_id=accepted.canvas_id)


def _declined(request: HtmxRequest | AuthenticatedRequest, declined: Invitation) -> HttpResponse:
    messages.success(request, f"You have declined the invitation to “{declined.canvas.title}”.")
    return redirect(request, "home")


def _gone(request: HtmxRequest) -> HttpResponse:
    return _unlisted(render(request, "boards/invitation_gone.html", status=HTTPStatus.NOT_FOUND))


def _unlisted(response: HttpResponse) -> HttpResponse:
    # Not `no-referrer`, as behind a secret link: browsers would then send forms without origin, and they be refused.
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
