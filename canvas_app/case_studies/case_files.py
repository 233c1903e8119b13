"""Files of many cases: reading one with all its faults and their places, and writing one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from canvas_app.uploads.json_decoding import Limits, Unreadable, decode_json
from canvas_app.uploads.locations import Location, shorten
from canvas_app.uploads.validation_errors import DESCRIBED, error_message
from relationships.cases import CaseFile, case_as_json
from relationships.document.base import Value
from relationships.document.sizes import find_excess
from relationships.formats import format_number

# As many as a file of the greatest size has, if each has as much as the longest of ours.
MOST_CASES = 500
LIMITS = Limits(commas=600_000, containers=200_000)
LISTED = 20
# What one entry of a list is called.
ENTRIES = {"cases": "case", "sources": "source", "questions": "question", "lesson_plan": "step", "tags": "tag"}
SCHEMA_VERSION = 1


class CaseCollection(Value):
    """The content of a file of cases."""

    schema_version: Literal[1] = Field(1, title="Version of the format")
    cases: Annotated[tuple[CaseFile, ...], Field(min_length=1, max_length=MOST_CASES, title="Cases")]


def read_cases(content: bytes) -> tuple[CaseFile, ...]:
    """Return the cases in a file: a collection, or a single case.

    The whole file is validated. Raise Unreadable with a sentence for every fault, which begins with its place.
    """
    text = decode_json(content, LIMITS)
    is_single = '"cases"' not in text and '"canvas"' in text
    try:
        cases = _validate_one(text) if is_single else CaseCollection.model_validate_json(text, strict=True).cases
    except ValidationError as faults:
        raise Unreadable(*_list_problems(faults)) from None
    if problems := [*_duplicates(cases), *_excesses(cases)]:
        raise Unreadable(*problems[:LISTED])
    return cases


def _validate_one(text: str) -> tuple[CaseFile, ...]:
    return (CaseFile.model_validate_json(text, strict=True),)


def write_cases(cases: Iterable[CaseFile]) -> str:
    """Return the text of a file with these cases."""
    collection = {"schema_version": SCHEMA_VERSION, "cases": [case_as_json(case) for case in cases]}
    return json.dumps(collection, indent=2, ensure_ascii=False) + "\n"


def describe_place(place: int, name: str = "") -> str:
    """Return the place of a case in a file, and of a field in it, such as “case 17, slug”."""
    return _describe(("cases", place, name) if name else ("cases", place))


def _duplicates(cases: Sequence[CaseFile]) -> Iterator[str]:
    times = Counter(case.slug for case in cases)
    for place, case in enumerate(cases):
        if times[case.slug] > 1:
            yield f"{describe_place(place, 'slug')}: {case.slug} appears {times[case.slug]} times in this file."


def _excesses(cases: Sequence[CaseFile]) -> Iterator[str]:
    for place, case in enumerate(cases):
        for excess in find_excess(case.canvas):
            yield f"{describe_place(place, 'canvas')}, {excess}."


def _list_problems(faults: ValidationError) -> list[str]:
    if faults.error_count() > DESCRIBED:
        return [f"This isn’t a file of cases: it has more than {format_number(DESCRIBED)} errors."]
    errors = faults.errors(include_url=False, include_input=False)
    problems = [problem for error in errors for problem in _problems(error)]
    more = len(problems) - LISTED
    return [*problems[:LISTED], f"… and {format_number(more)} more."] if more > 0 else problems


def _problems(error: Mapping[str, Any]) -> Iterator[str]:
    location: Location = tuple(step for step in error["loc"] if step != "[key]")
    message = error_message(error, location)
    if error["type"] != "value_error" or not _is_whole(location):
        yield f"{_describe(location) or 'the file'}: {message}."
        return
    # What does not fit together arrives as one error with a line for each, which starts with its place.
    for line in message.split("\n"):
        name, _, what = line.partition(": ")
        steps = tuple(int(step) if step.isdecimal() else step for step in name.split("."))
        yield f"{_describe((*location, *steps))}: {what}."


def _is_whole(location: Location) -> bool:
    """Return whether a location is that of a case, a source or a canvas, and not of a text within it."""
    if not location or location[-1] == "canvas":
        return True
    return isinstance(location[-1], int) and len(location) > 1 and location[-2] in ("cases", "sources")


def _describe(location: Location) -> str:
    steps, words = list(location), list[str]()
    while steps:
        step = steps.pop(0)
        if steps and isinstance(steps[0], int):
            name = ENTRIES.get(str(step), shorten(str(step)).replace("_", " "))
            words.append(f"{name} {format_number(int(steps.pop(0)) + 1)}")
        elif step != "blocks":
            words.append(shorten(str(step)).replace("_", " "))
    return ", ".join(words)
