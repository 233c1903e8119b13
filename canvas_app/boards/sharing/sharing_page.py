"""The page on which a canvas is shared: who is a member and, for its owner, who is invited and which links exist."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.sharing.forms import MEANINGS, InvitationForm, LinkForm
from canvas_app.web.requests import is_partial, redirect
from relationships.models import GRANTED_ROLES, Canvas, Invitation, Role, ShareLink
from relationships.sharing.permissions import can_manage
from relationships.sharing.queries import lasting_links, members_of, open_invitations

CHOICES = [(role.value, role.label, MEANINGS[role]) for role in GRANTED_ROLES]


def show_sharing(
    request: AuthenticatedRequest, canvas: Canvas, status: int = HTTPStatus.OK, **said: object
) -> HttpResponse:
    """The page, or for htmx all of it that can change; `said` are forms with errors, a new link, where to go on."""
    template = "boards/members.html#answer" if is_partial(request) else "boards/members.html"
    context = bar_of(request, canvas) | _describe(canvas, said.get("focus")) | said
    return render(request, template, context, status=status)


def shared_anew(
    request: AuthenticatedRequest, canvas: Canvas, text: str, *, tone: int = messages.SUCCESS, focus: object = ""
) -> HttpResponse:
    """Say what was done and show the page as it is now; `focus` is where the keyboard goes on."""
    messages.add_message(request, tone, text)
    if is_partial(request):
        return show_sharing(request, canvas, focus=focus)
    return redirect(request, "boards:members", canvas_id=canvas.pk)


def _describe(canvas: Canvas, focus: object) -> dict[str, Any]:
    others = _for_owner(canvas, focus) if can_manage(canvas.role) else _for_others(canvas)
    return {"members": members_of(canvas.pk), **others}


def _for_owner(canvas: Canvas, focus: object) -> dict[str, Any]:
    return {
        "invitations": Invitation.objects.filter(canvas=canvas).order_by("email"),
        "links": ShareLink.objects.filter(canvas=canvas).order_by("created_at", "pk"),
        "choices": CHOICES,
        "meanings": [(role.label, MEANINGS[role]) for role in Role],
        "invitation_form": InvitationForm().focus("email") if focus == "email" else InvitationForm(),
        "link_form": LinkForm(),
    }


def _for_others(canvas: Canvas) -> dict[str, Any]:
    """Only how many: addresses and names of links are the owner's."""
    return {
        "invited_count": open_invitations().filter(canvas=canvas).count(),
        "link_count": lasting_links().filter(canvas=canvas).count(),
    }
