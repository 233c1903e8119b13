"""Views of the members of a canvas: the list, roles, removal, leaving, and a new owner."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import joined_canvas, require, visible_canvas
from canvas_app.boards.sharing.forms import OwnershipForm, RoleForm
from canvas_app.boards.sharing.question import show_question
from canvas_app.boards.sharing.sharing_page import show_sharing, show_updated_sharing
from canvas_app.templatetags.bidi import apart
from canvas_app.web.requests import redirect
from relationships.actions.members import OWNER_STAYS, change_role, hand_over, leave_canvas, remove_member
from relationships.document.naming import in_quotes
from relationships.errors import Refused
from relationships.models import Canvas, Member, Role
from relationships.sharing.permissions import can_manage
from relationships.sharing.queries import count_links, list_members

require_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require_signed_in
def members(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """List the members of a canvas; the owner also sees invitations and links."""
    return show_sharing(request, joined_canvas(request, canvas_id))


@require_POST
@require_signed_in
def member_role(request: AuthenticatedRequest, canvas_id: UUID, member_id: int) -> HttpResponse:
    """Change the role of a member."""
    canvas = _managed_canvas(request, canvas_id)
    present = Member.objects.filter(canvas=canvas, pk=member_id).values_list("role", flat=True).first()
    form = RoleForm(request.POST, present=present or "")
    if not form.is_valid():
        return show_sharing(request, canvas, HTTPStatus.UNPROCESSABLE_ENTITY, role_form=form)
    member = change_role(canvas.pk, request.user.pk, member_id, form.cleaned_data["role"])
    text = format_html("{} is now {}.", apart(member.user), _with_article(member.role))
    return show_updated_sharing(request, canvas, text, focus=member.pk)


@require_page
@require_signed_in
def member_removal(request: AuthenticatedRequest, canvas_id: UUID, member_id: int) -> HttpResponse:
    """Ask for confirmation; on POST remove a member."""
    canvas = _managed_canvas(request, canvas_id)
    member = Member.objects.select_related("user").filter(canvas=canvas, pk=member_id).first()
    if member is None:
        raise Http404
    if member.role == Role.OWNER:
        raise Refused(OWNER_STAYS)
    if request.method == "POST":
        remove_member(canvas.pk, request.user.pk, member.pk)
        messages.success(request, format_html("{} is no longer a member.", apart(member.user)))
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    to_read, to_join = count_links(canvas.pk)
    return show_question(request, "boards/removal.html", canvas, member=member, to_read=to_read, to_join=to_join)


@require_page
@require_signed_in
def ownership(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Ask for the new owner; on POST transfer the canvas to them."""
    canvas = _managed_canvas(request, canvas_id)
    others = [member for member in list_members(canvas.pk) if member.role != Role.OWNER]
    chosen = {"member": request.GET.get("member", "")}
    form = OwnershipForm(request.POST if request.method == "POST" else None, members=others, initial=chosen)
    if form.is_valid():
        member = hand_over(canvas.pk, request.user.pk, form.cleaned_data["member"])
        messages.success(request, format_html("{} now owns the canvas. You’re an editor.", apart(member.user)))
        return redirect(request, "boards:members", canvas_id=canvas.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return show_question(request, "boards/ownership.html", canvas, status, form=form, others=others)


@require_page
@require_signed_in
def departure(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Ask for confirmation; on POST leave the canvas."""
    canvas = joined_canvas(request, canvas_id)
    if request.method == "POST":
        leave_canvas(canvas.pk, request.user.pk)
        messages.success(request, f"You left {in_quotes(canvas.title)}.")
        return redirect(request, "boards:list")
    # The owner cannot leave before transferring the canvas; the page explains that.
    status = HTTPStatus.CONFLICT if canvas.role == Role.OWNER else HTTPStatus.OK
    return show_question(request, "boards/departure.html", canvas, status)


def _managed_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    canvas = visible_canvas(request, canvas_id)
    require(can_manage(canvas.role))
    return canvas


def _with_article(role: str) -> str:
    label = Role(role).label.lower()
    return f"{'an' if label[0] in 'aeo' else 'a'} {label}"
