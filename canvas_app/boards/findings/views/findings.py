"""Views of findings: their numbers, their evidence, and the preview and execution of their cures."""

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
from canvas_app.boards.board.drawer import render_drawer, show_in_drawer
from canvas_app.boards.board.header import header_context
from canvas_app.boards.board.marks import marks_at
from canvas_app.boards.findings.inspection import (
    InspectedCanvas,
    finding_context,
    findings_url,
    inspect_canvas,
    note_context,
)
from canvas_app.boards.lens_registry import LENSES, lens_url, requested_lens
from canvas_app.boards.problem import read_problem
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import document_loader, render_board
from canvas_app.boards.submit import action_args
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.findings import cure_finding
from relationships.checks.finding import Finding
from relationships.document.diff import differences
from relationships.errors import Refused
from relationships.lenses.board import Board, build_board
from relationships.lenses.cards import Card
from relationships.lenses.checks import build_references
from relationships.lenses.wording.differences import notes_that_differ
from relationships.models import Canvas

TEMPLATE = "boards/finding.html"


@require_safe
@require_signed_in
def findings(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Return the number of findings on every note for the pages' script; without htmx, redirect to the lens."""
    canvas = visible_canvas(request, canvas_id)
    if not is_partial(request):
        return redirect(request, lens_url(canvas.pk, LENSES["checks"]))
    marks = marks_at(canvas.pk, canvas.version, document_loader(canvas))
    return render(request, "boards/_marks.html", {"canvas": canvas, "marks": marks})


@require_safe
@require_signed_in
def note_findings(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the findings of a note; with `within`, the most severe ones as a part of the note's page."""
    canvas = visible_canvas(request, canvas_id)
    if is_partial(request) and "within" in request.GET:
        return _findings_within(request, canvas, note_id)
    now = inspect_canvas(canvas)
    note = build_references(now.document).get(note_id)
    if note is None:
        raise Http404
    context = {"note": note, **note_context(canvas, now, note_id)}
    return show_in_drawer(request, canvas, "boards/findings_of.html", {**context, "name": note.name})


def _findings_within(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    load = document_loader(canvas)
    if load().document.note(note_id) is None:
        # Somebody has deleted it while its form is open.
        return HttpResponse()
    found = marks_at(canvas.pk, canvas.version, load).about(note_id)
    problem = read_problem(request, canvas, note_id)
    context = {"found": found, "note_id": note_id, "findings": findings_url(canvas.pk), "problem": problem}
    return HttpResponse(render_drawer(request, canvas, "boards/_alerts.html", context))


@require_safe
@require_signed_in
def finding(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Show a finding with its evidence and its cure, or that it does not occur any more."""
    canvas = visible_canvas(request, canvas_id)
    return show_in_drawer(request, canvas, TEMPLATE, finding_context(canvas, key))


@require_safe
@require_signed_in
def finding_preview(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Show the board as it would be after the cure of a finding, without saving."""
    canvas = visible_canvas(request, canvas_id)
    now = inspect_canvas(canvas)
    found = now.finding(key)
    if found is None or found.cure is None:
        return redirect(request, "boards:finding", canvas_id=canvas.pk, key=key)
    context = {
        **header_context(request, canvas),
        "finding": found,
        "lens": requested_lens(request),
        "sheet": render_board(_cured_board(now, found), "", can_edit=False),
        "address": reverse("boards:finding", args=[canvas.pk, key]),
    }
    return render(request, "boards/preview.html", context)


def _cured_board(now: InspectedCanvas, found: Finding) -> Board:
    """Return the board after the cure, with a label on new and changed cards."""
    effect = now.effect(found)
    after = effect.document if effect else now.document
    labels = notes_that_differ(differences(now.document, after))
    board = build_board(after)
    views = (replace(view, cards=tuple(_label_card(card, labels) for card in view.cards)) for view in board.blocks)
    return replace(board, blocks=tuple(views))


def _label_card(card: Card, labels: dict[UUID, str]) -> Card:
    label = labels.get(card.id)
    return replace(card, label=label) if label else card


@require_POST
@require_signed_in
def finding_cure(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Apply the cure of a finding; show the finding with 409 if it has changed since the user saw it."""
    canvas = editable_canvas(request, canvas_id)
    args, seen = action_args(request, canvas), request.POST.get("opened", "")
    try:
        outcome = cure_finding(*args, key=key, fingerprint=seen, today=timezone.localdate())
    except Refused as refused:
        context = finding_context(canvas, key) | {"refused": refused.reason}
        return show_in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.CONFLICT)
    address = reverse("boards:finding", args=[canvas.pk, key])
    undo, draw = undo_url(canvas, outcome), partial(_draw_cured, request, canvas, key)
    return respond(request, canvas, outcome, notice="Fixed.", undo=undo, draw=draw, to=address)


def _draw_cured(request: AuthenticatedRequest, canvas: Canvas, key: str) -> str:
    return render_drawer(request, canvas, TEMPLATE, finding_context(canvas, key) | {"cured": True})
