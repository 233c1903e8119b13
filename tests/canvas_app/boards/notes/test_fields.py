"""Every field of a segment or a relationship has a form field in the drawer."""

from collections.abc import Iterable
from decimal import Decimal
from typing import get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.boards.notes.forms.segments import SegmentForm
from canvas_app.forms.part_form import PartForm, get_initial_values
from relationships.catalog.goals import Goal
from relationships.document.base import Value
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.document.values import plain

# A segment's hue is assigned automatically.
CASES = [(SegmentDetails, SegmentForm, {"hue"}), (RelationshipFields, RelationshipForm, set())]


def paths(details: type[Value], left_out: Iterable[str]) -> set[str]:
    """Return the name of every field of the details; a dictionary yields one for each of its keys."""
    found: set[str] = set()
    for name, field in details.model_fields.items():
        keys = get_args(field.annotation)[0] if get_origin(field.annotation) is dict else None
        found |= {f"{name}.{key}" for key in keys.values} if keys else {name}
    return found - set(left_out)


@pytest.mark.parametrize(("details", "form", "left_out"), CASES)
def test_everything_that_can_be_known_has_a_field(
    details: type[Value], form: type[PartForm], left_out: set[str]
) -> None:
    goals = {f"{kind}.{goal}" for kind in ("goals", "tactics") for goal in Goal.values}
    assert set(form().fields) - goals == paths(details, left_out)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("customers_now", "-1", "“Customers now” can’t be less than 0."),
        ("customers_now", "many", "“Customers now” must be a whole number. Example: 1200."),
        ("customers_by_stage.growth", "-1", "“Customers at the growth stage” can’t be less than 0."),
        ("gross_margin", "101", "“Gross margin” can be at most 100."),
        ("gross_margin", "1.23456", "“Gross margin” can have at most 4 decimal places."),
        (
            "revenue_per_customer",
            "12345678901",
            "“Revenue per customer” can have at most 10 digits before the decimal point.",
        ),
    ],
)
def test_number_that_cannot_be_is_refused_by_name_and_limit(name: str, value: str, message: str) -> None:
    form = SegmentForm({f"segment-{name}": value}, prefix="segment")
    assert form.errors[name] == [message]


def test_text_that_is_too_long_is_measured() -> None:
    form = SegmentForm({"segment-platform_side": "x" * 205}, prefix="segment")
    assert form.errors["platform_side"] == ["This field has 205 characters. At most 200 are allowed."]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1200.5", "1200.5"),
        ("1200,5", "1200.5"),
        ("1.200,50", "1200.5"),
        ("1,200.50", "1200.5"),
        ("1’200.50", "1200.5"),
        ("1 200,50 €", "1200.5"),
        ("1.234.567", "1234567"),
        ("1,50", "1.5"),
        ("0.125", "0.125"),
        ("1.2000", "1.2"),
        ("", None),
    ],
)
def test_amount_is_read_as_people_write_it(typed: str, meant: str | None) -> None:
    form = SegmentForm({"segment-revenue_per_customer": typed}, prefix="segment")
    assert (form.errors, form.changes()["segment.revenue_per_customer"]) == ({}, meant)


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("1.200", "“1.200” is ambiguous. Enter 1.2 or 1200."),
        ("1,200", "“1,200” is ambiguous. Enter 1200 or 1.2."),
        ("12.345", "“12.345” is ambiguous. Enter 12.3450 or 12345."),
        ("much", "“Revenue per customer” must be a number. Example: 12.50."),
        ("1.20.5", "“Revenue per customer” must be a number. Example: 12.50."),
        ("1e3", "“Revenue per customer” must be a number. Example: 12.50."),
    ],
)
def test_amount_that_could_be_two_or_none_is_asked_back(typed: str, complaint: str) -> None:
    form = SegmentForm({"segment-revenue_per_customer": typed}, prefix="segment")
    assert form.errors["revenue_per_customer"] == [complaint]
    assert f'value="{typed}"' in str(form["revenue_per_customer"])


@pytest.mark.parametrize(("typed", "meant"), [("1200", 1200), ("1.200", 1200), ("1,250", 1250), ("1 000 000", 1000000)])
def test_mark_in_a_whole_number_sets_thousands_apart(typed: str, meant: int) -> None:
    form = SegmentForm({"segment-customers_now": typed}, prefix="segment")
    assert (form.errors, form.changes()["segment.customers_now"]) == ({}, meant)


@settings(deadline=None)
@given(st.decimals(0, 9_999_999_999, places=4).map(plain))
def test_every_amount_is_read_back_as_it_is_shown(amount: Decimal) -> None:
    shown = SegmentForm(initial=get_initial_values({"segment.revenue_per_customer": str(amount)}, SegmentForm))
    sent = SegmentForm({"revenue_per_customer": shown["revenue_per_customer"].value()})
    assert (sent.errors, sent.changes()["segment.revenue_per_customer"]) == ({}, str(amount))
