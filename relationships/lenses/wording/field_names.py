"""The labels of fields within a sentence."""

from __future__ import annotations

from relationships.document.base import Value, field_label


def lowered(kind: type[Value], name: str) -> str:
    """Return the label of a field with a lower-case first letter."""
    label = field_label(kind, name)
    return (label[:1].lower() + label[1:]).rstrip("?")


def with_article(kind: type[Value], name: str) -> str:
    """Return the label of a field as an object: “the unit”, but “what customers said”."""
    words = lowered(kind, name)
    return words if words.startswith("what ") else f"the {words}"
