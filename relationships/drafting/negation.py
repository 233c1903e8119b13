"""Which patterns the answers rule out, such as a marketplace by “we are not a marketplace”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from relationships.catalog.patterns.pattern import BusinessPattern
from relationships.catalog.patterns.registry import PATTERNS
from relationships.drafting.lexicon import FUNCTION_WORDS
from relationships.drafting.words import Word, stems, tokenise

# What negates, and how many words after it are meant at most.
NEGATORS: dict[tuple[str, ...], int] = {
    ("not",): 6,
    ("isn’t",): 5,
    ("aren’t",): 5,
    ("don’t",): 5,
    ("dont",): 5,
    ("doesn’t",): 5,
    ("won’t",): 6,
    ("never",): 6,
    ("no",): 3,
    ("without",): 4,
    ("rather", "than"): 3,
    ("instead", "of"): 4,
    ("opposite", "of"): 4,
    ("anything", "but"): 3,
}
BY_FIRST_WORD = {negator[0]: [(negator, reach)] for negator, reach in NEGATORS.items()}
# “Not only a marketplace” is one, and “there is no marketplace for it” is a problem to solve.
AFFIRMING = frozenset(("only", "just", "merely"))
LACKING = frozenset(("there", "there’s", "theres", "have", "has", "find", "is", "are"))
LACKED = frozenset(("marketplac", "platform"))


def negated_patterns(text: str) -> tuple[set[str], set[str]]:
    """Return the keys of the patterns that a text rules out, and the stems of the words that do so."""
    ruled_out: set[str] = set()
    denied: set[str] = set()
    for scope in _scopes(text):
        for key, name in _all_names():
            if _contains(scope, name):
                ruled_out.add(key)
                denied.update(name)
    return ruled_out, denied


def _scopes(text: str) -> Iterator[list[str]]:
    """Yield the stems of the words that follow each negation within its clause."""
    for sentence in _clauses(text):
        words = tokenise(sentence)
        for place in range(len(words)):
            for negator, reach in BY_FIRST_WORD.get(words[place].folded, ()):
                end = place + len(negator)
                if tuple(word.folded for word in words[place:end]) == negator:
                    yield from _scope(words, place, end, reach)


def _scope(words: Sequence[Word], place: int, end: int, reach: int) -> Iterator[list[str]]:
    following = words[end : end + reach]
    if following and following[0].folded in AFFIRMING:
        return
    found = [word.stem for word in following if word.folded not in FUNCTION_WORDS]
    if words[place].folded == "no" and any(word.folded in LACKING for word in words[max(0, place - 2) : place]):
        found = [stem for stem in found if stem not in LACKED]
    yield [part for stem in found for part in stem.split("-")]


def _clauses(text: str) -> list[str]:
    for mark in ".;!?:\n":
        text = text.replace(mark, ",")
    parts = [part for part in text.split(",") if part.strip()]
    return [piece for part in parts for piece in part.split(" but ")]


@cache
def _all_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of every pattern that can be negated, as stems, with the pattern's key."""
    return tuple((pattern.key, name) for pattern in PATTERNS.values() for name in _names(pattern))


def _names(pattern: BusinessPattern) -> Iterator[tuple[str, ...]]:
    for name in filter(None, (name.strip() for name in pattern.names.split(","))):
        yield tuple(part for stem in stems(name) if "-" not in stem for part in [stem] if stem not in FUNCTION_WORDS)


def _contains(scope: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether a scope contains a name, or a verb of the same stem such as “auctioning”."""
    size = len(name)
    return any(tuple(scope[start : start + size]) == tuple(name) for start in range(len(scope) - size + 1))
