"""The form of a case: its address and its story, with a row for each source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError

from canvas_app.case_studies.actions.editing import digest_fields, read_fields
from canvas_app.case_studies.forms.lists import parse_lines, parse_plan, parse_tags, show_lines, show_plan
from canvas_app.case_studies.forms.sources import SourceFormSet
from canvas_app.case_studies.models import CaseStudy
from canvas_app.forms.part_form import PartForm, day, line, text, to_json
from canvas_app.forms.text_fields import CleanText
from relationships.cases import CaseStory
from relationships.cases.case_file import REGION_LENGTH, SUMMARY_LENGTH
from relationships.cases.sources import EARLIEST, LATEST
from relationships.cases.texts import MARKDOWN_LENGTH, STORY_LENGTH
from relationships.catalog.case_studies import CaseOutcome, Industry
from relationships.document.values import SLUG_LENGTH, TITLE_LENGTH

LISTS_LENGTH = 10_000
CITING = "Markdown. Cite a source by its key, with the year of the facts, such as [@annual-report, 2014]."
SLUG_FORMAT = "Use lower-case letters, digits and single hyphens only. Example: comcast-2014."


def year(**options: Any) -> forms.IntegerField:
    """Return a field for a year."""
    wrong = f"Enter a year from {EARLIEST} to {LATEST}."
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(min_value=EARLIEST, max_value=LATEST, required=False, error_messages=messages, **options)


def slug_field(**options: Any) -> forms.RegexField:
    """Return a field for the part of a case's address that names it."""
    return forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        max_length=SLUG_LENGTH,
        label="Name in the address",
        error_messages={"invalid": SLUG_FORMAT, "required": "Enter a name. It becomes part of the address."},
        **options,
    )


