"""Choices shown as chips or cards, with a segment's letter and colour or an icon before the label."""

from __future__ import annotations

from django.forms import RadioSelect
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canvas_app.templatetags.icons import icon
from relationships.document.own_words import OwnWords
from relationships.lenses.cards import Tint

# With more choices, a list is easier to use than chips.
MOST_CHIPS = 9


class TintedName(OwnWords):
    """The name of a segment as the label of a choice, with its tint."""

    __slots__ = ("tint",)
    tint: Tint


class IconLabel(str):
    """The label of a choice, with the name of its icon."""

    __slots__ = ("icon",)
    icon: str

    def __str__(self) -> IconLabel:
        return self


def tinted(tint: Tint) -> TintedName:
    """Return the name of a segment with its tint."""
    name = TintedName(tint.name)
    name.tint = tint
    return name


def with_icon(label: str, name: str) -> IconLabel:
    """Return a label with the name of its icon."""
    shown = IconLabel(label)
    shown.icon = name
    return shown


def radio_chips() -> RadioSelect:
    """Return radio buttons that are shown as chips."""
    return RadioSelect({"class": "choices"})


def mark_of(label: object) -> SafeString:
    """Return what is drawn before the label of a choice: a segment's letter, an icon, or nothing."""
    match label:
        case TintedName():
            mark = '<i data-hue="{}" data-letter="{}" aria-hidden="true"></i> '
            return format_html(mark, label.tint.hue, label.tint.letter)
        case IconLabel():
            return format_html("{} ", icon(label.icon))
        case _:
            return SafeString()


def hue_of(label: object) -> SafeString:
    """Return the attribute that gives a choice the colour of a segment, or nothing."""
    if not isinstance(label, TintedName):
        return SafeString()
    return format_html(' data-hue="{}"', label.tint.hue)
