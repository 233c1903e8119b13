"""Addresses of the forms in which findings are resolved."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from relationships.catalog.blocks import Block
from relationships.checks.finding import Ask, Form

# The parameters that name the finding and its rule, which has the title when the finding is gone.
FINDING, CHECK = "finding", "check"
# The view of each form; those of new parts take what they are for as a parameter, or are below its address.
VIEWS = {
    Form.NOTE: "note",
    Form.INDICATOR: "indicator",
    Form.REVIEW: "review",
    Form.NEW_NOTE: "notes",
    Form.NEW_RELATIONSHIP: "new_relationship",
    Form.NEW_INDICATOR: "new_indicator",
    Form.NEW_READING: "new_reading",
    Form.NEW_REVIEW: "new_review",
}
IN_PATH = (Form.NOTE, Form.INDICATOR, Form.REVIEW, Form.NEW_READING)
PARAMETERS = {Form.NEW_RELATIONSHIP: "segment", Form.NEW_INDICATOR: "subject", Form.NEW_REVIEW: "subject"}


def ask_url(canvas_id: UUID, rule: str, key: str, ask: Ask, lens: str = "") -> str:
    """Return the address of the form that a finding asks for, which then states the finding beside the field."""
    subject = (ask.subject,) if ask.form in IN_PATH else ()
    path = reverse(f"boards:{VIEWS[ask.form]}", args=[canvas_id, *subject])
    values = {"block": Block.CUSTOMER_SEGMENTS.value} if ask.form is Form.NEW_NOTE else {}
    if ask.form in PARAMETERS and ask.subject:
        values[PARAMETERS[ask.form]] = str(ask.subject)
    values |= problem_values(rule, key) | ({"lens": lens} if lens else {})
    return f"{path}?{urlencode(values)}"


def problem_values(rule: str, key: str) -> dict[str, str]:
    """Return the parameters that name a finding in the address of a form."""
    return {FINDING: key, CHECK: rule}
