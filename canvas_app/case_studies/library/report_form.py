"""The form with which readers report an error in a case."""

from __future__ import annotations

from django import forms

from canvas_app.case_studies.models.error_report import REPORT_LENGTH
from canvas_app.forms.text_fields import CleanText


class ReportForm(forms.Form):
    """What is wrong, and where a curator may answer."""

    text = CleanText(
        rows=5,
        max_length=REPORT_LENGTH,
        required=True,
        missing="Describe what is wrong.",
        holder="Your report",
        label="What is wrong?",
        help_text="Quote the sentence or note. A source for the correct fact helps most.",
    )
    reply_to = forms.EmailField(
        required=False,
        label="Your e-mail address (optional)",
        help_text="Only the curators see it, to ask you about your report.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
