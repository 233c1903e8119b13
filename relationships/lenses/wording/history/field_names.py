"""The fields that a change changed, and their names in the sentences of the history."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from relationships.document.base import Value
from relationships.document.parts import NotePart, Part, flatten_fields, part_to_json
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.lenses.wording.field_names import lowered, with_article

SPAN = ("relationship.start_stage", "relationship.end_stage")
# The details of a note whose fields are named individually if only a few of them were changed.
DETAILS: dict[str, type[Value]] = {"segment": SegmentDetails, "relationship": RelationshipFields}
MOST_NAMED_DETAILS = 3


def changed_paths(before: Part | None, after: Part | None) -> list[str]:
    """Return the sorted paths of the fields that differ, except ranks; the details of a note have dotted paths."""
    was, became = _values(before), _values(after)
    return sorted(path for path in {**was, **became} if was.get(path) != became.get(path))


def _values(part: Part | None) -> dict[str, object]:
    if part is None:
        return {}
    values = part_to_json(part)
    values.pop("rank", None)
    return flatten_fields(values) if isinstance(part, NotePart) else values


def field_names(part: Part | None, paths: Sequence[str]) -> list[str]:
    """Return the labels of changed fields with their articles, in the order in which the part declares them."""
    return list(_field_names(type(part), paths)) if part else []


def _field_names(kind: type[Part], paths: Sequence[str]) -> Iterator[str]:
    for name in kind.model_fields:
        inner = {path.partition(".")[2].partition(".")[0] for path in paths if path.partition(".")[0] == name}
        if inner:
            yield with_article(kind, name) + _details(kind, name, inner)


def _details(kind: type[Part], name: str, inner: Collection[str]) -> str:
    """Return a few changed details of a note in parentheses."""
    details = DETAILS.get(name) if issubclass(kind, NotePart) else None
    if details is None or "" in inner or len(inner) > MOST_NAMED_DETAILS:
        return ""
    return f" ({', '.join(lowered(details, field) for field in details.model_fields if field in inner)})"
