"""Cleaning, folding and tokenising of answers, and the stems by which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from relationships.document.search_text import PIECE
from relationships.document.values import FORBIDDEN

# Format characters such as zero-width spaces, which split words invisibly, and marks of the writing direction.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
# The address of a link or an image, after its text in brackets.
ADDRESS = re.compile(r"\]\(\S*")
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")
# With apostrophes and hyphens within words; those around them are taken off.
WORD = re.compile(r"[\w’'-]+")
EDGES = "’'-_"
LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an answer: as written, folded, its stem, and where it is."""

    text: str
    folded: str
    stem: str
    start: int
    end: int


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


def clean(text: str) -> str:
    """Return an answer without invisible characters, control characters and markup, and with single spaces."""
    text = UNSEEN.sub("", FORBIDDEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    return SPACES.sub(" ", MARKUP.sub(" ", ADDRESS.sub(" ", text)).replace("[", " ")).strip()


def fold(text: str) -> str:
    """Return a text in lower case without accents, so that “Café” equals “cafe”. Takes linear time."""
    if text.isascii():
        return text.lower()
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    parts = (unicodedata.normalize("NFKD", piece) for piece in pieces)
    return "".join(letter for part in parts for letter in part if not unicodedata.combining(letter)).lower()


def tokenise(text: str) -> list[Word]:
    """Return the words of a text in order. A possessive “'s” is left out of the folded form."""
    return list(_words(text))


def _words(answer: str) -> Iterator[Word]:
    for found in WORD.finditer(answer):
        if text := found.group().strip(EDGES):
            start = found.start() + found.group().index(text)
            folded = fold(text).replace("'", "’")
            folded = folded.removesuffix("’s") or folded
            yield Word(text, folded, stem(folded[:LONGEST_WORD]), start, start + len(text))


def stems(text: str) -> list[str]:
    """Return the stems of a text in order; the parts of a compound follow it."""
    found: list[str] = []
    for word in tokenise(text):
        found.append(word.stem)
        if "-" in word.folded:
            found += [stem(part) for part in word.folded.split("-") if part]
    return found


def spelled(words: Sequence[Word], text: str) -> str:
    """Return words that follow each other, as they are written in the text."""
    return text[words[0].start : words[-1].end] if words else ""


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a folded word: without plural, participle and adverb endings, in American spelling."""
    word = _without_plural(word)
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and any(vowel in root for vowel in "aeiouy"):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return f"{word[:-2]}iz" if len(word) > 5 and word.endswith("is") else word


def _without_plural(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]
