"""The bound field of all forms: autofocus, no truncation by the browser, and no repetition of enormous texts."""

from typing import Any

from django.forms import BaseForm, BoundField, Field, PasswordInput, Textarea, Widget
from django.forms.utils import ErrorList

from canvas_app.forms.default_messages import replace_default_messages
from canvas_app.forms.field_problem import problem_id, problem_of
from relationships.formats import format_number

# Far more than a field takes is never typed, and the page would be as large as what was sent.
KEPT_LENGTHS = 4
SHORTEST_KEPT = 10_000
KEPT = "Only the first {} of {} characters are kept here."
# Messages may quote what was sent.
LONGEST_ERROR = 1_000


class ShownField(BoundField):
    """A bound field without maxlength, with autofocus if it is the first to fill in or correct.

    A form with errors has autofocus, unless it `leaves_focus` to another; an unbound form only if it `starts_focused`.
    A text of several times the allowed length is cut, and an error says so.
    """

    def __init__(self, form: BaseForm, field: Field, name: str) -> None:
        """Create the bound field; a form has it before it validates."""
        super().__init__(form, field, name)
        replace_default_messages(field)

    def value(self) -> Any:
        """Return the value to show, cut if it is a text far too long for the field."""
        value = super().value()
        return value[: self._kept_length] if self._is_cut(value) else value

    @property
    def errors(self) -> ErrorList:
        """The errors of the field, shortened."""
        errors, value = super().errors, super().value()
        messages = [str(error) for error in errors]
        if not self._is_cut(value) and all(len(message) <= LONGEST_ERROR for message in messages):
            return errors
        shown = list(map(_shorten, messages))
        cut = [KEPT.format(format_number(self._kept_length), format_number(len(value)))] if self._is_cut(value) else []
        return self.form.error_class([*shown, *cut], renderer=self.form.renderer)

    def _is_cut(self, value: Any) -> bool:
        """Return whether the value is cut; not if it is never shown, or the table or file of an import."""
        if not isinstance(value, str) or len(value) <= self._kept_length:
            return False
        widget = self.field.widget
        is_import = isinstance(widget, Textarea) and not getattr(self.field, "max_length", None)
        return not is_import and not isinstance(widget, PasswordInput)

    @property
    def _kept_length(self) -> int:
        return max(SHORTEST_KEPT, KEPT_LENGTHS * (getattr(self.field, "max_length", None) or 0))

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Return Django's attributes without maxlength, and with autofocus for at most one field of the form."""
        # Browsers truncate pasted text silently and count UTF-16 code units; validation reports excess text.
        attributes: dict[str, Any] = super().build_widget_attrs(attrs, widget) | {"maxlength": False}
        starts_focused = self._is_asked or self.name == _find_autofocus(self.form)
        return attributes | {"autofocus": True} if starts_focused else attributes

    @property
    def _is_asked(self) -> bool:
        """Whether a problem is stated beside the field, and no field has an error."""
        return problem_of(self) is not None and not self.form.errors

    @property
    def aria_describedby(self) -> Any:
        """The ids of the elements that describe the field, that of a problem to resolve first."""
        described = super().aria_describedby
        problem = problem_of(self)
        return f"{problem_id(self)} {described}".strip() if problem and not problem.is_fixed else described


def _shorten(message: str) -> str:
    """Return the message without most of what it quotes."""
    half = LONGEST_ERROR // 2
    return message if len(message) <= LONGEST_ERROR else f"{message[:half]} … {message[-half:]}"


def _find_autofocus(form: BaseForm) -> str | None:
    if getattr(form, "leaves_focus", False):
        return None
    if form.is_bound:
        return next((name for name, field in form.fields.items() if name in form.errors and _is_visible(field)), None)
    if not getattr(form, "starts_focused", False):
        return None
    visible = ((name, field) for name, field in form.fields.items() if _is_visible(field))
    return next((name for name, field in visible if not form.get_initial_for_field(field, name)), None)


def _is_visible(field: Any) -> bool:
    return not field.widget.is_hidden
