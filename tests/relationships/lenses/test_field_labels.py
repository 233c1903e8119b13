"""Every field has one label, which the read-only view, differences and History show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

import pytest

from relationships.document.assembly import split_into_parts
from relationships.document.base import Value, field_label
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.diff import Difference, differences
from relationships.document.measurements import DismissalFields, IndicatorFields, ReadingFields, ReviewFields
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.parts import part_to_json
from relationships.document.relationships import RelationshipDetails, RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.lenses.details import describe_note, list_facts
from relationships.lenses.wording.differences import shown_differences
from relationships.lenses.wording.history import sentence
from relationships.models import Change

# Its fields are blocks and collections, which are not shown by a label.
WHOLES = (CanvasDocument, Blocks)
SEGMENT, RELATIONSHIP, SERVED = (UUID(int=number) for number in (1, 2, 3))
DETAILS: dict[str, type[Value]] = {
    "segment": SegmentDetails,
    "relationship": RelationshipFields,
    "evidence": Evidence,
    "experiment": Experiment,
}
OTHERS: tuple[type[Value], ...] = (CanvasHead, IndicatorFields, ReadingFields, ReviewFields, DismissalFields)


def kinds(kind: type[Value] = Value) -> Iterator[type[Value]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from kinds(inner)


def sample(annotation: Any) -> Any:
    """Return a value of a type that is not empty."""
    arguments = [inner for inner in get_args(annotation) if inner is not NoneType]
    origin = get_origin(annotation)
    if origin in (Union, UnionType) or hasattr(annotation, "__metadata__"):
        return sample(arguments[0])
    if origin is tuple:
        return (sample(arguments[0]),)
    if origin is dict:
        return {sample(arguments[0]): sample(arguments[1])}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation))
    simple = {str: "said", int: 5, Decimal: Decimal(5), dt.date: dt.date(2026, 5, 1), UUID: SERVED}
    return simple[annotation]


def filled(kind: type[Value]) -> dict[str, Any]:
    """Every field of a value that holds no other value, with something in it."""
    inner = {name: field for name, field in kind.model_fields.items() if name not in ("id", "goals", "readings")}
    own = {name: field for name, field in inner.items() if name not in DETAILS or kind is RelationshipFields}
    return {name: sample(field.annotation) for name, field in own.items()} | (
        {"segment": SEGMENT} if kind is RelationshipFields else {}
    )


def canvas(**fields: Any) -> CanvasDocument:
    """Return a canvas with a segment, a relationship and a channel; `fields` are those of the relationship's note."""
    details = {name: fields.pop(name) for name in ("segment",) if name in fields}
    blocks = Blocks(
        customer_segments=(Note(id=SEGMENT, text="Homes", **details),),
        customer_relationships=(Note(id=RELATIONSHIP, text="Help", **fields),),
        channels=(Note(id=SERVED, text="Shop"),),
    )
    return CanvasDocument(title="Coffee", blocks=blocks)


def full() -> CanvasDocument:
    return canvas(
        segment=SegmentDetails(**filled(SegmentDetails)),
        relationship=RelationshipDetails(**filled(RelationshipFields)),
        evidence=Evidence(**filled(Evidence)),
        experiment=Experiment(**filled(Experiment)),
    )


def labels(kind: type[Value], *but: str) -> set[str]:
    return {field_label(kind, name) for name in filled(kind) if name not in but}


@pytest.mark.parametrize(
    "kind", [kind for kind in kinds() if not issubclass(kind, WHOLES)], ids=lambda kind: kind.__name__
)
def test_every_field_has_a_label(kind: type[Value]) -> None:
    named = {name: field.title for name, field in kind.model_fields.items()}
    assert [name for name, label in named.items() if not label] == []
    shown = [str(label) for name, label in named.items() if name not in ("kind", "rank")]
    assert sorted(set(shown)) == sorted(shown)


def test_read_only_view_shows_every_field_by_its_label() -> None:
    homes, helped = describe_note(full(), SEGMENT), describe_note(full(), RELATIONSHIP)
    assert homes
    assert helped
    assert labels(SegmentDetails, "hue") <= {fact.label for fact in homes.facts}
    own = labels(RelationshipFields) | labels(Evidence) | labels(Experiment)
    assert own <= {fact.label for fact in helped.facts}
    assert all(fact.text for fact in (*homes.facts, *helped.facts))


@pytest.mark.parametrize("kind", [ReadingFields, ReviewFields])
def test_facts_of_a_measurement_have_its_labels(kind: type[Value]) -> None:
    assert {fact.label for fact in list_facts(kind(**filled(kind)))} == labels(kind)


def test_difference_shows_every_field_by_its_label() -> None:
    found = shown_differences(differences(canvas(), full()), canvas(), full())
    shown = {field.label for change in found for field in change.fields}
    plain = {
        name: {field for field, value in filled(kind).items() if not isinstance(value, dict)} - {"hue"}
        for name, kind in DETAILS.items()
    }
    assert shown >= {field_label(DETAILS[name], field) for name, fields in plain.items() for field in fields}


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.__name__)
def test_difference_shows_every_field_of_other_parts(kind: type[Value]) -> None:
    part: Any = next(part for part in kinds(kind) if part.__name__.endswith("Part"))
    after = part.model_construct(**filled(kind), rank=1, indicator=SERVED)
    (change,) = shown_differences([Difference(SERVED, None, after)], canvas(), canvas())
    fields = {name for name, value in filled(kind).items() if not isinstance(value, dict)}
    assert {field_label(kind, name) for name in fields - {"code"}} <= {field.label for field in change.fields}


def edit(before: CanvasDocument, after: CanvasDocument, key: UUID) -> Change:
    states = ({str(key): part_to_json(split_into_parts(document)[key])} for document in (before, after))
    return Change(action="note.edit", subject=key, **dict(zip(("before", "after"), states, strict=True)))


@pytest.mark.parametrize("name", [name for name in filled(RelationshipFields) if not name.endswith("_stage")])
def test_history_names_a_changed_detail_by_its_label(name: str) -> None:
    before = canvas(relationship=RelationshipDetails())
    after = canvas(relationship=RelationshipDetails(**{name: filled(RelationshipFields)[name]}))
    label = field_label(RelationshipFields, name)
    expected = f"changed the relationship details ({label[0].lower()}{label[1:].rstrip('?')}) of “Help”"
    assert sentence(edit(before, after, RELATIONSHIP)) == expected


def test_history_names_many_changed_details_together() -> None:
    before = canvas(relationship=RelationshipDetails())
    assert sentence(edit(before, full(), RELATIONSHIP)) == (
        "changed the evidence, the experiment and the relationship details of “Help”"
    )


def test_amounts_are_shown_with_their_units() -> None:
    facts = {
        fact.label: fact.text
        for key in (SEGMENT, RELATIONSHIP)
        for fact in getattr(describe_note(full(), key), "facts", ())
    }
    assert (facts["Gross margin"], facts["Fixed cost per month"]) == ("5\xa0%", "€5")
