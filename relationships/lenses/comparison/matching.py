"""Which parts of two documents are the same: those with one id, otherwise those whose names read the same.

Names that merely resemble each other never match: “New customers” and “Old customers” share most of their letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

from relationships.document.naming import short_name
from relationships.document.search_text import compose

# Marks that do not change what a name means; others, such as < and +, do.
SOFT = str.maketrans(dict.fromkeys(".,;:!?()[]{}'\"‘’‚“”„«»-‐‑–—/…·•", " "))
ARTICLES = frozenset(("a", "an", "the"))
# Accents of Latin letters only: in other scripts such marks make other letters.
ACCENTED = re.compile(r"(?<=[a-z])[\u0300-\u036f]{1,4}")
SINGULAR_ENDS = ("ss", "us", "is")
SHORTEST_PLURAL = 4

type Name = tuple[str, ...]
type Keyed[Item] = tuple[Item, tuple[Hashable | None, ...]]
"""An item with the keys by which it is matched, the surest first."""


@dataclass(frozen=True, slots=True)
class Matched[Item]:
    """The items of two documents: those in both in the order of the left one, and those in one only."""

    both: tuple[tuple[Item, Item], ...]
    left: tuple[Item, ...]
    right: tuple[Item, ...]


def match[Item](left: Sequence[Keyed[Item]], right: Sequence[Keyed[Item]]) -> Matched[Item]:
    """Return the items matched by their first equal key; several with one key are matched in their order.

    All items have as many keys, and do not match by one that is None. Takes linear time.
    """
    pairs: dict[int, int] = {}
    for number in range(len(left[0][1]) if left else 0):
        free = _places(right, number, set(pairs.values()))
        for place, (_, keys) in enumerate(left):
            if place not in pairs and (places := free.get(keys[number])):
                pairs[place] = places.pop()
    matched = set(pairs.values())
    return Matched(
        tuple((item, right[pairs[place]][0]) for place, (item, _) in enumerate(left) if place in pairs),
        tuple(item for place, (item, _) in enumerate(left) if place not in pairs),
        tuple(item for place, (item, _) in enumerate(right) if place not in matched),
    )


def _places[Item](items: Sequence[Keyed[Item]], number: int, taken: Collection[int]) -> dict[Hashable, list[int]]:
    """Return the places of the items that are not taken by their key of a number, the first at the end."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, (_, keys) in reversed(list(enumerate(items))):
        if place not in taken and keys[number] is not None:
            places[keys[number]].append(place)
    return dict(places)


def comparable_name(text: str) -> Name:
    """Return the words of the first line of a text, without case, accents, articles, soft marks and plural endings."""
    folded = compose(short_name(text)).casefold()
    plain = ACCENTED.sub("", unicodedata.normalize("NFD", folded)) if not folded.isascii() else folded
    words = [_singular(word) for word in plain.translate(SOFT).split() if word not in ARTICLES]
    return tuple(words) or (plain,)


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith(SINGULAR_ENDS):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
