"""Starting a canvas from a case. Visitors sign in or sign up on the way, and come back."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.canvases.new_canvases import LIMIT
from canvas_app.boards.submit import read_submission
from canvas_app.case_studies.actions.starting import start_from_case
from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.published import PublishedCase
from canvas_app.web.errors import show_error
from canvas_app.web.requests import redirect
from relationships.errors import Refused

STARTED = "This is your own canvas. Every note is an assumption until you have tested it in your business."


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
@of_public_case
def start(request: AuthenticatedRequest, case: PublishedCase) -> HttpResponse:
    """Say what the new canvas will have; on POST create it."""
    if request.method != "POST":
        return render(request, "case_studies/library/start.html", {"case": case})
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    try:
        canvas_id = start_from_case(case, request.user.pk, read_submission(request))
    except Refused as refused:
        return show_error(request, HTTPStatus.CONFLICT, refused.reason)
    messages.success(request, STARTED)
    return redirect(request, "boards:board", canvas_id=canvas_id)
