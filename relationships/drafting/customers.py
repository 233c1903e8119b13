"""The segments that an answer to “For whom?” names, each with its own words and a short form for sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relationships.drafting.lexicon import (
    AGENT_ENDINGS,
    FUNCTION_WORDS,
    GENERIC_PEOPLE,
    PEOPLE,
    POSTMODIFIERS,
    PREPOSITIONS,
    SINGULAR_AGENTS,
    VERBS,
)
from relationships.drafting.words import Word, clean, spelled, tokenise, word_set

MOST_SEGMENTS = 4
NAME_LENGTH = 110
READ_AT_MOST = 2_000
SHORT_WORDS = 8
# How answers begin before they name anybody.
OPENINGS = (
    "for", "for:", "it’s for", "this is for", "mainly", "mostly", "primarily", "especially", "both",
    "our customers are", "our target group is",
    "our target customers are", "we help", "we serve", "we target", "targeted at", "aimed at", "and", "or", "also",
    "as well as", "plus", "all kinds of", "all", "the", "our", "my",
)  # fmt: skip
ENDINGS = ("especially", "mainly", "etc")
# What divides the two sides of a market.
SIDES = ("on one side", "on the one side", "on the other side", "on the one hand", "on the other hand", "on the other")
JOINING = frozenset(("and", "or", "plus"))
PERSONS = {"anyone": "people", "anybody": "people", "everyone": "people", "everybody": "people", "someone": "people",
           "those": "people", "me": "people like me", "us": "people like us", "myself": "people like me"}  # fmt: skip
SINGULAR_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do", "doesn’t": "don’t", "isn’t": "aren’t"}
IRREGULAR = {"child": "children", "man": "men", "woman": "women", "person": "people", "wife": "wives"}
# Adjectives and counts that stand before a main noun that is left out, as in “the elderly”.
PRONOUNS = frozenset(("They", "We", "It", "He", "She", "This", "I"))
CLAUSE_STARTS = frozenset(("who", "that", "which", "and"))
NEVER_FIRST = frozenset(
    ("where", "who", "which", "that", "many", "most", "all", "they", "we", "it", "some", "with", "in")
)
COLLECTIVES = frozenset(
    ("elderly", "blind", "deaf", "poor", "rich", "unemployed", "homeless", "public", "youth", "young")
)


@dataclass(frozen=True, slots=True)
class Customers:
    """A segment: its name as a note, a short plural form for sentences, and its words in lower case."""

    name: str
    short: str
    words: tuple[str, ...]


def find_customers(for_whom: str) -> tuple[Customers, ...]:
    """Return the segments that an answer names, at most four, without repetitions."""
    found: dict[str, Customers] = {}
    for part in _sentences(_without_brackets(clean(for_whom)[:READ_AT_MOST])):
        for fragment in _fragments(part):
            if len(found) < MOST_SEGMENTS and (customers := _customers(fragment)):
                found.setdefault(customers.short, customers)
    return tuple(found.values())


def _without_brackets(text: str) -> str:
    kept, depth = [], 0
    for letter in text:
        depth += letter in "([{"
        if not depth:
            kept.append(letter)
        depth -= letter in ")]}" and depth > 0
    return "".join(kept)


def _sentences(text: str) -> list[str]:
    for mark in (*SIDES, ". ", ";", "\n", "!", "?", " – ", " — ", " - "):
        text = text.replace(mark, "\n")
    return [part for part in (part.strip(" .,") for part in text.split("\n")) if part]


def _fragments(text: str) -> list[str]:
    """Return the parts of a sentence that each name somebody, split at commas and “and”."""
    words = tokenise(text)
    starts, begin = [0], 0
    for place in range(1, len(words)):
        if _is_break(text, words, place) and _names_other(text, words, begin, place):
            starts.append(place)
            begin = place
    ends = [*starts[1:], len(words)]
    return [
        text[words[start].start : words[end].start if end < len(words) else len(text)]
        for start, end in zip(starts, ends, strict=True)
        if words
    ]


def _is_break(text: str, words: Sequence[Word], place: int) -> bool:
    """Return whether something new may begin at a word: after a comma, or after “and”."""
    between = text[words[place - 1].end : words[place].start]
    if words[place].folded in JOINING:
        return False
    return "," in between or "/" in between or words[place - 1].folded in JOINING


def _names_other(text: str, words: Sequence[Word], begin: int, place: int) -> bool:
    """Return whether the words before and from a place name two groups of people, rather than one with two properties.

    “Heads of hospitals and councils” and “men and women with large feet” are one group.
    """
    left = [word for word in words[begin:place] if word.folded not in JOINING]
    right = _until_break(text, words, place)
    if not left or not _head(left) or not _head(right) or right[0].folded in NEVER_FIRST:
        return False
    if right[0].folded in ("a", "an") and any(word.folded in PREPOSITIONS for word in left[1:]):
        return False
    described = any(word.folded in PREPOSITIONS | POSTMODIFIERS for word in left[1:])
    bare = not any(word.folded in PREPOSITIONS | POSTMODIFIERS for word in right)
    has_comma = "," in text[words[max(begin, place - 2)].start : words[place].start]
    joined = words[place - 1].folded in JOINING
    if described and bare and len(right) < 3:
        return has_comma and joined and text.count(",") == 1
    if joined and not has_comma and len(left) > 2 and left[-2].folded == "of" and is_people(left[-1].folded):
        return False
    return not (len(left) == 1 and left[0].folded in GENERIC_PEOPLE | {"teenagers", "adults"} and not bare)


def _until_break(text: str, words: Sequence[Word], place: int) -> list[Word]:
    found = [words[place]]
    for following in range(place + 1, len(words)):
        if "," in text[words[following - 1].end : words[following].start] or words[following].folded in JOINING:
            break
        found.append(words[following])
    return found


def _head(words: Sequence[Word]) -> str:
    """Return the word for people that the beginning of a phrase is about; empty if there is none."""
    for number, word in enumerate(words[:6]):
        if number and word.folded in POSTMODIFIERS | PREPOSITIONS:
            return ""
        if is_people(word.folded) or (word.folded in PERSONS and word.folded not in ("me", "us")):
            return word.folded
    return ""


def is_people(word: str) -> bool:
    """Return whether a folded word names people or organisations, in the plural or the singular."""
    last = word.rpartition("-")[2]
    return last in PEOPLE or f"{last}s" in PEOPLE or (len(last) > 5 and last.endswith(AGENT_ENDINGS))


def _customers(fragment: str) -> Customers | None:
    text = _trimmed(fragment)
    words = tokenise(text)
    if not words or not any(word.folded not in FUNCTION_WORDS or word.folded in PERSONS for word in words):
        return None
    if words[0].text.capitalize() in PRONOUNS and words[0].text != "IT" and len(words) > 1:
        return None
    short = _short_form(text, words)
    return Customers(_as_name(text), short, tuple(word.folded for word in words))


def _trimmed(text: str) -> str:
    """Return a fragment without what introduces it and without marks around it."""
    text = text.strip(" .,;:&/")
    changed = True
    while changed:
        changed = False
        for opening in OPENINGS:
            if text.lower().startswith(f"{opening} ") and not _is_collective(text, opening):
                text, changed = text[len(opening) :].strip(" .,;:&/"), True
        for ending in (*ENDINGS, "and", "or"):
            if text.lower().endswith((f" {ending}", f",{ending}")):
                text, changed = text[: -len(ending)].strip(" .,;:&/"), True
    return text


def _is_collective(text: str, opening: str) -> bool:
    """Return whether “the” belongs to the name, as in “the elderly”."""
    return opening == "the" and text.lower().split()[1] in COLLECTIVES


def _as_name(text: str) -> str:
    if len(text) > NAME_LENGTH:
        text = text[:NAME_LENGTH].rpartition(",")[0] or text[:NAME_LENGTH].rpartition(" ")[0] or text[:NAME_LENGTH]
    return f"{text[:1].upper()}{text[1:]}".strip(" ,;:-")


def _short_form(text: str, words: Sequence[Word]) -> str:
    """Return a plural noun with what is needed to understand it, such as “parents of toddlers”."""
    end = _base_end(text, words)
    base, rest = list(words[:end]), list(words[end:])
    shown = _plural(base, text)
    if base[-1].folded in GENERIC_PEOPLE | PERSONS.keys() and len(base) == 1 and rest:
        shown = f"{shown}{_description(text, rest)}"
    return _as_third_person(shown)


def _base_end(text: str, words: Sequence[Word]) -> int:
    """Return how many words belong to the main noun: up to a description, a list, or the longest that reads well."""
    for number, word in enumerate(words[1:], start=1):
        before = words[number - 1].folded
        is_noun = is_people(before) or before.endswith("s")
        ends = word.folded in POSTMODIFIERS or number == SHORT_WORDS
        lists = is_noun and (word.folded in ("and", "or") or "," in text[words[number - 1].end : word.start])
        describes = is_people(before) and (word.folded.endswith(("ed", "ing")) or word.folded[0].isdigit())
        if ends or (lists and number > 2) or (lists and "," in text[words[number - 1].end : word.start]) or describes:
            return number
    return len(words)


def _description(text: str, rest: Sequence[Word]) -> str:
    """Return what describes a general word such as “people”, if it is short, with a space before it."""
    stop = next(
        (number for number in range(1, len(rest)) if "," in text[rest[number - 1].end : rest[number].start]), len(rest)
    )
    kept = list(rest[:stop])
    while kept and kept[-1].folded in FUNCTION_WORDS:
        kept = kept[:-1]
    if len(kept) > SHORT_WORDS:
        kept = kept[: next((number for number, word in enumerate(kept) if word.folded in CLAUSE_STARTS), 0)]
    parts = [SINGULAR_VERBS.get(word.folded, word.text) for word in kept]
    if len(kept) > 1 and kept[0].folded == "who" and kept[1].folded.removesuffix("s") in VERBS:
        parts[1] = kept[1].text.removesuffix("s")
    return "".join(f" {part}" for part in parts)


def _plural(base: Sequence[Word], text: str) -> str:
    if base[0].folded in PERSONS:
        return PERSONS[base[0].folded] if len(base) == 1 else f"people {spelled(base[1:], text)}"
    words = list(base)
    if words[0].folded in ("a", "an", "every", "each", "any") and len(words) > 1:
        words = words[1:]
    core = next((number for number, word in enumerate(words) if word.folded == "of"), len(words)) - 1
    shown = spelled(words, text)
    head = words[core]
    offset = head.end - words[0].start
    singular = head.folded in IRREGULAR or (
        not head.folded.endswith("s")
        and head.folded not in PEOPLE
        and (
            head.folded.endswith(SINGULAR_AGENTS)
            or f"{head.folded}s" in PEOPLE
            or _pluralised(head.text).lower() in PEOPLE
        )
    )
    if singular:
        shown = f"{shown[: head.start - words[0].start]}{_pluralised(head.text)}{shown[offset:]}"
    return _lowered(shown, words[0])


def _pluralised(word: str) -> str:
    if word.lower() in IRREGULAR:
        return IRREGULAR[word.lower()]
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _lowered(shown: str, first: Word) -> str:
    """Return a phrase with a small first letter, unless its first word seems to be a name or an abbreviation."""
    return f"{shown[0].lower()}{shown[1:]}" if may_be_lowered(first) else shown


def may_be_lowered(word: Word) -> bool:
    """Return whether a capital letter only begins an answer, rather than a name or an abbreviation."""
    if word.text[1:] != word.text[1:].lower() or (len(word.text) < 2 and word.text != "A"):
        return False
    return word.folded not in PLACES and not (word.folded.endswith(NATIONAL) and word.folded not in NOT_NATIONAL)


NATIONAL = ("ish", "ese", "ian", "ean", "ican", "utch", "rman", "indian", "wiss", "rench", "elsh")
NOT_NATIONAL = frozenset(("vegetarian", "civilian", "musician", "technician", "lean", "guardian", "clean", "librarian"))
PLACES = word_set(
    """
    london berlin paris vienna rome madrid amsterdam manchester leeds york boston chicago california texas
    florida kenya india china japan africa asia europe america germany france italy spain poland ireland
    scotland wales england britain canada australia brazil mexico nigeria tanzania switzerland austria sweden
    norway denmark finland portugal greece turkey russia ukraine israel egypt europeans americans germans
    londoners asian christmas english french german
    """
)


def _as_third_person(text: str) -> str:
    """Return a phrase as somebody else would say it: “our town” becomes “the town”."""
    swapped = {"our": "the", "my": "the", "your": "the"}
    return " ".join(swapped.get(part.lower(), part) for part in text.split(" "))


def all_words(customers: Sequence[Customers]) -> Iterator[str]:
    """Yield the words of all segments."""
    for one in customers:
        yield from one.words
