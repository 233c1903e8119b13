"""Where in a file something is: in words for people, and as a JSON Pointer (RFC 6901) for those who edit the file."""

from __future__ import annotations

from relationships.catalog.blocks import Block

type Place = tuple[str | int, ...]

LONGEST_NAME = 40
BLOCKS = {block.value: block.label for block in Block}


def in_words(place: Place, what: str) -> str:
    """A sentence that says what is wrong at a place of a file."""
    where = _named(place)
    return f"{where}: {what} (at {pointer(place)})." if where else f"The file {what}."


def _named(place: Place) -> str:
    names = [_name(place[number - 1 : number], step) for number, step in enumerate(place)]
    return ", ".join(filter(None, names))


def _name(before: Place, step: str | int) -> str:
    if isinstance(step, int):
        kind = "note" if before and before[0] in BLOCKS else "number"
        return f"{kind} {step + 1:,}"
    return "" if step == "blocks" else BLOCKS.get(step, short(step).replace("_", " "))


def pointer(place: Place) -> str:
    """The JSON Pointer of a place."""
    return "".join("/" + short(str(step)).replace("~", "~0").replace("/", "~1") for step in place)


def short(name: str) -> str:
    """A name out of a file, cut and without what cannot be shown."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name[:LONGEST_NAME])
    return shown if len(name) <= LONGEST_NAME else f"{shown}…"
