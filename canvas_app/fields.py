"""Where the keyboard begins on a page with a form: in the first field that is wrong, or the first to fill in."""

from typing import Any

from django.forms import BaseForm, BoundField, Widget


class FocusedField(BoundField):
    """A field that asks for the focus if it is its form's turn to have it.

    A refused form always takes it; one that `starts_focused` also on a page that is opened.
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's own attributes, and `autofocus` in at most one field of the form."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        return built | {"autofocus": True} if self.name == _first_field(self.form) else built


def _first_field(form: BaseForm) -> str | None:
    if form.is_bound:
        return next((name for name, field in form.fields.items() if name in form.errors and _is_shown(field)), None)
    if not getattr(form, "starts_focused", False):
        return None
    empty = (
        name for name, field in form.fields.items() if _is_shown(field) and not form.get_initial_for_field(field, name)
    )
    return next(empty, None)


def _is_shown(field: Any) -> bool:
    return not field.widget.is_hidden
