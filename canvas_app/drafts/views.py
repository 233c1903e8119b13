"""Views that draft a canvas from two answers, show it for review, and create the canvas."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.boards.canvases.new_canvases import LIMIT
from canvas_app.boards.submit import read_submission
from canvas_app.drafts.forms import AnswersForm, PatternForm, ReviewForm, kept_texts
from canvas_app.drafts.review_page import build_page
from canvas_app.drafts.stored import StoredDraft, forget_draft, keep_draft, read_draft
from canvas_app.web.requests import redirect
from relationships.actions.canvases import create_canvas
from relationships.catalog.goals import Stage
from relationships.document.naming import in_quotes
from relationships.drafting.acceptance import accepted_document
from relationships.drafting.draft import Draft, make_draft

TOO_OFTEN = "Too many drafts were made from here in a short time. Wait a minute, then try again. Your answers are kept."
NOTHING_KEPT = "Keep at least one note, then create the canvas."
STILL_OPEN = "{} notes are still open. Keep or drop them, or choose “Keep the rest”."
ONE_OPEN = "One note is still open. Keep or drop it, or choose “Keep the rest”."


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Show the form with the two answers; on POST make a draft, or ask the one question that is open."""
    if request.method != "POST":
        return _show_answers(request, AnswersForm(initial=_earlier_answers(request)), HTTPStatus.OK)
    form = AnswersForm(request.POST)
    if not form.is_valid():
        return _show_answers(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not ratelimit.consume(request, action="draft"):
        form.add_error(None, TOO_OFTEN)
        return _show_answers(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    draft = make_draft(form.answers())
    if not isinstance(draft, Draft):
        return _show_answers(request, form, HTTPStatus.UNPROCESSABLE_ENTITY, asked=draft)
    keep_draft(request.session, StoredDraft(form.answers()))
    return redirect(request, "drafts:review")


def _earlier_answers(request: HttpRequest) -> dict[str, object]:
    stored = read_draft(request.session)
    if stored is None:
        return {"stage": Stage.IDEA}
    given = stored.answers
    return {"problem": given.problem, "for_whom": given.for_whom, "name": given.name, "stage": given.stage}


def _show_answers(request: HttpRequest, form: AnswersForm, status: HTTPStatus, **more: object) -> HttpResponse:
    return render(request, "drafts/answers.html", {"form": form, **more}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Show the draft note by note; on POST remember which notes are kept, edited and dropped."""
    found = _current(request)
    if found is None:
        return redirect(request, "drafts:answers")
    stored, draft = found
    if request.method != "POST":
        return _show_review(request, stored, draft, ReviewForm(draft, stored.verdicts, stored.texts))
    form = ReviewForm(draft, stored.verdicts, stored.texts, request.POST)
    if not form.is_valid():
        return _show_review(request, stored, draft, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    keep_draft(request.session, StoredDraft(stored.answers, form.verdicts(), form.texts()))
    return redirect(request, "drafts:review")


def _current(request: HttpRequest) -> tuple[StoredDraft, Draft] | None:
    """Return the draft of the session; None if there is none, or its answers no longer give one."""
    stored = read_draft(request.session)
    draft = make_draft(stored.answers) if stored else None
    return (stored, draft) if stored and isinstance(draft, Draft) else None


def _show_review(
    request: HttpRequest, stored: StoredDraft, draft: Draft, form: ReviewForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {"page": build_page(draft, stored, form), "form": form}
    return render(request, "drafts/review.html", context, status=status)


@require_POST
def pattern(request: HttpRequest) -> HttpResponse:
    """Make the draft again from the same answers with another pattern."""
    stored, form = read_draft(request.session), PatternForm(request.POST)
    if stored is None:
        return redirect(request, "drafts:answers")
    if form.is_valid():
        keep_draft(request.session, stored.with_pattern(form.cleaned_data["pattern"]))
    return redirect(request, "drafts:review")


@require_POST
def canvas(request: HttpRequest) -> HttpResponse:
    """Create a canvas from the notes that are kept. Visitors sign up first, and their draft is kept meanwhile."""
    found = _current(request)
    if found is None:
        return redirect(request, "drafts:answers")
    stored, draft = found
    form = ReviewForm(draft, stored.verdicts, stored.texts, request.POST)
    if not form.is_valid():
        return _show_review(request, stored, draft, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    decided = StoredDraft(stored.answers, form.verdicts(), form.texts())
    keep_draft(request.session, decided)
    if not request.user.is_authenticated:
        return redirect(request, _sign_up_address())
    return _create(request, decided, draft, form)


def _sign_up_address() -> str:
    query = QueryDict(mutable=True)
    query["next"] = reverse("drafts:review")
    return f"{reverse('account_signup')}?{query.urlencode(safe='/')}"


def _create(request: HttpRequest, stored: StoredDraft, draft: Draft, form: ReviewForm) -> HttpResponse:
    kept = kept_texts(draft, stored.verdicts, stored.texts)
    still_open = len(draft.proposals) - len(stored.verdicts)
    if still_open or not kept:
        reason = (ONE_OPEN if still_open == 1 else STILL_OPEN.format(still_open)) if still_open else NOTHING_KEPT
        form.add_error(None, reason)
        return _show_review(request, stored, draft, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if refusal := LIMIT.refusal(request.user.pk or 0):
        form.add_error(None, refusal)
        return _show_review(request, stored, draft, form, HTTPStatus.TOO_MANY_REQUESTS)
    document = accepted_document(draft, kept)
    canvas_id = create_canvas(request.user.pk or 0, document, read_submission(request))
    forget_draft(request.session)
    messages.success(request, f"Created {in_quotes(document.title)}. All its notes are assumptions: test them.")
    return redirect(request, "boards:board", canvas_id=canvas_id)
