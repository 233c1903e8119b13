"""Readers' own attempts to say what happened next, kept in their session, and the form for them."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpRequest

from canvas_app.case_studies.models import CaseEdition
from canvas_app.forms.text_fields import CleanText

ATTEMPT_LENGTH = 1_000
# Of a reader's attempts, the latest are kept.
MOST_KEPT = 20
KEY = "case_attempts"


class AttemptForm(forms.Form):
    """What a reader thinks happened next."""

    attempt = CleanText(
        rows=4,
        max_length=ATTEMPT_LENGTH,
        required=True,
        missing="Write what you think happened. One sentence is enough.",
        holder="Your text",
        label="What do you think happened next?",
    )


def has_afterwards(edition_id: int) -> bool:
    """Return whether an edition says what happened next."""
    return bool(CaseEdition.objects.filter(pk=edition_id).values_list("rendered__afterwards", flat=True).get())


def keep_attempt(request: HttpRequest, slug: str, text: str) -> None:
    """Keep an attempt until the session ends, in place of the oldest if there are too many."""
    attempts = _attempts(request)
    attempts.pop(slug, None)
    request.session[KEY] = dict([*attempts.items(), (slug, text)][-MOST_KEPT:])


def find_attempt(request: HttpRequest, slug: str) -> str:
    """Return the reader's attempt at a case; empty if there is none."""
    return _attempts(request).get(slug, "")


def _attempts(request: HttpRequest) -> dict[str, str]:
    return dict(cast("dict[str, str]", request.session.get(KEY, {})))
