"""The clauses of an answer to “Which problem do you solve?”: problems, offers and actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationships.drafting.lexicon import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, VERBS
from relationships.drafting.words import Word, clean, tokenise, word_set

CLAUSE_LENGTH = 140
# Notes come from the beginning of an answer, in characters; all of it counts for the choice of a pattern.
READ_AT_MOST = 2_000
SHORTEST = 2
BREAKS = (". ", "! ", "? ", "; ", ": ", "\n", " – ", " — ", " - ")
WE = frozenset(("we", "our", "us", "ours"))
AUXILIARIES = word_set(
    """
    is are was were am has have had do does did don’t doesn’t dont doesnt didn’t can can’t cannot cant could
    couldn’t must need needs want wants will won’t would wouldn’t should may might isn’t aren’t it’s there’s
    they’re gets get goes go costs cost takes take makes make feels feel
    """
)
AFTER_NOUNS = frozenset(("for", "of", "with", "without"))
AFTER_VERBS = word_set(
    """
    a the their after every up down away too when because until before everything it them badly quickly
    """
)
RUNNING = frozenset(("run", "own", "manage", "have", "started", "opened", "am", "are"))
RELATIVES = frozenset(("who", "that", "which", "whose", "where", "when"))
THIRD_PERSON = {
    "i": "they", "we": "they", "you": "they", "i’m": "they’re", "we’re": "they’re", "you’re": "they’re", "me": "them",
    "us": "them", "my": "their", "our": "their", "your": "their", "mine": "theirs", "ours": "theirs",
    "myself": "themselves", "yourself": "themselves", "ourselves": "themselves", "i’ve": "they’ve", "we’ve": "they’ve",
    "there": "there",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an answer without its final mark, its words, and these in lower case."""

    text: str
    words: tuple[Word, ...]
    folded: tuple[str, ...]

    def after(self, number: int) -> str:
        """Return the text from a word on."""
        return self.text[self.words[number].start :] if number < len(self.words) else ""

    def before(self, number: int) -> str:
        """Return the text before a word."""
        return self.text[: self.words[number].start].rstrip(" ,") if number < len(self.words) else self.text

    @property
    def is_action(self) -> bool:
        """Whether it says what the business does: “we deliver …”."""
        return len(self.words) > SHORTEST and self.folded[0] == "we" and self.folded[1] in VERBS - {"own", "believe"}

    @property
    def is_price(self) -> bool:
        """Whether it says how the business earns money: “we charge per minute”."""
        return self.is_action and (
            self.folded[1] in ("charge", "earn", "bill") or bool({"commission", "percentage"} & set(self.folded[2:5]))
        )

    @property
    def is_about_us(self) -> bool:
        """Whether the business is named anywhere in it."""
        return bool(WE & set(self.folded)) or self.is_about_founder

    @property
    def is_about_founder(self) -> bool:
        """Whether it says what the founder does: “I run a shop”."""
        return len(self.words) > 1 and _begins_with_us(self.words)

    @property
    def has_verb(self) -> bool:
        """Whether it is a sentence rather than a name of something."""
        return find_verb(self.words) is not None


def find_clauses(problem: str) -> tuple[Clause, ...]:
    """Return the clauses of an answer in order, without those that are too short to say something."""
    text = clean(problem)[:READ_AT_MOST]
    for mark in BREAKS:
        text = text.replace(mark, "\n")
    found = (_clause(part) for sentence in text.split("\n") for part in _parts(sentence.strip(" .!?;:,")))
    return tuple(clause for clause in found if clause and len(clause.words) >= SHORTEST)


def _clause(text: str) -> Clause | None:
    text = text.strip(" .!?;:,-–—\"“”'")
    words = tuple(tokenise(text))
    return Clause(text, words, tuple(word.folded for word in words)) if words else None


def _parts(sentence: str) -> list[str]:
    """Return a sentence split where a new one begins after a comma: “…, and we …”, “…, so …”, “…, but …”."""
    words = tokenise(sentence)
    cuts = [0]
    for place in range(2, len(words) - 2):
        before, word = words[place - 1], words[place]
        comma = "," in sentence[before.end : word.start]
        joins = word.folded in ("and", "but", "so", "because", "while", "then", "or")
        begins = word.folded in WE or (joins and _begins_sentence(words[place + 1 :]))
        if (comma and begins) or (joins and (words[place + 1].folded == "we" or (begins and _begins_with_us(words)))):
            cuts.append(word.start)
    return [_without_joint(sentence[start:end]) for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _begins_with_us(words: Sequence[Word]) -> bool:
    """Return whether a sentence begins with what the founder does, as in “I run a shop”."""
    return words[0].folded in ("i", "we") and words[1].folded in RUNNING


def _begins_sentence(words: Sequence[Word]) -> bool:
    """Return whether the next words contain a subject and a verb."""
    verb = find_verb(words[:6])
    return verb is not None and verb > 0


def _without_joint(text: str) -> str:
    text = text.strip(" ,")
    for joint in ("and ", "but ", "so ", "because ", "then ", "while "):
        text = text.removeprefix(joint)
    return text


def find_verb(words: Sequence[Word]) -> int | None:
    """Return the place of the first finite verb; None if there is none outside a relative clause."""
    for number, word in enumerate(words):
        before = words[number - 1].folded if number else ""
        if word.folded in RELATIVES and number and before not in ("know", "tell"):
            return None
        if word.folded in AUXILIARIES:
            return number
        if number and _is_verb(word.folded) and before not in PREPOSITIONS | {"a", "an", "the", "their", "our", "and"}:
            after = words[number + 1].folded if number + 1 < len(words) else ""
            is_noun = (number > 1 and words[number - 2].folded in PREPOSITIONS | DETERMINERS) or after in AFTER_NOUNS
            if before in FUNCTION_WORDS or before.endswith("s") or (word.folded.endswith("s") and not is_noun):
                return number
        after = words[number + 1].folded if number + 1 < len(words) else ""
        if number and _may_be_verb(before, word.folded, after):
            return number
    return None


def _may_be_verb(before: str, word: str, after: str) -> bool:
    """Return whether an unknown word seems to be a verb by its neighbours, as in “flowers wilt after two days”."""
    return (
        before.endswith("s")
        and not before.endswith("ss")
        and after in AFTER_VERBS
        and not word.endswith(("s", "ing", "ed", "ly"))
        and word not in FUNCTION_WORDS
    )


def _is_verb(word: str) -> bool:
    return word in VERBS or word.removesuffix("s") in VERBS or word.removesuffix("es") in VERBS


def shorten(text: str, length: int = CLAUSE_LENGTH) -> str:
    """Return a text cut at a comma or a space, with an ellipsis if the end is missing."""
    if len(text) <= length:
        return text
    cut = text[:length].rpartition(", ")[0]
    if len(cut) >= length // 2:
        return cut
    return f"{text[: length - 1].rpartition(' ')[0] or text[: length - 1]}…"


def as_third_person(text: str) -> str:
    """Return a text as somebody else would say it: “my feet” becomes “their feet”."""
    parts = text.replace("I am ", "they are ").replace("I was ", "they were ").split(" ")
    return " ".join(_third_person(part) for part in parts)


def _third_person(part: str) -> str:
    word = part.rstrip(",.;:!?")
    if word == "US":
        return part
    swapped = THIRD_PERSON.get(word.lower().replace("'", "’"))
    return f"{swapped}{part[len(word) :]}" if swapped else part
