"""Views that add, show, edit and delete a review in the drawer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, visible_canvas
from canvas_app.boards.board.drawer import show_in_drawer
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from canvas_app.boards.indicators.indicator_editor import form_query, review_form, review_in
from canvas_app.boards.indicators.views.indicator import respond_to_deletion
from canvas_app.boards.problem import Problem, outcome_notice, read_problem, state_in_form
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args, show_refusal, submit
from relationships.actions.editing import Outcome
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.checks.finding import Form
from relationships.document.measurements import Review
from relationships.errors import Refused
from relationships.lenses.reviews import review_line
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_review(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, filled in for the subject in the query; on POST add the review."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    subject = request.GET.get("subject", "")
    data = request.POST if request.method == "POST" else None
    form = review_form(document, None, data, subject)
    problem = read_problem(request, canvas, subject)
    state_in_form(problem, form, Form.NEW_REVIEW, subject)
    given = form_query(subject=subject, **(problem.values if problem else {}))
    context = {"name": "New review", "form": form, "asked": given}
    show = partial(show_in_drawer, request, canvas, "boards/review_new.html", context)
    if request.method != "POST":
        return show(HTTPStatus.OK)
    return submit(
        form,
        write=lambda: add_review(*action_args(request, canvas), **form.review()),
        show=show,
        done=partial(_open_review, request, canvas),
        refused=partial(show_refusal, form, show),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def review(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Show a review, as a form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    page = ReviewPage(request, canvas, review_id)
    if request.method != "POST":
        return page.show()
    require(can_edit(canvas, canvas.role))
    return page.save()


class ReviewPage(FormPage[ReviewForm]):
    """The page of a review: a form, or its facts if the user may not edit."""

    template = "boards/review.html"
    facts = ("review-facts", "next-review")

    @property
    def review(self) -> Review:
        """The review. Raise Http404 if it is not on the canvas."""
        return review_in(self.document, self.key)

    def open(self, data: QueryDict | None = None) -> ReviewForm:
        return review_form(self.document, self.review, data)

    def context(self, form: ReviewForm) -> dict[str, object]:
        line = review_line(self.document, self.review)
        return {"review": line, "name": f"Review of {line.on}"}

    def write(self, form: ReviewForm) -> Outcome:
        return edit_review(*self.args, review_id=self.key, changes=form.changes(), **self.options)

    def done(self, form: ReviewForm, outcome: Outcome) -> HttpResponse:
        return _open_review(self.request, self.canvas, outcome)

    def refuse(self, form: ReviewForm, refusal: Refused) -> HttpResponse:
        return show_refusal(form, partial(self.show, form=form), refusal)

    def state(self, fields: Iterable[BoundField]) -> Problem | None:
        problem = read_problem(self.request, self.canvas, self.review.subject)
        state_in_form(problem, fields, Form.REVIEW, self.key)
        return problem


@require_POST
@require_signed_in
def review_deletion(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Delete a review; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = delete_review(*action_args(request, canvas), review_id=review_id)
    return respond_to_deletion(request, canvas, outcome)


def _open_review(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Open the saved review in the drawer in place of the form."""
    page = ReviewPage(request, canvas, cast("UUID", outcome.subject))
    return respond(
        request,
        canvas,
        outcome,
        notice=outcome_notice(request, canvas, "", page.review.subject),
        page_notice="Saved.",
        draw=partial(page.draw, saved=True),
        to=reverse("boards:review", args=[canvas.pk, page.key]),
        replaces_url=True,
    )
