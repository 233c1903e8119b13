"""The bound field of all forms: autofocus, and no truncation by the browser."""

from typing import Any

from django.forms import BaseForm, BoundField, Widget


class ShownField(BoundField):
    """A bound field without maxlength, with autofocus if it is the first to fill in or correct.

    A form with errors always has autofocus; an unbound form only if it `starts_focused`.
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Return Django's attributes without maxlength, and with autofocus for at most one field of the form."""
        # Browsers truncate pasted text silently and count UTF-16 code units; validation reports excess text.
        attributes: dict[str, Any] = super().build_widget_attrs(attrs, widget) | {"maxlength": False}
        return attributes | {"autofocus": True} if self.name == _find_autofocus(self.form) else attributes


def _find_autofocus(form: BaseForm) -> str | None:
    if form.is_bound:
        return next((name for name, field in form.fields.items() if name in form.errors and _is_visible(field)), None)
    if not getattr(form, "starts_focused", False):
        return None
    visible = ((name, field) for name, field in form.fields.items() if _is_visible(field))
    return next((name for name, field in visible if not form.get_initial_for_field(field, name)), None)


def _is_visible(field: Any) -> bool:
    return not field.widget.is_hidden