class StoryForm(PartForm):
    """The fields of a story except its sources, with the address of the case."""

    edits = CaseStory
    company = CleanText(rows=1, required=True, missing="Enter the name of the company.", max_length=TITLE_LENGTH)
    title = CleanText(
        rows=1,
        required=True,
        missing="Enter a headline.",
        max_length=TITLE_LENGTH,
        help_text="Says what the case is about",
    )
    slug = slug_field(help_text="Readers of a former address are sent to the new one.")
    summary = text(rows=2, max_length=SUMMARY_LENGTH, help_text="One sentence, for lists and search results")
    industry = forms.ChoiceField(choices=Industry.choices, label="Industry")
    region = line()
    period_from = year(label="From")
    period_to = year(label="To", help_text="Leave empty if it still goes on")
    outcome = forms.ChoiceField(
        choices=CaseOutcome.choices,
        label="Outcome of the relationship",
        help_text="Of the relationship with the customers, not of the company",
    )
    story = text(rows=14, max_length=STORY_LENGTH, help_text=CITING)
    lesson = text(rows=4, max_length=MARKDOWN_LENGTH, help_text="Markdown, one or two short paragraphs")
    questions = text(rows=5, max_length=LISTS_LENGTH, label="Questions for a class", help_text="One question per line")
    teaching_notes = text(rows=8, max_length=STORY_LENGTH, help_text="Markdown. Only instructors see this.")
    lesson_plan = text(
        rows=6,
        max_length=LISTS_LENGTH,
        help_text="One step per line, with its minutes first, such as: 10 Read the story. Only instructors see this.",
    )
    afterwards = text(
        rows=6, max_length=STORY_LENGTH, help_text="Markdown. Readers see this after an attempt of their own."
    )
    tags = line(help_text="Separated by commas")
    checked_on = day(label="Last checked", help_text="The day on which somebody last checked all facts and sources")
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def changes(self) -> dict[str, Any]:
        """Return the values of the valid form as JSON values; steps of a lesson may be the same."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "opened"}
        return {name: value if isinstance(value, list) else to_json(value) for name, value in values.items()}

    def clean_region(self) -> str:
        """Return the region. Raise ValidationError if it is too long."""
        region: str = self.cleaned_data["region"]
        if len(region) > REGION_LENGTH:
            raise ValidationError(f"This has {len(region)} characters. At most {REGION_LENGTH} are allowed.")
        return region

    def clean_summary(self) -> str:
        """Return the summary as one line."""
        return " ".join(self.cleaned_data["summary"].split())

    def clean_questions(self) -> list[str]:
        """Return the questions, one per line."""
        return parse_lines(self.cleaned_data["questions"])

    def clean_lesson_plan(self) -> list[dict[str, Any]]:
        """Return the steps. Raise ValidationError for a line that does not begin with a number of minutes."""
        return parse_plan(self.cleaned_data["lesson_plan"])

    def clean_tags(self) -> list[str]:
        """Return the tags."""
        return parse_tags(self.cleaned_data["tags"])


class CaseForm:
    """The whole form of a case: story and sources, which are validated together."""

    def __init__(self, data: Mapping[str, Any] | None = None, fields: Mapping[str, Any] | None = None) -> None:
        """Create the form, bound to submitted data, or filled in with fields as JSON values."""
        self.story = StoryForm(data, initial=_initial(fields) if fields else None)
        self.sources = SourceFormSet(data, initial=fields["sources"] if fields else [], prefix="source")
        self.story.marks_optional = False  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        """Return whether story and sources are valid, also together."""
        are_valid = [self.story.is_valid(), self.sources.is_valid()]
        return all(are_valid) and self._fits_together()

    def fields(self) -> dict[str, Any]:
        """Return slug and story of the valid form as JSON values."""
        return self.story.changes() | {"sources": self.sources.rows()}

    def _fits_together(self) -> bool:
        fields = self.fields()
        fields.pop("slug")
        try:
            CaseStory.model_validate(fields)
        except pydantic.ValidationError as faults:
            for error in faults.errors():
                self._show(error["loc"], error["msg"].removeprefix("Value error, "))
        return not self.story.errors and not any(self.sources.errors)

    def _show(self, location: tuple[int | str, ...], message: str) -> None:
        """Show an error beside its field. Errors of several fields have a line for each, which begins with its name."""
        if not location:
            for fault in message.split("\n"):
                name, _, what = fault.partition(": ")
                self._show((name,), what)
        elif location[0] != "sources":
            self.story.add_error(str(location[0]), f"This {message}.")
        elif len(location) == 1:
            self.story.add_error(None, f"The sources {message}.")
        else:
            self.sources.show(int(location[1]), location[2:], message)


def _initial(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts of a form's fields for JSON values."""
    return {
        **fields,
        "questions": show_lines(fields["questions"]),
        "lesson_plan": show_plan(fields["lesson_plan"]),
        "tags": ", ".join(fields["tags"]),
    }


class NewCaseForm(forms.Form):
    """What a case needs to begin with."""

    company = CleanText(rows=1, required=True, missing="Enter the name of the company.", max_length=TITLE_LENGTH)
    title = CleanText(
        rows=1,
        label="Headline",
        required=True,
        missing="Enter a headline.",
        max_length=TITLE_LENGTH,
        help_text="Says what the case is about. You can change it later.",
    )
    slug = slug_field(help_text="Such as comcast. The page of the case is then at /cases/comcast/.")

    def story(self) -> CaseStory:
        """Return the story of a valid form."""
        return CaseStory(company=self.cleaned_data["company"], title=self.cleaned_data["title"])


def labels() -> dict[str, str]:
    """Return the labels of the fields of a case."""
    return {name: str(field.label) for name, field in StoryForm.base_fields.items()} | {"sources": "Sources"}


def initial_fields(case: CaseStudy) -> dict[str, Any]:
    """Return the fields of a case, from which its form is filled in, with their digests."""
    fields = read_fields(case)
    return fields | {"opened": digest_fields(fields)}
