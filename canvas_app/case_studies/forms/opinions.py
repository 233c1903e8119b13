"""The forms of a link that asks for an opinion, and of the opinion."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone

from canvas_app.case_studies.models.opinion import NAME_LENGTH, OPINION_LENGTH
from canvas_app.forms.text_fields import CleanText

TERM = dt.timedelta(days=30)


class OpinionLinkForm(forms.Form):
    """For whom a link is, and until when it works."""

    label = CleanText(rows=1, max_length=NAME_LENGTH, label="For whom?", help_text="Only curators see this")
    ends_on = forms.DateField(
        label="Expires",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "“Expires” isn’t a valid date. Example: 2030-12-31.", "required": "Choose a day."},
    )

    @classmethod
    def fresh(cls) -> OpinionLinkForm:
        """Return an empty form for a link that works for a month."""
        return cls(initial={"ends_on": timezone.localdate() + TERM})


class OpinionForm(forms.Form):
    """An opinion on a draft."""

    name = CleanText(rows=1, max_length=NAME_LENGTH, label="Your name", help_text="Optional")
    text = CleanText(
        rows=6, max_length=OPINION_LENGTH, required=True, label="What do you think?", missing="Write your comment."
    )
