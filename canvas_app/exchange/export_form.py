"""The choices of an export: format, paper, and the page if one file holds only one."""

from __future__ import annotations

from django import forms
from django.db import models

from relationships.lenses.printing.papers import PaperName

LAST_PAGE = 9_999


class FileFormat(models.TextChoices):
    """A format in which a canvas can be sent to others."""

    PDF = "pdf", "PDF"
    PNG = "png", "PNG image"
    SVG = "svg", "SVG drawing"
    PPTX = "pptx", "PowerPoint"


class GuideFormat(models.TextChoices):
    """A format of the guide to a canvas."""

    MARKDOWN = "md", "Markdown"
    PDF = "pdf", "PDF"


MEDIA_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.PNG: "image/png",
    FileFormat.SVG: "image/svg+xml",
    FileFormat.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# Formats of which one file holds one page.
OF_ONE_PAGE = (FileFormat.PNG, FileFormat.SVG)


class ExportForm(forms.Form):
    """The choices as a form that is sent by GET. What is not sent has a default."""

    format = forms.TypedChoiceField(
        choices=FileFormat.choices,
        coerce=FileFormat,
        required=False,
        empty_value=FileFormat.PDF,
        label="Format",
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    paper = forms.TypedChoiceField(
        choices=PaperName.choices,
        coerce=PaperName,
        required=False,
        empty_value=PaperName.A4,
        label="Paper",
        help_text="Always landscape. Slides are widescreen.",
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    page = forms.IntegerField(
        min_value=1,
        max_value=LAST_PAGE,
        required=False,
        label="Page",
        help_text="A PNG or SVG file shows one page of the canvas.",
    )
