"""Tags that link the style sheets and scripts of pages."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.assets.bundles import (
    JOINED_SCRIPT,
    JOINED_STYLE,
    LENS_SCRIPT,
    LENS_SCRIPTS,
    LENS_STYLES,
    SCRIPTS,
    STYLES,
)

register = template.Library()


@register.simple_tag
def styles() -> SafeString:
    """Link the style sheets: every source in development, otherwise the bundle."""
    return _link(STYLES if settings.SERVES_SOURCES else (JOINED_STYLE,))


@register.simple_tag
def scripts() -> SafeString:
    """Include the scripts, deferred until the page is parsed."""
    return _include(SCRIPTS if settings.SERVES_SOURCES else (JOINED_SCRIPT,))


@register.simple_tag
def page_script(file: str) -> SafeString:
    """Include a script that not every page needs; it runs after those that do."""
    return _include([file])


@register.simple_tag
def lens_assets(lens: str) -> SafeString:
    """Link the style sheet of this lens, if any, and include the script of lenses and its own, if any.

    They come after those of every page.
    """
    scripts = (LENS_SCRIPT, *(script for name, script in LENS_SCRIPTS.items() if name == lens))
    # A selected stage is behind the name of the lens, whose styles are the same.
    page = lens.partition(".")[0]
    return format_html("{}{}", _link(style for name, style in LENS_STYLES.items() if name == page), _include(scripts))


def _link(files: Iterable[str]) -> SafeString:
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(file),) for file in files))


def _include(files: Iterable[str]) -> SafeString:
    return format_html_join("\n", '<script src="{}" defer></script>', ((static(file),) for file in files))
