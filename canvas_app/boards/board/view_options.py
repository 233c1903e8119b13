"""How a board is shown: in full, with a line for each note, as a whole in the window, or on a projector."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.http import HttpRequest, HttpResponse

COOKIE = "board_view"
REMEMBERED = timedelta(days=365)


class BoardView(models.TextChoices):
    """A view option of the board; the value is that of `view` in the URL."""

    COMFORTABLE = "comfortable", "Comfortable"
    COMPACT = "compact", "Compact"
    FIT = "fit", "Fit"
    PRESENT = "present", "Present"

    @property
    def hint(self) -> str:
        """What the option does, and its key."""
        return HINTS[self]


HINTS: dict[BoardView, str] = {
    BoardView.COMFORTABLE: "Show every note in full; the page scrolls",
    BoardView.COMPACT: "Show one line of each note",
    BoardView.FIT: "Show the whole canvas in the window (F)",
    BoardView.PRESENT: "Fill the screen, for a projector (P)",
}


def read_view(request: HttpRequest) -> BoardView:
    """Return the view option in the URL, or the one used last; invalid values are ignored."""
    for value in (request.GET.get("view"), request.COOKIES.get(COOKIE)):
        if value in BoardView.values:
            return BoardView(value)
    return BoardView.COMFORTABLE


def view_context(request: HttpRequest) -> dict[str, object]:
    """Return the context of the template that offers the view options."""
    return {"view": read_view(request), "views": list(BoardView)}


def remember_view(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Set a cookie with the view option in the URL, so that the next board is shown alike. Presenting is not kept."""
    view = request.GET.get("view")
    if view in BoardView.values and view != BoardView.PRESENT:
        response.set_cookie(COOKIE, view, max_age=REMEMBERED, samesite="Lax", secure=request.is_secure())
    return response
