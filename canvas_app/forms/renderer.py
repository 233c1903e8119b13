"""Draws the controls of forms without templates, which takes a tenth of the time where there are sixty of them."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from canvas_app.forms.bound_field import ShownField
from canvas_app.forms.field_group import field_group

type Widget = Mapping[str, Any]
type Groups = Iterable[tuple[str | None, list[Widget], int]]


class ControlRenderer(TemplatesSetting):
    """Renders forms by our templates, and the fields and controls in them without any."""

    form_template_name = "components/_form.html"
    field_template_name = "a field with its label"
    bound_field_class = ShownField

    def render(self, template_name: str, context: Any, request: HttpRequest | None = None) -> str:
        """The HTML of a form, field or control."""
        if template_name == self.field_template_name:
            return field_group(context["field"])
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _text(value: object) -> str:
    """A value as HTML: escaped, unless it is HTML already."""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def _attributes(widget: Widget) -> str:
    given = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in given)


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{value}{_attributes(widget)}>'


def _textarea(widget: Widget) -> str:
    # A browser leaves out the first newline of the content.
    content = _text(widget["value"] or "")
    return f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}>\n{content}</textarea>'


def _select(widget: Widget) -> str:
    options = _grouped(widget["optgroups"], '<optgroup label="{}">{}</optgroup>', _option)
    return f'<select name="{_text(widget["name"])}"{_attributes(widget)}>{options}</select>'


def _option(option: Widget) -> str:
    return f'<option value="{_text(option["value"])}"{_attributes(option)}>{_text(option["label"])}</option>'


def _choices(widget: Widget) -> str:
    """Radio buttons or checkboxes, each in a label of its own; those that stand under a name are a group of that name.

    Django has a label there, which belongs to no control: a screen reader says nothing of it.
    """
    attributes = {name: value for name, value in widget["attrs"].items() if name in ("id", "class") and value}
    inside = _grouped(widget["optgroups"], "<fieldset><legend>{}</legend>{}</fieldset>", _choice)
    return f"<div{_attributes({'attrs': attributes})}>{inside}</div>"


def _choice(option: Widget) -> str:
    key = option["attrs"].get("id")
    target = f' for="{_text(key)}"' if key else ""
    return f"<div><label{target}>{_input(option)} {_text(option['label'])}</label></div>"


def _grouped(groups: Groups, frame: str, draw: Callable[[Widget], str]) -> str:
    """Every option, and a frame around those that stand under a name of their own."""
    drawn = [(name, "".join(draw(option) for option in options)) for name, options, _ in groups]
    return "".join(frame.format(_text(name), inside) if name else inside for name, inside in drawn)


INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox", "search")
DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/radio.html": _choices,
    "django/forms/widgets/checkbox_select.html": _choices,
}
