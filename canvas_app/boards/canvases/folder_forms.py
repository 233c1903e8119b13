"""Forms that name a folder, and that put canvases into one."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.boards.canvases.list_parameters import NO_FOLDER
from canvas_app.forms.text_fields import CleanText
from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.own_words import OwnWords
from relationships.models import FOLDER_NAME_LENGTH, Folder, Member

NEW_FOLDER = "new"


def folder_name(**options: Any) -> CleanText:
    """Return a field for the name of a folder."""
    attributes = {"autocomplete": "off"}
    return CleanText(rows=1, max_length=FOLDER_NAME_LENGTH, holder="A name", line_attributes=attributes, **options)


class FolderForm(forms.Form):
    """The name of a folder."""

    name = folder_name(label="Name", required=True, missing="Enter a name for the folder.")


class FilingForm(forms.Form):
    """The folder of one or several canvases: one that there is, a new one, or none."""

    folder = forms.ChoiceField(label="Folder", widget=forms.RadioSelect)
    new_folder = folder_name(label="Name of the new folder")

    def __init__(self, *args: Any, folders: list[Folder], **options: Any) -> None:
        super().__init__(*args, **options)
        own = [(str(folder.pk), OwnWords(folder.name)) for folder in folders]
        choices = [(NO_FOLDER, "No folder"), *own, (NEW_FOLDER, "New folder")]
        self.fields["folder"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Require a name for a new folder."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("folder") == NEW_FOLDER and not data.get("new_folder") and "new_folder" not in self.errors:
            self.add_error("new_folder", "Enter a name for the folder.")
        return data

    def folder_label(self) -> str:
        """Return the name of the folder that the valid form names."""
        folder = self.cleaned_data["folder"]
        labels = dict(self.fields["folder"].choices)  # type: ignore[attr-defined]
        return str(self.cleaned_data["new_folder"] if folder == NEW_FOLDER else labels[folder])

    def target(self) -> dict[str, Any]:
        """Return the folder of the valid form, as actions take it."""
        folder = self.cleaned_data["folder"]
        is_number = folder not in (NO_FOLDER, NEW_FOLDER)
        return {
            "folder_id": int(folder) if is_number else None,
            "new_folder": self.cleaned_data["new_folder"] if folder == NEW_FOLDER else "",
        }


class ArrangementForm(FilingForm):
    """The folder and the colour of one canvas."""

    colour = forms.ChoiceField(
        label="Colour",
        choices=[("", "None"), *CanvasColour.choices],
        required=False,
        widget=forms.RadioSelect({"class": "swatches"}),
        help_text="Shown on the card of the canvas and next to its title.",
    )

    @staticmethod
    def initial_values(member: Member) -> dict[str, Any]:
        """Return the initial values for a member's canvas."""
        return {"folder": str(member.folder_id or NO_FOLDER), "colour": member.colour}

    def target(self) -> dict[str, Any]:
        """Return the folder and the colour of the valid form, as the action takes them."""
        colour = self.cleaned_data["colour"]
        return super().target() | {"colour": CanvasColour(colour) if colour else None}
