"""Canvases in which every text field holds a word that occurs nowhere else.

The schema of the document says which fields hold text, so that a new field is filled without a change here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any
from uuid import uuid4

from relationships.document.canvas import CanvasDocument

OWN_WORD = re.compile(r"zq[0-9]+x")
SCHEMA: Mapping[str, Any] = CanvasDocument.model_json_schema()
# Text fields that hold the code of an entry of the catalogue.
CODES = ("code", "variant")
SHORT = 200
DAY = "2026-05-03"
_numbers = count(1)

type Schema = Mapping[str, Any]


def own_word() -> str:
    """Return a word that occurs nowhere else."""
    return f"zq{next(_numbers)}x"


def fill(name: str, **changes: Any) -> dict[str, Any]:
    """Return a part of a document as JSON, by the name of its class, with all fields filled and then changed."""
    return _filled_object(SCHEMA["$defs"][name]) | changes


def fill_head(**changes: Any) -> dict[str, Any]:
    """Return the fields of a canvas as a whole, filled and then changed, without its parts."""
    parts: dict[str, Any] = {"blocks": {}, "indicators": [], "reviews": [], "dismissals": []}
    return _filled_object(SCHEMA) | parts | changes


def _filled_object(schema: Schema) -> dict[str, Any]:
    return {name: _filled(name, inner) for name, inner in schema["properties"].items()}


def _filled(name: str, schema: Schema) -> Any:
    schema = _resolve(schema)
    if "const" in schema or "enum" in schema:
        return schema.get("const") or schema["enum"][0]
    if _is_text(schema):
        return "" if name in CODES else _own_text(schema)
    if schema["type"] == "string":
        return {"uuid": str(uuid4()), "date": DAY}.get(schema.get("format", ""), "")
    if schema["type"] == "array":
        return _filled_list(name, _resolve(schema["items"]))
    if schema["type"] == "object":
        return _filled_object(schema) if "properties" in schema else _filled_answers(name, schema)
    return 1


def _own_text(schema: Schema) -> str:
    """Return several lines if they fit, the first of them with quotation marks."""
    return own_word() if schema["maxLength"] <= SHORT else f"{own_word()} ”{own_word()}“\n{own_word()}"


def _filled_list(name: str, items: Schema) -> list[Any]:
    if "enum" in items:
        return list(items["enum"])
    # References are up to the caller.
    return [] if items.get("format") == "uuid" else [_filled(name, items)]


def _filled_answers(name: str, schema: Schema) -> dict[str, Any]:
    keys = _resolve(schema.get("propertyNames", {})).get("enum", ())
    return {key: _filled(name, schema["additionalProperties"]) for key in keys}


def with_own_words(document: CanvasDocument) -> CanvasDocument:
    """Return a document in which every text that is not empty begins with a word that occurs nowhere else."""
    data = document.model_dump(mode="json")
    return CanvasDocument.model_validate(_rewrite(SCHEMA, data, _begin_with_own_word))


def _begin_with_own_word(text: str, schema: Schema) -> str:
    return f"{own_word()} {text}"[: schema["maxLength"]].strip() if text else ""


def _rewrite(schema: Schema, data: Any, change: Callable[[str, Schema], str]) -> Any:
    schema = _resolve(schema)
    if data is not None and _is_text(schema):
        return change(data, schema)
    if isinstance(data, list):
        return [_rewrite(schema["items"], item, change) for item in data]
    if isinstance(data, dict):
        inner = {name: schema.get("properties", {}).get(name, schema.get("additionalProperties")) for name in data}
        return {name: value if name in CODES else _rewrite(inner[name], value, change) for name, value in data.items()}
    return data


def _resolve(schema: Schema) -> Schema:
    """Return the schema behind a reference, and of an optional value that of the value."""
    if "$ref" in schema:
        return _resolve(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return _resolve(options[0]) if options else schema


def _is_text(schema: Schema) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"const", "enum", "format", "pattern"}
