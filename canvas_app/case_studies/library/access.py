"""Finding the case that a page of the library is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse

from canvas_app.case_studies.models import OldSlug
from canvas_app.case_studies.published import PublishedCase, find_published


def of_public_case[Request: HttpRequest, **P](
    view: Callable[Concatenate[Request, PublishedCase, P], HttpResponseBase],
) -> Callable[Concatenate[Request, P], HttpResponseBase]:
    """Give a view the public case of its slug.

    Redirect permanently from a former slug, to the same page of the case; 404 if readers see no such case.
    """

    @wraps(view)
    def found(request: Request, /, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        case = find_published(slug)
        return view(request, case, *args, **kwargs) if case else _redirect_renamed(request, slug)

    return cast("Callable[Concatenate[Request, P], HttpResponseBase]", found)


def _redirect_renamed(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the redirect to the present address of a renamed case. Raise Http404 if there is none."""
    now = OldSlug.objects.filter(slug=slug, case__public_edition__isnull=False).values_list("case__slug", flat=True)
    renamed, match = now.first(), request.resolver_match
    if renamed is None or match is None:
        raise Http404
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": renamed})
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
