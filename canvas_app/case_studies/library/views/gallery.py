"""The gallery of public cases, and the sitemap."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvas_app.case_studies.curators import is_curator
from canvas_app.case_studies.library.caching import keep_page
from canvas_app.case_studies.library.gallery import list_cases
from canvas_app.case_studies.library.parameters import GalleryParameters
from canvas_app.case_studies.models import LibraryEntry
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import is_partial

# The limit of the format.
MOST_ADDRESSES = 50_000


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the cases that match a search and filters; 422 for a search that is too long."""
    wanted = GalleryParameters.read(request.GET)
    found = list_cases(wanted)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wanted.is_too_long else HTTPStatus.OK
    context = {"gallery": found, "wanted": found.wanted, "address": public_url(request, reverse("library:gallery"))}
    if is_partial(request):
        response = render(request, "case_studies/library/gallery.html#answer", context, status=status)
        response["HX-Replace-Url"] = found.wanted.address()
        return keep_page(request, response)
    context["is_curator"] = is_curator(request.user)
    response = render(request, "case_studies/library/gallery.html", context, status=status)
    return keep_page(request, response) if status == HTTPStatus.OK else response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap: the gallery, and every public case with the day of its edition."""
    rows = LibraryEntry.objects.order_by("sort_key", "case").values_list("case__slug", "edition__published_at")
    host = public_url(request, "/").rstrip("/")
    cases = [
        (f"{host}{reverse('library:case', args=[slug])}", published.date()) for slug, published in rows[:MOST_ADDRESSES]
    ]
    context = {"gallery": f"{host}{reverse('library:gallery')}", "cases": cases}
    response = render(request, "case_studies/library/sitemap.xml", context, content_type="application/xml")
    return keep_page(request, response)
