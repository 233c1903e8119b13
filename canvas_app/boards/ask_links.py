"""Addresses of the forms in which findings are resolved."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from relationships.catalog.blocks import Block
from relationships.checks.finding import Ask, Form

# The parameters that name the finding and its rule, which has the title when the finding is gone.
FINDING, CHECK = "finding", "check"
# Instead of the finding, the open question that the user is answering.
QUESTION = "question"
# The goal that the user clicked, for a question that is answered in a field for each goal.
GOAL = "goal"
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


def ask_url(canvas_id: UUID, named: Mapping[str, str], ask: Ask, lens: str = "") -> str:
    """Return the address of a form that a finding or question asks for, which then states it beside the field.

    `named` are the parameters that name it.
    """
    subject = (ask.subject,) if ask.form in IN_PATH else ()
    path = reverse(f"boards:{VIEWS[ask.form]}", args=[canvas_id, *subject])
    values = {"block": Block.CUSTOMER_SEGMENTS.value} if ask.form is Form.NEW_NOTE else {}
    if ask.form in PARAMETERS and ask.subject:
        values[PARAMETERS[ask.form]] = str(ask.subject)
    values |= {**named} | ({"lens": lens} if lens else {})
    return f"{path}?{urlencode(values)}"


def problem_values(rule: str, key: str, *, is_question: bool = False, goal: str = "") -> dict[str, str]:
    """Return the parameters that name a finding or a question in the address of a form."""
    return {QUESTION if is_question else FINDING: key, CHECK: rule} | ({GOAL: goal} if goal else {})
