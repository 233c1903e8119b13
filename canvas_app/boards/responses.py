"""The answer to a write: for a page the next page, for htmx just the fragments that became stale."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.lens_registry import draw_lens, lens_of, lens_url, note_in_lens
from canvas_app.boards.sheet import notes_url, sheet_of
from canvas_app.boards.stale import stale_cards
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.editing import Outcome
from relationships.actions.history import possible_steps
from relationships.lenses.board import Filter
from relationships.models import Canvas, ChangeKind
from relationships.store.load import load_step

# What stands in the drawer, and so beside a lens as well as beside the board.
IN_DRAWER = ("/notes/", "/indicators/", "/reviews/")


def answer(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcome: Outcome,
    *,
    said: str = "",
    told: str = "",
    said_on_page: str = "",
    undo: str = "",
    draw: Callable[[], str] | None = None,
    to: str = "",
    replaces_url: bool = False,
) -> HttpResponse:
    """Show what came of a write. `said` is a notice for the user, which offers to undo it where `undo` says where to
    post that; `told` is for a screen reader alone, as others see it; `draw` makes the fragment for htmx's own target.

    Without htmx the browser goes on to `to`, or to the board at the note that was changed; `said_on_page` is a notice
    for that page alone. With htmx `to` becomes the address of the page where it `replaces_url`.
    """
    if not is_partial(request):
        if notice := said or told or said_on_page:
            messages.success(request, notice, extra_tags=undo)
        return redirect(request, _next_page(request, canvas, outcome, to))
    main = draw() if draw else ""
    context = {"canvas": canvas, "revision": outcome.revision, "base": notes_url(canvas.pk)}
    context |= {"said": said, "told": told, "undo": undo, "brings": f"note-{outcome.subject}"}
    context |= _beside(request, canvas, outcome) | history_state(canvas, request.user.pk, outcome)
    fragments = render_to_string("boards/answer.html", context, request)
    return HttpResponse(main + fragments, headers={"HX-Replace-Url": to} if replaces_url else None)


def _next_page(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, to: str) -> str:
    lens = lens_of(request)
    if lens is None:
        return to or _board_at(canvas, outcome.subject)
    return note_in_lens(to, lens) if any(part in to for part in IN_DRAWER) else lens_url(canvas.pk, lens)


def _board_at(canvas: Canvas, subject: UUID | None) -> str:
    board = reverse("boards:board", args=[canvas.pk])
    return f"{board}#note-{subject}" if subject else board


def undo_of(canvas: Canvas, outcome: Outcome) -> str:
    """Where to post to take back what was just done; nowhere where that was sent again and has been taken back."""
    # Of this very change: when it is sent again, more may have been changed since.
    change = outcome.change
    if change is None or (outcome.repeated and hasattr(change, "reverted_by")):
        return ""
    return reverse("boards:reversal", args=[canvas.pk, change.revision])


def history_state(canvas: Canvas, user_id: int, outcome: Outcome | None = None) -> dict[str, object]:
    """Whether the user can undo and redo, as the two buttons show it."""
    if outcome and outcome.change and not outcome.repeated and outcome.change.kind == ChangeKind.DO:
        return {"can_undo": True, "can_redo": False}
    can_undo, can_redo = possible_steps(canvas.pk, user_id)
    return {"can_undo": can_undo, "can_redo": can_redo}


def _beside(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> dict[str, object]:
    """What stands beside the drawer: a lens is drawn anew as a whole."""
    if lens := lens_of(request):
        return {"lens": lens, "content": draw_lens(canvas, lens, outcome.revision)}
    return _stale(request, canvas, outcome)


def _stale(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> dict[str, object]:
    """The cards that the browser must draw again, or the whole sheet where others changed it or much hangs together."""
    change = outcome.change if _is_up_to_date(request, outcome) else None
    step = load_step(canvas, change) if change else None
    stale = stale_cards(*step, timezone.localdate(), outcome.subject) if step else None
    if stale is None or not stale.is_small:
        return {"sheet": sheet_of(canvas, outcome.revision, can_edit=True, chosen=Filter())}
    return {"stale": stale, "subject": outcome.subject, "counts": stale.counts.items()}


def _is_up_to_date(request: AuthenticatedRequest, outcome: Outcome) -> bool:
    """Whether the sender's board showed the revision before this change: then only this change is news to it."""
    return not outcome.repeated and request.POST.get("seen") == str(outcome.revision - 1)
