"""What every field of a form is on the page: where the keyboard begins, and that nothing typed is cut off."""

from typing import Any

from django.forms import BaseForm, BoundField, Widget


class ShownField(BoundField):
    """A field that asks for the focus if it is its form's turn to have it, and takes what is too long as well.

    A refused form always takes the focus; one that `starts_focused` also on a page that is opened.
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's own attributes without a greatest length, and `autofocus` in at most one field of the form."""
        # A browser cuts off what is pasted, without a word and in units of its own; the form says what is too much.
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget) | {"maxlength": False}
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
