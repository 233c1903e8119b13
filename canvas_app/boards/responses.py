"""Responses to writes: a redirect to the next page, or for htmx the fragments that became stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.lens_registry import draw_lens, lens_url, note_lens_url, requested_lens
from canvas_app.boards.sheet import draw_sheet, load_tints, notes_url
from canvas_app.boards.stale import stale_cards
from canvas_app.boards.submit import version_in
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.editing import Outcome
from relationships.actions.history import possible_steps
from relationships.actions.recording import LARGE_CHARACTERS
from relationships.document.version import Version
from relationships.lenses.board import Filter
from relationships.models import Canvas, Change, ChangeKind
from relationships.store.load import load_step, read_version
from relationships.store.snapshot import snapshot

# Parts of paths of pages in the drawer, which can be open on a lens as well as on the board.
DRAWER_PATHS = ("/notes/", "/indicators/", "/reviews/")


def respond(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcome: Outcome,
    *,
    notice: str = "",
    announcement: str = "",
    page_notice: str = "",
    undo: str = "",
    draw: Callable[[], str] | None = None,
    to: str = "",
    replaces_url: bool = False,
    in_lens: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Return the response to a write.

    With htmx it consists of the stale fragments and the result of `draw` for the target of the request; `to` replaces
    the URL of the page if `replaces_url`. Without htmx, and after a large change, it redirects to `to`, or else to the
    note on the board.

    `in_lens` is context for the lens of the page, if that must show more than the canvas.

    `notice` is shown to the user, with a button that posts to `undo` if given; `announcement` is only for screen
    readers, since the change is visible; `page_notice` is shown only without htmx.
    """
    if not is_partial(request):
        if text := notice or announcement or page_notice:
            messages.success(request, text, extra_tags=undo)
        return redirect(request, _next_page(request, canvas, outcome, to))
    if outcome.change and outcome.change.size > LARGE_CHARACTERS:
        # The write has taken long enough: the page is drawn by a request of its own.
        if text := notice or announcement:
            messages.success(request, text, extra_tags=undo)
        return redirect(request, _next_page(request, canvas, outcome, to).partition("#")[0])
    context = {"canvas": canvas, "base": notes_url(canvas.pk), "brings": f"note-{outcome.subject}"}
    context |= {"said": notice, "told": announcement, "undo": undo}
    # Others may have written since. What is drawn is of one version, and says of which.
    with snapshot():
        main = draw() if draw else ""
        context |= _lens_or_cards(request, canvas, outcome, in_lens) | _steps(request, canvas, outcome)
        fragments = render_to_string("boards/answer.html", context, request)
    return HttpResponse(main + fragments, headers={"HX-Replace-Url": to} if replaces_url else None)


def _next_page(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, to: str) -> str:
    lens = requested_lens(request)
    if lens is None:
        return to or _board_at(canvas, outcome.subject)
    return note_lens_url(to, lens) if any(part in to for part in DRAWER_PATHS) else lens_url(canvas.pk, lens)


def _board_at(canvas: Canvas, subject: UUID | None) -> str:
    board = reverse("boards:board", args=[canvas.pk])
    return f"{board}#note-{subject}" if subject else board


def undo_url(canvas: Canvas, outcome: Outcome) -> str:
    """Return the URL that undoes a write; empty if it changed nothing, or was sent again after it was undone."""
    # Undo this change and not the latest: when a form is sent again, there may be later changes.
    change = outcome.change
    if change is None or (outcome.repeated and hasattr(change, "reverted_by")):
        return ""
    return reversal_url(change)


def reversal_url(change: Change) -> str:
    """Return the URL that undoes a change, and no other that has its revision after a restore from a backup."""
    address = reverse("boards:reversal", args=[change.canvas_id, change.revision])
    return f"{address}?state={change.state.hex}" if change.state else address


def _steps(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> dict[str, object]:
    """Return the context of the undo and redo buttons; nothing if they stay as they are: a field was saved again."""
    continues = outcome.change is not None and outcome.change.continues_id is not None
    is_unaltered = continues and _is_up_to_date(request, outcome)
    return {} if is_unaltered else history_state(canvas, request.user.pk, outcome)


def history_state(canvas: Canvas, user_id: int, outcome: Outcome | None = None) -> dict[str, object]:
    """Return the context of the undo and redo buttons."""
    if outcome and outcome.change and not outcome.repeated and outcome.change.kind == ChangeKind.DO:
        return {"can_undo": True, "can_redo": False}
    can_undo, can_redo = possible_steps(canvas.pk, user_id)
    return {"can_undo": can_undo, "can_redo": can_redo}


def _lens_or_cards(
    request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, in_lens: Mapping[str, object] | None
) -> dict[str, object]:
    """Return the context of the fragments outside the drawer: the whole lens, or the stale part of the board."""
    if lens := requested_lens(request):
        version = read_version(canvas.pk)
        return {"lens": lens, "content": draw_lens(canvas, lens, version, more=in_lens), "version": version}
    return _stale(request, canvas, outcome)


def _stale(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> dict[str, object]:
    """Return the stale cards, or the whole sheet if others changed the canvas or too many cards are stale."""
    change = outcome.change if _is_up_to_date(request, outcome) else None
    step = load_step(canvas.pk, change, outcome.version) if change else None
    stale = stale_cards(*step, outcome.subject) if step else None
    if stale is None or not stale.is_small:
        version = read_version(canvas.pk)
        sheet = draw_sheet(canvas, version, can_edit=True, chosen=Filter())
        return {"sheet": sheet, "version": version, "segments": load_tints(canvas.pk).items()}
    shown: dict[str, object] = {"stale": stale, "subject": outcome.subject, "counts": stale.counts.items()}
    if stale.tints is not None:
        shown["segments"] = stale.tints.items()
    return shown | {"version": outcome.version}


def _is_up_to_date(request: AuthenticatedRequest, outcome: Outcome) -> bool:
    """Return whether the sender's board showed the version before this change, so that it lacks only this change."""
    change = outcome.change
    before = Version(change.revision - 1, change.previous_state) if change else None
    return not outcome.repeated and before is not None and version_in(request, "seen") == before
