"""Form renderer that renders controls without templates, ten times as fast in forms with sixty of them."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from canvas_app.forms.bound_field import ShownField
from canvas_app.forms.chips import hue_of, mark_of
from canvas_app.forms.field_group import field_group
from canvas_app.forms.link_boxes import LinkBoxes
from canvas_app.templatetags.bidi import isolated
from canvas_app.templatetags.icons import icon
from relationships.document.own_words import OwnWords

GROUP = "<fieldset><legend>{}</legend>{}</fieldset>"
NOT_TRANSLATED = ' translate="no"'
# The types of fields whose values browsers are not to translate.
WRITTEN = ("text", "search", "email", "url")

type Widget = Mapping[str, Any]
type Groups = Iterable[tuple[str | None, list[Widget], int]]


class ControlRenderer(TemplatesSetting):
    """Renderer with our template for forms, and functions for fields and common controls."""

    form_template_name = "components/_form.html"
    field_template_name = "a field with its label"
    bound_field_class = ShownField

    def render(self, template_name: str, context: Any, request: HttpRequest | None = None) -> str:
        """Return the HTML of a form, field or control."""
        if template_name == self.field_template_name:
            return field_group(context["field"])
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _text(value: object) -> str:
    """Return a value as HTML, escaped unless it is safe."""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def _attributes(widget: Widget) -> str:
    attributes = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in attributes)


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    own = NOT_TRANSLATED if widget["type"] in WRITTEN else ""
    return f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{value}{_attributes(widget)}{own}>'


def _textarea(widget: Widget) -> str:
    # Browsers drop a newline at the start of the content.
    content = _text(widget["value"] or "")
    return f'<textarea name="{_text(widget["name"])}"{_attributes(widget)}{NOT_TRANSLATED}>\n{content}</textarea>'


def _select(widget: Widget) -> str:
    options = _join_groups(widget["optgroups"], '<optgroup label="{}">{}</optgroup>', _option)
    return f'<select name="{_text(widget["name"])}"{_attributes(widget)}>{options}</select>'


def _option(option: Widget) -> str:
    label = option["label"]
    own = NOT_TRANSLATED if isinstance(label, OwnWords) else ""
    return f'<option value="{_text(option["value"])}"{_attributes(option)}{own}>{_text(label)}</option>'


def _choices(widget: Widget) -> str:
    """Return radio buttons or checkboxes in labels, with a fieldset for each named group.

    Django has a label for a group, which belongs to no control, so that screen readers ignore it.
    """
    attributes = {name: value for name, value in widget["attrs"].items() if name in ("id", "class") and value}
    _focus_first(widget)
    content = _join_groups(widget["optgroups"], GROUP, _choice)
    return f"<div{_attributes({'attrs': attributes})}>{content}</div>"


def _link_boxes(widget: Widget) -> str:
    """Return checkboxes as `_choices` does, with the less important groups in an element that is closed at first."""
    frame = '<fieldset><legend>{} <span class="missing">not answered</span></legend>{}</fieldset>'
    _focus_first(widget)
    asked = _join_groups(widget["asked"], frame, _choice)
    more = _join_groups(widget["more"], GROUP, _choice)
    if more and asked:
        more = (
            f'<details class="disclosure more-links"><summary>{icon("chevron-right")}More links'
            f' <span class="some">some chosen</span></summary>{more}</details>'
        )
    return f'<div class="links"{_attributes({"attrs": {"id": widget["attrs"].get("id", False)}})}>{asked}{more}</div>'


def _focus_first(widget: Widget) -> None:
    """Let only the first control of a group start focused, since a page focuses one."""
    for option in [option for _, options, _ in widget["optgroups"] for option in options][1:]:
        option["attrs"].pop("autofocus", None)


def _choice(option: Widget) -> str:
    field_id = option["attrs"].get("id")
    target = f' for="{_text(field_id)}"' if field_id else ""
    label = option["label"]
    return f"<div><label{target}{hue_of(label)}>{_input(option)} {mark_of(label)}{isolated(label)}</label></div>"


def _join_groups(groups: Groups, frame: str, draw: Callable[[Widget], str]) -> str:
    """Return all options, with `frame` around named groups."""
    drawn = [(name, "".join(draw(option) for option in options)) for name, options, _ in groups]
    return "".join(frame.format(_text(name), content) if name else content for name, content in drawn)


INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox", "search")
DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/radio.html": _choices,
    "django/forms/widgets/checkbox_select.html": _choices,
    LinkBoxes.template_name: _link_boxes,
}
