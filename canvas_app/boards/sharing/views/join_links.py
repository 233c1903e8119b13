"""Views in which people become editors of a canvas with a secret link for joining."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import HtmxRequest
from canvas_app.boards.sharing.forms import MEANINGS
from canvas_app.boards.sharing.unlisted import unlisted
from canvas_app.web.requests import redirect
from relationships.actions.joining import join_by_link
from relationships.document.naming import in_quotes
from relationships.errors import Missing
from relationships.models import Member, Role, ShareLink
from relationships.sharing.permissions import EDITING_ROLES
from relationships.sharing.queries import find_join_link


@require_safe
def join(request: HtmxRequest, token: str) -> HttpResponse:
    """Show what canvas a link for joining opens, and the account that would become an editor."""
    link = find_join_link(token)
    if link is None:
        return _show_not_found(request)
    role = _present_role(request, link)
    context = {
        "link": link,
        "token": token,
        "meaning": MEANINGS[Role.EDITOR],
        "can_edit": role in EDITING_ROLES,
        "present": role and Role(role).label.lower(),
    }
    return unlisted(render(request, "boards/join.html", context))


def _present_role(request: HtmxRequest, link: ShareLink) -> str | None:
    """Return the role that the user has on the canvas already; None without one."""
    if not isinstance(request.user, User):
        return None
    return Member.objects.filter(canvas=link.canvas_id, user=request.user).values_list("role", flat=True).first()


@require_POST
def join_acceptance(request: HtmxRequest, token: str) -> HttpResponse:
    """Make the signed-in user an editor of the canvas of a link."""
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("boards:join", args=[token]))
    try:
        joined = join_by_link(token, request.user.pk)
    except Missing:
        return _show_not_found(request)
    title = in_quotes(joined.canvas.title)
    messages.success(request, f"Welcome to {title}." if joined.is_new else f"You can already edit {title}.")
    return redirect(request, "boards:board", canvas_id=joined.canvas.pk)


def _show_not_found(request: HtmxRequest) -> HttpResponse:
    return unlisted(render(request, "boards/join_gone.html", status=HTTPStatus.NOT_FOUND))
