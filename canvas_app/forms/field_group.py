"""Rendering of a field with its label, hint and errors, without a template for speed (see `renderer`)."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BoundField
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.forms.field_problem import draw_problem, draw_suggestions
from canvas_app.templatetags.bidi import isolated
from canvas_app.templatetags.catalogue import about
from canvas_app.templatetags.icons import icon

EMPTY = SafeString("")


def field_group(field: BoundField) -> SafeString:
    """Render one field, with a checkbox before its label and a group of controls in a fieldset."""
    is_checkbox = field.widget_type == "checkbox"
    modifier = " check" if is_checkbox else ""
    contents = _join(_contents(field, is_checkbox=is_checkbox))
    key = format_html(' id="{}_field"', field.auto_id) if field.auto_id else EMPTY
    return format_html('<div class="field{}"{}>\n{}\n</div>\n', modifier, key, contents)


def _join(parts: Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _contents(field: BoundField, *, is_checkbox: bool) -> Iterator[SafeString]:
    yield draw_problem(field)
    # A long list of choices would push them out of view.
    if field.use_fieldset:
        yield draw_suggestions(field)
    control = conditional_escape(field.as_widget())
    if is_checkbox:
        yield control
    yield _fieldset(field, EMPTY if is_checkbox else control) if field.use_fieldset else _labelled(field, control)
    if kind := getattr(field.field, "about", ""):
        yield about(kind, field.auto_id)
    yield _errors(field)
    if not field.use_fieldset:
        yield draw_suggestions(field)


def _fieldset(field: BoundField, control: SafeString) -> SafeString:
    described = format_html(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else EMPTY
    legend = format_html("<legend>{}{}</legend>", field.label, _optional(field)) if field.label else EMPTY
    return format_html("<fieldset{}>\n{}{}{}</fieldset>", described, legend, _hint(field), control)


def _labelled(field: BoundField, control: SafeString) -> SafeString:
    target = format_html(' for="{}"', field.id_for_label) if field.id_for_label else EMPTY
    label = format_html("<label{}>{}{}</label>", target, field.label, _optional(field)) if field.label else EMPTY
    if field.widget_type == "password":
        control = format_html("<show-password>{}</show-password>", control)
    return format_html("{}{}{}", label, _hint(field), EMPTY if field.widget_type == "checkbox" else control)


def _optional(field: BoundField) -> SafeString:
    is_marked = getattr(field.form, "marks_optional", False) and not field.field.required
    return SafeString(' <span class="optional">(optional)</span>') if is_marked else EMPTY


def _hint(field: BoundField) -> SafeString:
    if not field.help_text:
        return EMPTY
    key = format_html(' id="{}_helptext"', field.auto_id) if field.auto_id else EMPTY
    return format_html('<div class="hint"{}>{}</div>', key, isolated(field.help_text))


def _errors(field: BoundField) -> SafeString:
    if not field.errors:
        return EMPTY
    key = format_html(' id="{}_error"', field.auto_id) if field.auto_id else EMPTY
    items = format_html_join(
        "", "<li>{}<span>{}</span></li>", ((icon("circle-alert"), isolated(error)) for error in field.errors)
    )
    return format_html('<ul class="error"{}>{}</ul>', key, items)
