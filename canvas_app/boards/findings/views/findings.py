"""Findings of the checks: their number for every page, each with its evidence and what its cure would change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.board.marks import marks_at
from canvas_app.boards.findings.inspection import Inspected, finding_context, inspected, note_context
from canvas_app.boards.lens_registry import LENSES, lens_of, lens_url
from canvas_app.boards.responses import answer, undo_of
from canvas_app.boards.sheet import render_board
from canvas_app.boards.submit import action_args
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.findings import cure_finding
from relationships.checks.finding import Finding
from relationships.document.diff import differences
from relationships.errors import Refused
from relationships.lenses.board import Board, board_of
from relationships.lenses.cards import Card, Chip
from relationships.lenses.checks import concerned_in
from relationships.lenses.wording.differences import notes_that_differ
from relationships.models import Canvas

TEMPLATE = "boards/finding.html"


@require_safe
@require_signed_in
def findings(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """How many there are on each note, as the script of every page asks; whoever comes by hand goes to the lens."""
    canvas = visible_canvas(request, canvas_id)
    if not is_partial(request):
        return redirect(request, lens_url(canvas.pk, LENSES["checks"]))
    return render(request, "boards/_marks.html", {"canvas": canvas, "marks": marks_at(canvas, canvas.revision)})


@require_safe
@require_signed_in
def note_findings(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """What was found of one note; within its details as a part of them."""
    canvas = visible_canvas(request, canvas_id)
    now = inspected(canvas)
    note = concerned_in(now.document).get(note_id)
    if note is None:
        raise Http404
    context = {"note": note, **note_context(canvas, now, note_id)}
    if is_partial(request) and "within" in request.GET:
        return HttpResponse(drawn(request, canvas, "boards/_findings_of.html", {**context, "within": True}))
    return in_drawer(request, canvas, "boards/findings_of.html", {**context, "name": note.name})


@require_safe
@require_signed_in
def finding(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Show a finding with its evidence and its cure; where it is not found any more, say so."""
    canvas = visible_canvas(request, canvas_id)
    return in_drawer(request, canvas, TEMPLATE, finding_context(canvas, key))


@require_safe
@require_signed_in
def finding_preview(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Show the canvas as the cure of a finding would leave it; nothing is saved."""
    canvas = visible_canvas(request, canvas_id)
    now = inspected(canvas)
    found = now.finding(key)
    if found is None or found.cure is None:
        return redirect(request, "boards:finding", canvas_id=canvas.pk, key=key)
    context = {
        **bar_of(request, canvas),
        "finding": found,
        "lens": lens_of(request),
        "sheet": render_board(_cured_board(now, found), "", can_edit=False),
        "address": reverse("boards:finding", args=[canvas.pk, key]),
    }
    return render(request, "boards/preview.html", context)


def _cured_board(now: Inspected, found: Finding) -> Board:
    """The board as the cure would leave it; a chip tells what is new or otherwise."""
    effect = now.effect(found)
    after = effect.document if effect else now.document
    words = notes_that_differ(differences(now.document, after))
    board = board_of(after, now.today)
    views = (replace(view, cards=tuple(_told(card, words) for card in view.cards)) for view in board.blocks)
    return replace(board, blocks=tuple(views))


def _told(card: Card, words: dict[UUID, str]) -> Card:
    word = words.get(card.id)
    return replace(card, chips=(Chip(word, "accent"), *card.chips)) if word else card


@require_POST
@require_signed_in
def finding_cure(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Carry out the cure that was looked at; 409 with the finding as it is now where that is another."""
    canvas = editable_canvas(request, canvas_id)
    args, seen = action_args(request, canvas), request.POST.get("opened", "")
    try:
        outcome = cure_finding(*args, key=key, fingerprint=seen, today=timezone.localdate())
    except Refused as refused:
        context = finding_context(canvas, key) | {"refused": refused.reason}
        return in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.CONFLICT)
    address = reverse("boards:finding", args=[canvas.pk, key])
    undo, draw = undo_of(canvas, outcome), partial(_draw_cured, request, canvas, key)
    return answer(request, canvas, outcome, said="Cured.", undo=undo, draw=draw, to=address)


def _draw_cured(request: AuthenticatedRequest, canvas: Canvas, key: str) -> str:
    return drawn(request, canvas, TEMPLATE, finding_context(canvas, key) | {"cured": True})
