"""Templates of notes and reasons, filled with the words of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relationships.document.own_words import OwnWords, phrase
from relationships.document.values import LINE_LENGTH, NOTE_LENGTH

LONGEST_LIST, LONGEST_IN_REASONS = 60, 32
# The names of templates, in the order in which they are replaced.
NAMES = ("whom", "other", "Whom", "Other")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a template with the words of the answers, cut to the length of a note."""
    text = "".join(_parts(template, values))
    return text if len(text) <= NOTE_LENGTH else f"{text[: NOTE_LENGTH - 1]}…"


def fill_reason(template: str, values: Mapping[str, str]) -> str:
    """Return a reason in which the words of the answers stay recognisable as such."""
    parts = _parts(template, {name: _in_reason(value) for name, value in values.items()})
    return phrase("".join("{}" if number % 2 else part for number, part in enumerate(parts)),
                  *(OwnWords(part) for part in parts[1::2]))  # fmt: skip


def _in_reason(value: str) -> str:
    """Return customers by a shorter word if their own would be repeated too often."""
    if len(value) <= LONGEST_IN_REASONS:
        return value
    return "These customers" if value[:1].isupper() else "these customers"


def fill_line(template: str, values: Mapping[str, str]) -> str:
    """Return a template that is filled as a single line."""
    return fill(template, values)[:LINE_LENGTH]


def _parts(template: str, values: Mapping[str, str]) -> list[str]:
    """Return fixed and filled parts in turn; braces in the answers mean nothing."""
    found, rest = list[str](), template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        found += [before, values[name]]
    return [*found, rest]


def values_for(whom: Sequence[str], other: Sequence[str]) -> dict[str, str]:
    """Return the values of all names, given the short forms of the segments of each side."""
    customers, others = listed(whom), listed(other) or listed(whom)
    return {
        "whom": customers,
        "other": others,
        "Whom": f"{customers[:1].upper()}{customers[1:]}",
        "Other": f"{others[:1].upper()}{others[1:]}",
    }


def listed(names: Sequence[str]) -> str:
    """Return the first names, joined as in a sentence, if that is not too long."""
    if len(names) < 2 or len(names[0]) + len(names[1]) > LONGEST_LIST or " and " in f"{names[0]}{names[1]}":
        return names[0] if names else ""
    # “Parents of children and teachers” could be the parents of both.
    first, second = sorted(names[:2], key=_is_described)
    return names[0] if _is_described(first) else f"{first} and {second}"


def _is_described(name: str) -> bool:
    return any(f" {word} " in name for word in ("of", "with", "who", "in", "for", "on"))
