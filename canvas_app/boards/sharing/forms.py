"""Forms that share a canvas: roles, invitations, secret links and a new owner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from canvas_app.forms.part_form import CleanText
from relationships.actions.share_links import ENDED_BEFORE
from relationships.document.own_words import OwnWords
from relationships.models import GRANTED_ROLES, Member, Role

LABEL_LENGTH = 80
ROLES = [(role.value, role.label) for role in GRANTED_ROLES]
# The permissions of the roles, shown beside them wherever one is chosen.
MEANINGS = {
    Role.OWNER: "edits, shares, archives and deletes the canvas",
    Role.EDITOR: "changes everything that is on the canvas",
    # The role can be granted already, but comments do not exist yet.
    Role.COMMENTER: "reads the canvas; will also comment once comments are there",
    Role.VIEWER: "reads the canvas",
}


class FocusedForm(forms.Form):
    """A form that can set the focus for the next page."""

    def focus(self, name: str = "") -> Self:
        """Focus a field, or else the first with an error, or else the first; return the form."""
        invalid = [field for field in self.fields if field in self.errors] if self.is_bound else []
        self.fields[name or next(iter(invalid or self.fields))].widget.attrs["autofocus"] = True
        return self


class RoleForm(FocusedForm):
    """The new role of a member."""

    role = forms.ChoiceField(choices=ROLES, label="Role")


class InvitationForm(RoleForm):
    """The address and the role of an invitation."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"required": "Type the address of whom you want to invite."},
    )
    role = forms.ChoiceField(choices=ROLES, label="Role", initial=Role.EDITOR.value)
    field_order = ("email", "role")


class LinkForm(FocusedForm):
    """The label and the last day of a new secret link."""

    marks_optional = True
    label = CleanText(rows=1, label="What is it for?", max_length=LABEL_LENGTH)
    ends_on = forms.DateField(
        label="Last day",
        required=False,
        help_text="Left empty, it works until you withdraw it.",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Type a date as year-month-day, such as 2030-12-31."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ends_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_ends_on(self) -> date | None:
        """Return the last day. Raise ValidationError if it is in the past."""
        day: date | None = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise ValidationError(ENDED_BEFORE)
        return day


class OwnershipForm(forms.Form):
    """The member who becomes the owner."""

    member = forms.TypedChoiceField(
        label="New owner", coerce=int, error_messages={"required": "Choose who is to own the canvas."}
    )

    def __init__(self, *args: Any, members: Iterable[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(member.pk), OwnWords(f"{member.user} ({Role(member.role).label.lower()})")) for member in members]
        self.fields["member"].choices = [("", "Choose a member"), *named]  # type: ignore[attr-defined]
