"""The tags that link the style sheets and the scripts of every page."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from canvas_app.assets.bundles import JOINED_SCRIPT, JOINED_STYLE, SCRIPTS, STYLES

register = template.Library()


@register.simple_tag
def styles() -> SafeString:
    """Links to the style sheets: each source where sources are served, else the joined file."""
    files = STYLES if settings.SERVES_SOURCES else (JOINED_STYLE,)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(file),) for file in files))


@register.simple_tag
def scripts() -> SafeString:
    """The scripts, run in order once the page has been read."""
    files = SCRIPTS if settings.SERVES_SOURCES else (JOINED_SCRIPT,)
    return format_html_join("\n", '<script src="{}" defer></script>', ((static(file),) for file in files))
