"""The form for importing cases from a file."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.case_studies.case_files import read_cases
from canvas_app.uploads.json_decoding import Unreadable
from relationships.cases import CaseFile


class CasesForm(forms.Form):
    """A file of cases. If the form is valid, `cases` are those in the file."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        help_text="JSON, at most 8 MB",
        error_messages={"required": "Choose a file."},
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    cases: tuple[CaseFile, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Validate the whole file, and show each fault with its place."""
        if file := self.cleaned_data.get("file"):
            try:
                self.cases = read_cases(file.read())
            except Unreadable as unreadable:
                self.add_error("file", unreadable.problems)
        return self.cleaned_data
