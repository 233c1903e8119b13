"""Canvases as JSON files: writing, reading and validating them, and their JSON Schema."""

from __future__ import annotations

import json
from itertools import islice
from typing import Annotated, Any, ClassVar, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator

from canvas_app.uploads.json_decoding import Unreadable, decode_json
from canvas_app.uploads.validation_errors import list_problems
from relationships.catalog.blocks import ATTRIBUTION
from relationships.document.canvas import SCHEMA_VERSION, CanvasDocument, CanvasHead
from relationships.document.integrity import FAULTS_NAMED
from relationships.document.sizes import find_excess
from relationships.formulas.reading_bounds import faults_in_indicators

MEDIA_TYPE = "application/json"
SCHEMA_MEDIA_TYPE = "application/schema+json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DESCRIPTION = (
    "A Business Model Canvas with its customer segments, relationships, indicators, reviews and dismissed findings, as "
    f"Rapport writes and reads it, version {SCHEMA_VERSION}. Missing values have the defaults given here. Ids "
    "are UUIDs, used once in a file; notes refer to each other by them. Amounts are in the canvas’s currency, "
    "percentages from 0 to 100."
)
Remark = Annotated[str, Field(max_length=500)]


class CanvasFile(CanvasDocument):
    """A document with two informative fields, which are ignored when a file is read."""

    model_config: ClassVar[ConfigDict] = ConfigDict(title="Business Model Canvas")

    schema_address: Annotated[Remark, Field(alias="$schema", description="Where this schema was published.")] = ""
    attribution: Annotated[Remark, Field(description=f"Of the template: {ATTRIBUTION}")] = ""

    @model_validator(mode="after")
    def _check_sizes_and_bounds(self) -> Self:
        if excess := [*find_excess(self), *islice(faults_in_indicators(self.indicators), FAULTS_NAMED)]:
            raise ValueError("\n".join(excess))
        return self


def write_canvas(document: CanvasDocument, schema_address: str) -> bytes:
    """Return a canvas as indented JSON in UTF-8, in a fixed order; omit defaults except in the head."""
    head = {name: value for name, value in document.model_dump(mode="json").items() if name in CanvasHead.model_fields}
    preamble = {"$schema": schema_address, "attribution": ATTRIBUTION, "schema_version": SCHEMA_VERSION}
    content = {**preamble, **head, **document.model_dump(mode="json", exclude_defaults=True)}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def canvas_schema(address: str) -> dict[str, Any]:
    """Return the JSON Schema of canvas files, with `address` as its id."""
    schema = CanvasFile.model_json_schema(mode="validation")
    return {"$schema": DIALECT, "$id": address, **schema, "description": DESCRIPTION}


def read_canvas(content: bytes) -> CanvasDocument:
    """Return the document in a file. Raise Unreadable, with the location of each problem, if it is invalid."""
    text = decode_json(content)
    try:
        file = CanvasFile.model_validate_json(text, strict=True)
    except ValidationError as fault:
        raise Unreadable(*list_problems(fault)) from None
    return CanvasDocument.model_construct(None, **{name: getattr(file, name) for name in CanvasDocument.model_fields})
