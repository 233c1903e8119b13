"""The page that compares two canvases, or two versions of one."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.comparison.canvases import NAME
from canvas_app.boards.comparison.form import SIDES, ComparisonForm
from canvas_app.boards.comparison.fragment import draw_comparison
from canvas_app.boards.comparison.sources import NotThen, tell_against_all
from canvas_app.web.requests import redirect

SELECT_TWO = "Select two canvases to compare them, or choose the second one here."
FIRST_TWO = "You can compare two canvases at a time. These are the first two that you selected."


@require_safe
@require_signed_in
def comparison(request: AuthenticatedRequest) -> HttpResponse:
    """Show the form that chooses two canvases, and their comparison once both are chosen."""
    if picked := request.GET.getlist("canvas"):
        return _go_to_picked(request, picked)
    form = ComparisonForm(request.GET, request.user)
    content = _draw(form) if form.is_valid() else ""
    context = {
        "form": form,
        "content": content,
        "has_one": any(form.found.values()),
        "swapped": _swapped(request) if content else "",
        "title": _title(form),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "boards/comparison.html", context, status=status)


def _go_to_picked(request: AuthenticatedRequest, picked: list[str]) -> HttpResponse:
    """Redirect to the comparison of the canvases that were selected in a list."""
    if len(picked) != len(SIDES):
        messages.info(request, SELECT_TWO if len(picked) < len(SIDES) else FIRST_TWO)
    sides = {side: f"{NAME}:{key}" for side, key in zip(SIDES, picked, strict=False)}
    return redirect(request, f"{reverse('boards:comparison')}?{urlencode(sides)}")


def _draw(form: ComparisonForm) -> str:
    """Return the comparison; empty, with an error in the form, if a canvas cannot be shown as it was."""
    left, right = (form.found[side] for side in SIDES)
    if left is None or right is None:
        return ""
    try:
        drawn = draw_comparison(left, right, timezone.localdate())
        # Apart from what is cached: it changes with all canvases of a kind.
        label, sentences = tell_against_all(left, right)
        return drawn + render_to_string("boards/_against_all.html", {"label": label, "sentences": sentences})
    except NotThen as reason:
        form.add_error(None, str(reason))
        return ""


def _swapped(request: AuthenticatedRequest) -> str:
    """Return the query of the same comparison with the sides exchanged."""
    pairs = (("right", "left"), ("left", "right"))
    names = [(f"{old}{part}", f"{new}{part}") for old, new in pairs for part in ("", "_on", "_time")]
    return urlencode({new: value for old, new in names if (value := request.GET.get(old))})


def _title(form: ComparisonForm) -> str:
    titles = [found.title for side in SIDES if (found := form.found.get(side))]
    return f"{' and '.join(titles)} compared" if len(titles) == len(SIDES) else "Compare canvases"
