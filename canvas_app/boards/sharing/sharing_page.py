"""The page of a canvas's members and, for its owner, invitations and secret links."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.header import header_context
from canvas_app.boards.sharing.forms import MEANINGS, InvitationForm, role_choices
from canvas_app.boards.sharing.link_forms import NewLinkForm
from canvas_app.web.requests import is_partial, redirect
from relationships.models import Canvas, Invitation, Member, Role, ShareLink
from relationships.sharing.permissions import can_manage
from relationships.sharing.queries import count_links, list_members, open_invitations


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member, and the roles that the owner can give them, each with its value, label and meaning."""

    member: Member
    choices: list[tuple[str, str, str]]


def show_sharing(
    request: AuthenticatedRequest, canvas: Canvas, status: int = HTTPStatus.OK, **extra: object
) -> HttpResponse:
    """Show the page, or for htmx its changeable part; `extra` context replaces defaults, such as a form with errors."""
    template = "boards/members.html#answer" if is_partial(request) else "boards/members.html"
    # Forms with errors are shown at addresses that can only be posted to.
    address = reverse("boards:members", args=[canvas.pk])
    context = header_context(request, canvas) | _context(canvas, extra.get("focus")) | {"page_url": address} | extra
    return render(request, template, context, status=status)


def show_updated_sharing(
    request: AuthenticatedRequest, canvas: Canvas, text: str, *, tone: int = messages.SUCCESS, focus: object = ""
) -> HttpResponse:
    """Show the updated page with a message; `focus` names the element that gets the focus."""
    messages.add_message(request, tone, text)
    if is_partial(request):
        return show_sharing(request, canvas, focus=focus)
    return redirect(request, "boards:members", canvas_id=canvas.pk)


def _context(canvas: Canvas, focus: object) -> dict[str, Any]:
    others = _owner_context(canvas, focus) if can_manage(canvas.role) else _member_context(canvas)
    return {"members": list(map(_listed, list_members(canvas.pk))), **others}


def _listed(member: Member) -> ListedMember:
    choices = [(role.value, role.label, MEANINGS[role]) for role in role_choices(member.role)]
    return ListedMember(member, choices)


def _owner_context(canvas: Canvas, focus: object) -> dict[str, Any]:
    explained = (Role.OWNER, *role_choices())
    return {
        "invitations": Invitation.objects.filter(canvas=canvas).order_by("email"),
        "links": ShareLink.objects.filter(canvas=canvas).order_by("created_at", "pk"),
        "meanings": [(role.label, MEANINGS[role]) for role in explained],
        "invitation_form": InvitationForm().focus("email") if focus == "email" else InvitationForm(),
        "link_form": NewLinkForm(),
    }


def _member_context(canvas: Canvas) -> dict[str, Any]:
    """Return only numbers, since addresses and labels of links are visible to the owner only."""
    to_read, to_join = count_links(canvas.pk)
    invited = open_invitations().filter(canvas=canvas).count()
    return {"invited_count": invited, "to_read": to_read, "to_join": to_join}
