"""A case study as JSON, in a fixed order."""

from __future__ import annotations

import json
from typing import Any

from relationships.cases.case_file import CaseFile, CaseStory
from relationships.document.canvas import SCHEMA_VERSION


def case_as_json(case: CaseFile) -> dict[str, Any]:
    """Return a case as JSON values: all of its fields, and of its canvas only what was stated."""
    story = case.model_dump(mode="json", include=set(CaseStory.model_fields))
    canvas = {"schema_version": SCHEMA_VERSION, **case.canvas.model_dump(mode="json", exclude_defaults=True)}
    return {"schema_version": case.schema_version, "slug": case.slug, **story, "canvas": canvas}


def write_case(case: CaseFile) -> str:
    """Return the text of the case's file."""
    return json.dumps(case_as_json(case), indent=2, ensure_ascii=False) + "\n"
