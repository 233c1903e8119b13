"""Locations in a JSON file, described for people and as JSON Pointers (RFC 6901)."""

from __future__ import annotations

from relationships.catalog.blocks import Block
from relationships.formats import format_number

type Location = tuple[str | int, ...]

LONGEST_NAME = 40
BLOCKS = {block.value: block.label for block in Block}


def describe_problem(location: Location, what: str) -> str:
    """Return a sentence that names a problem and its location."""
    description = _describe_location(location)
    return f"{description}: {what} (at {json_pointer(location)})." if description else f"The file {what}."


def _describe_location(location: Location) -> str:
    names = [_describe_step(location[number - 1 : number], step) for number, step in enumerate(location)]
    return ", ".join(filter(None, names))


def _describe_step(before: Location, step: str | int) -> str:
    if isinstance(step, int):
        kind = "note" if before and before[0] in BLOCKS else "number"
        return f"{kind} {format_number(step + 1)}"
    return "" if step == "blocks" else BLOCKS.get(step, shorten(step).replace("_", " "))


def json_pointer(location: Location) -> str:
    """Return the JSON Pointer of a location."""
    return "".join("/" + shorten(str(step)).replace("~", "~0").replace("/", "~1") for step in location)


def shorten(name: str) -> str:
    """Return a name from a file, truncated and without unprintable characters."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name[:LONGEST_NAME])
    return shown if len(name) <= LONGEST_NAME else f"{shown}…"
