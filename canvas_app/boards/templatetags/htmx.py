"""Tags for the attributes with which htmx follows links and sends forms.

Every link keeps its `href` and every form its `action`, so that both work without scripts. A URL is given in one or
more parts, which are joined: `{% drawer_form base note.id "/" %}`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

DRAWER, DIALOG = "#drawer", "#dialog"
# The drawer keeps its scroll position when its content changes.
DRAWER_SWAP = "innerHTML show:none"


@register.simple_tag
def drawer_link() -> SafeString:
    """Return the attribute that opens a link in the drawer."""
    return format_html("""hx-boost='{{"target": "{}", "swap": "{}"}}'""", DRAWER, DRAWER_SWAP)


@register.simple_tag
def drawer_links() -> SafeString:
    """Return the attribute that opens all links inside an element in the drawer."""
    return format_html("""hx-boost:inherited='{{"target": "{}", "swap": "{}"}}'""", DRAWER, DRAWER_SWAP)


@register.simple_tag
def drawer_form(*address: object) -> SafeString:
    """Return attributes that post a form and show the response in the drawer; a repeated press is ignored."""
    return format_html("{} data-once", post_to(*address, target=DRAWER, swap=DRAWER_SWAP))


@register.simple_tag
def post_to(*address: object, target: str, swap: str) -> SafeString:
    """Return attributes that post a form and swap the response into `target`."""
    url = _join(address)
    return format_html('method="post" action="{}" hx-post="{}" hx-target="{}" hx-swap="{}"', url, url, target, swap)


@register.simple_tag
def dialog_link(*address: object) -> SafeString:
    """Return attributes that open a link in the dialog."""
    url = _join(address)
    return format_html('href="{}" hx-get="{}" hx-target="{}"', url, url, DIALOG)


@register.simple_tag(takes_context=True)
def dialog_form(context: Context, *address: object) -> SafeString:
    """Return attributes that post a form; if it is in the dialog (`in_dialog`), the response is shown there."""
    url = _join(address)
    form = format_html('method="post" action="{}"', url)
    if not context.get("in_dialog"):
        return form
    return format_html('{} hx-post="{}" hx-target="{}"', form, url, DIALOG)


def _join(parts: Iterable[object]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
