"""Curators: who they are, and their role on the canvases of all cases."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.granted_pages import PageLink, register_page
from canvas_app.case_studies.models import CURATE, CaseStudy
from relationships.models import Role
from relationships.store.grants import register_grant


def register() -> None:
    """Let curators edit the canvases of cases; called once, when the application starts."""
    register_grant("case_studies", curator_role)
    register_page("case_studies", page_of_canvas)


def page_of_canvas(canvas_id: UUID) -> PageLink | None:
    """Return the curators' page of the case with this canvas; None if it is not that of a case."""
    key = CaseStudy.objects.filter(canvas=canvas_id).values_list("pk", flat=True).first()
    return PageLink("Case", reverse("case_studies:case", args=[key])) if key else None


def is_curator(user: object) -> bool:
    """Return whether a user may curate: they were granted the permission, or are an active superuser."""
    return isinstance(user, User) and user.has_perm(CURATE)


def curator_role(canvas_id: UUID, user_id: int) -> str:
    """Return the role of a user on the canvas of a case: editor for curators, empty for others and other canvases."""
    if not CaseStudy.objects.filter(canvas=canvas_id).exists():
        return ""
    return Role.EDITOR.value if is_curator(User.objects.filter(pk=user_id).first()) else ""


def require_curator[**P](
    view: Callable[Concatenate[AuthenticatedRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let curators in. Visitors are sent to sign in, and others find nothing (404)."""

    @wraps(view)
    def curated(request: AuthenticatedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not is_curator(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return require_signed_in(curated)
