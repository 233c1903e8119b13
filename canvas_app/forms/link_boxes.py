"""Checkboxes for links to notes by the question that they answer; the less important are behind “More links”."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms


class LinkBoxes(forms.CheckboxSelectMultiple):
    """The checkboxes. Groups whose labels are in `asked` are shown at first, and say so while nothing is chosen."""

    template_name = "checkboxes of links"

    def __init__(self, asked: Collection[str] = (), *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the context of the widget, with the groups in two parts."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        groups = sorted(widget["optgroups"], key=lambda group: group[0] not in self.asked)
        widget["optgroups"] = groups
        widget["asked"] = [group for group in groups if group[0] in self.asked]
        widget["more"] = [group for group in groups if group[0] not in self.asked]
        return context
