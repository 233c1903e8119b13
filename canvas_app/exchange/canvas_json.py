"""A canvas as a JSON file: written, described as a JSON Schema, and read back with every fault in words."""

from __future__ import annotations

import json
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, ValidationError

from canvas_app.exchange.json_decoding import Unreadable, checked_text
from canvas_app.exchange.validation_errors import problems_of
from relationships.catalog.blocks import ATTRIBUTION
from relationships.document.canvas import SCHEMA_VERSION, CanvasDocument, CanvasHead

MEDIA_TYPE = "application/json"
SCHEMA_MEDIA_TYPE = "application/schema+json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DESCRIPTION = (
    "A Business Model Canvas with its customer segments, relationships, indicators, reviews and dismissed findings, as "
    f"Rapport writes and reads it, version {SCHEMA_VERSION}. What a file leaves out has the default given here. Ids "
    "are UUIDs, used once in a file; notes refer to each other by them. Amounts are in the canvas’s currency, "
    "percentages from 0 to 100."
)
Remark = Annotated[str, Field(max_length=500)]


class CanvasFile(CanvasDocument):
    """A document with what a file says beside it; reading a file ignores both."""

    model_config: ClassVar[ConfigDict] = ConfigDict(title="Business Model Canvas")

    schema_address: Annotated[Remark, Field(alias="$schema", description="Where this schema was published.")] = ""
    attribution: Annotated[Remark, Field(description=f"Of the template: {ATTRIBUTION}")] = ""


def write_canvas(document: CanvasDocument, schema_address: str) -> bytes:
    """The file of a canvas: UTF-8, indented, in one order; of the head everything, of the rest what was stated."""
    head = {name: each for name, each in document.model_dump(mode="json").items() if name in CanvasHead.model_fields}
    beside = {"$schema": schema_address, "attribution": ATTRIBUTION, "schema_version": SCHEMA_VERSION}
    content = {**beside, **head, **document.model_dump(mode="json", exclude_defaults=True)}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def canvas_schema(address: str) -> dict[str, Any]:
    """The JSON Schema of the files, published at `address`."""
    schema = CanvasFile.model_json_schema(mode="validation")
    return {"$schema": DIALECT, "$id": address, **schema, "description": DESCRIPTION}


def read_canvas(content: bytes) -> CanvasDocument:
    """The document in a file; raises Unreadable with what is wrong and where."""
    text = checked_text(content)
    try:
        file = CanvasFile.model_validate_json(text, strict=True)
    except ValidationError as fault:
        raise Unreadable(*problems_of(fault)) from None
    return CanvasDocument.model_construct(None, **{name: getattr(file, name) for name in CanvasDocument.model_fields})
