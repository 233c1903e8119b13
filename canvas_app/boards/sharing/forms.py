"""Forms that share a canvas: roles, invitations and a new owner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django import forms

from relationships.document.own_words import OwnWords
from relationships.models import OFFERED_ROLES, Member, Role

# The permissions of the roles, shown beside them wherever one is chosen.
MEANINGS = {
    Role.OWNER: "can edit, share, archive and delete the canvas",
    Role.EDITOR: "can edit everything on the canvas",
    # Comments do not exist yet, so only those who have the role already keep it.
    Role.COMMENTER: "can view the canvas, and comment once Rapport has comments",
    Role.VIEWER: "can view the canvas",
}


class FocusedForm(forms.Form):
    """A form that can set the focus for the next page."""

    def focus(self, name: str = "") -> Self:
        """Focus a field, or else the first with an error, or else the first; return the form."""
        invalid = [field for field in self.fields if field in self.errors] if self.is_bound else []
        self.fields[name or next(iter(invalid or self.fields))].widget.attrs["autofocus"] = True
        return self


def role_choices(present: str = "") -> list[Role]:
    """Return the roles to choose from for somebody who has the `present` role, which can be kept."""
    return [role for role in Role if role in OFFERED_ROLES or (role == present and role != Role.OWNER)]


class RoleForm(forms.Form):
    """The new role of a member, who may keep the `present` one."""

    role = forms.ChoiceField(label="Role")

    def __init__(self, *args: Any, present: str, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(role.value, role.label) for role in role_choices(present)]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]


class InvitationForm(FocusedForm):
    """The address and the role of an invitation."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"required": "Enter the e-mail address of the person you want to invite."},
    )
    role = forms.ChoiceField(
        choices=[(role.value, role.label) for role in OFFERED_ROLES], label="Role", initial=Role.EDITOR.value
    )


class OwnershipForm(forms.Form):
    """The member who becomes the owner."""

    member = forms.TypedChoiceField(label="New owner", coerce=int, error_messages={"required": "Choose the new owner."})

    def __init__(self, *args: Any, members: Iterable[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(member.pk), OwnWords(f"{member.user} ({Role(member.role).label.lower()})")) for member in members]
        self.fields["member"].choices = [("", "Choose a member"), *named]  # type: ignore[attr-defined]
