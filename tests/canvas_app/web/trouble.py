"""URL configuration for tests, with views that fail or need a signed-in user."""

import logging

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.urls import handler400, handler403, handler404, handler500
from canvas_app.urls import urlpatterns as site_urlpatterns
from canvas_app.web.requests import is_partial, redirect

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Viewers cannot change a canvas. Ask <Ada> for more.")


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


def broken(request: HttpRequest) -> HttpResponse:
    logging.getLogger("rapport.test").warning("about to fail for ada@example.com")
    raise RuntimeError("ada@example.com asked for /shared/open-sesame/")


@require_POST
def posts_only(request: HttpRequest) -> HttpResponse:
    return HttpResponse("posted")


def conflict(request: HttpRequest) -> HttpResponse:
    return HttpResponse("two texts", status=409)


def hidden(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse("shared")


@require_signed_in
def members(request: AuthenticatedRequest, number: int) -> HttpResponse:
    return HttpResponse(f"{request.user.email} {number} {is_partial(request)}")


def remember(request: HttpRequest) -> HttpResponse:
    request.session["remembered"] = "this"
    return HttpResponse("remembered")


def elsewhere(request: HttpRequest) -> HttpResponse:
    return redirect(request, "members", number=7)


urlpatterns = [
    path("bad/", bad),
    path("forbidden/", forbidden),
    path("missing/", missing),
    path("broken/", broken),
    path("posts-only/", posts_only),
    path("conflict/", conflict),
    path("shared/<str:token>/", hidden, name="shared"),
    path("members/<int:number>/", members, name="members"),
    path("remember/", remember),
    path("elsewhere/", elsewhere),
    *site_urlpatterns,
]
