"""Sentences for the validation errors of pydantic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from canvas_app.uploads.locations import Location, describe_problem
from relationships.document.canvas import SCHEMA_VERSION
from relationships.formats import format_number

LISTED = 10
# Describing an error costs as much as validating, and a file with this many is no canvas.
DESCRIBED = 5000
MESSAGES = {
    "missing": "is missing",
    "string_type": "must be text",
    "string_too_long": "is longer than {max_length} characters",
    "string_too_short": "is empty",
    "int_type": "must be a whole number",
    "model_type": "must be a JSON object, in braces {{ }}",
    "dict_type": "must be a JSON object, in braces {{ }}",
    "tuple_type": "must be a list in brackets",
    "enum": "must be one of {expected}",
    "uuid_type": "must be an id (a UUID)",
    "uuid_parsing": "must be an id (a UUID)",
    "decimal_type": "must be a number",
    "decimal_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "decimal_max_digits": "has more than {max_digits} digits",
    "decimal_max_places": "has more than {decimal_places} decimal places",
    "decimal_whole_digits": "has more than {whole_digits} digits before the decimal point",
    "greater_than_equal": "is less than {ge}",
    "string_pattern_mismatch": "has the wrong format",
    "less_than_equal": "is more than {le}",
}


def list_problems(fault: ValidationError) -> list[str]:
    """Return a sentence with its location for each of the first errors, and the number of the others.

    If there are thousands, only say so.
    """
    if fault.error_count() > DESCRIBED:
        return [f"This isn’t a Rapport file: it has more than {format_number(DESCRIBED)} errors."]
    errors = fault.errors(include_url=False, include_input=False)
    versions = [error for error in errors if error["loc"] == ("schema_version",)]
    if versions:
        return [f"This version of Rapport can’t read the file: its schema_version isn’t {SCHEMA_VERSION}."]
    listed = [problem for error in errors[:LISTED] for problem in _describe(error)]
    more = len(errors) - LISTED
    return [*listed, f"… and {format_number(more)} more."] if more > 0 else listed


def _describe(error: Any) -> Iterator[str]:
    location: Location = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] == "value_error" and not location:
        # Violations of integrity arrive as one error with a line for each, which starts with its location.
        for line in str(error["ctx"]["error"]).split("\n"):
            name, _, what = line.partition(": ")
            yield describe_problem(tuple(int(step) if step.isdecimal() else step for step in name.split(".")), what)
    else:
        yield describe_problem(location, error_message(error, location))


def error_message(error: Any, location: Location) -> str:
    """Return what is wrong at a location, without a subject and a full stop."""
    context = error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        is_block = location[:1] == ("blocks",) and len(location) == 2
        return "isn’t a block of the canvas" if is_block else "isn’t part of a Rapport file"
    if error["type"] == "value_error":
        return str(context["error"])
    if not location and error["type"] == "model_type":
        return "must contain a JSON object, in braces { }"
    if error["type"] in MESSAGES:
        return MESSAGES[error["type"]].format(**context)
    return str(error["msg"]).removeprefix("Input ")
