"""Labels, units and error messages of the fields of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import canvas_app.urls  # noqa: F401 (imports every form)
from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.boards.notes.forms.segments import SegmentForm
from canvas_app.forms.part_form import PartForm
from relationships.document.base import field_label

UNIT = re.compile(r" \((%|€)\)$")


def forms(form: type[PartForm] = PartForm) -> Iterator[type[PartForm]]:
    for inner in form.__subclasses__():
        yield inner
        yield from forms(inner)


@pytest.mark.parametrize("form", list(forms()), ids=lambda form: form.__name__)
def test_every_field_has_the_label_of_the_value(form: type[PartForm]) -> None:
    labels = {name: field.label for name, field in form.base_fields.items() if name in form.edits.model_fields}
    assert labels == {name: field_label(form.edits, name) for name in labels}


@pytest.mark.parametrize(("form", "name"), [(SegmentForm, "gross_margin"), (RelationshipForm, "fixed_cost")])
def test_unit_stands_behind_the_label(form: type[SegmentForm | RelationshipForm], name: str) -> None:
    label = str(form(currency="EUR").fields[name].label)
    assert UNIT.search(label)
    assert UNIT.sub("", label) == field_label(form.edits, name)


def test_errors_name_the_field() -> None:
    form = RelationshipForm({"fixed_cost": "much", "established_on": "soon"}, currency="EUR")
    assert form.errors["fixed_cost"] == ["“Fixed cost per month” must be a number. Example: 12.50."]
    assert form.errors["established_on"] == ["“Established since” isn’t a valid date. Example: 2030-12-31."]
