"""The picture of a public case: its canvas as PNG, for those who link to it."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.library.caching import PAGE_SECONDS, PICTURE_SECONDS
from canvas_app.case_studies.library.public_canvas import PublicCanvas
from canvas_app.case_studies.published import PublishedCase
from canvas_app.exchange.files.typesetting import NotTypeset, TooManyFiles, place_for_file, write_png
from canvas_app.web.errors import show_error
from relationships.formats import BRITISH, format_day, formats_found_by
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.papers import SLIDE
from relationships.lenses.printing.sheet import build_sheet
from relationships.store.memory_cache import MemoryCache

# 1,200 by 675 pixels.
PIXELS_PER_INCH = 90
NOT_DRAWN = "The picture can’t be drawn at the moment. Try again in a minute."
PICTURES: MemoryCache[int, bytes] = MemoryCache(settings.CACHE_BYTES["pictures"])
logger = logging.getLogger(__name__)


@require_safe
@of_public_case
def picture(request: HttpRequest, case: PublishedCase) -> HttpResponseBase:
    """Return the picture of the public edition, which caches may keep; 503 while too many files are being made."""
    etag = f'"picture-{case.edition_id}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = HttpResponse(find_picture(case), content_type="image/png")
        except NotTypeset as reason:
            if not isinstance(reason, TooManyFiles):
                logger.exception("The picture of a case was not made")
            return show_error(request, HTTPStatus.SERVICE_UNAVAILABLE, NOT_DRAWN)
    response["ETag"] = etag
    # The address that pages give to others names the edition, so that its picture never changes.
    is_of_edition = request.GET.get("edition") == str(case.number)
    response["Cache-Control"] = f"public, max-age={PICTURE_SECONDS if is_of_edition else PAGE_SECONDS}"
    return response


def find_picture(case: PublishedCase) -> bytes:
    """Return the picture, from the cache if possible. Raise NotTypeset if it cannot be drawn now."""
    found = PICTURES.get(case.edition_id)
    if found is None:
        with place_for_file():
            found = _draw(case)
        PICTURES.put(case.edition_id, found, len(found))
    return found


def _draw(case: PublishedCase) -> bytes:
    canvas = PublicCanvas(case)
    # The same for all visitors, whatever their languages.
    with formats_found_by(lambda: BRITISH):
        layout = lay_out(build_sheet(canvas.document), SLIDE, format_day(canvas.as_of))
    return write_png(layout, layout.pages[0], PIXELS_PER_INCH)
