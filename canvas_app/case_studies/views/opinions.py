"""Views of the secret links that ask for an opinion: for curators, and for those who were asked."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.sharing.unlisted import unlisted
from canvas_app.case_studies.actions.opinions import (
    find_opinion_link,
    give_opinion,
    make_opinion_link,
    withdraw_opinion_link,
)
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.forms.opinions import OpinionForm, OpinionLinkForm
from canvas_app.case_studies.telling import tell_draft
from canvas_app.case_studies.views.desk import show_case
from canvas_app.case_studies.views.found import find_case
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import redirect
from relationships.errors import Refused


@require_POST
@require_curator
def links(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Create a link, and show it on the page of the case: it cannot be shown again."""
    case = find_case(case_id)
    form = OpinionLinkForm(request.POST)
    if form.is_valid():
        try:
            made = make_opinion_link(case.pk, request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            address = public_url(request, reverse("case_studies:opinion", args=[made.token]))
            return show_case(request, case, HTTPStatus.CREATED, made=made.link, made_address=address)
    return show_case(request, case, HTTPStatus.UNPROCESSABLE_ENTITY, link_form=form)


@require_POST
@require_curator
def withdrawal(request: AuthenticatedRequest, case_id: int, link_id: int) -> HttpResponse:
    """Withdraw a link."""
    withdraw_opinion_link(case_id, request.user, link_id)
    messages.success(request, "The link no longer works. Comments that were written with it stay.")
    return redirect(request, "case_studies:case", case_id=case_id)


@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: HttpRequest, token: str) -> HttpResponse:
    """Show a draft to whoever has the link, with a form for a comment; on POST save the comment."""
    link = find_opinion_link(token)
    if link is None:
        raise Http404
    form = OpinionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            give_opinion(token, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, "Thank you. The curators can read your comment now.")
            return unlisted(redirect(request, "case_studies:opinion", token=token))
    context = {"case": link.case, "link": link, "told": tell_draft(link.case), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return unlisted(render(request, "case_studies/opinion.html", context, status=status))
