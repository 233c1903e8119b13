"""Parts of clauses as they are put into propositions: the object, the subject, with the right article."""

from __future__ import annotations

from collections.abc import Sequence

from relationships.drafting.clauses import AUXILIARIES, Clause, find_verb
from relationships.drafting.customers import may_be_lowered
from relationships.drafting.lexicon import DETERMINERS, PREPOSITIONS, VERBS
from relationships.drafting.words import Word, tokenise, word_set

IDLE_ENDS = word_set("anymore any anywhere yet today")
MASS_NOUNS = word_set(
    """
    power data information water space food help support care knowledge access advice energy work capacity
    transport housing experience electricity heat furniture equipment money time staff software education
    insurance training childcare credit capital healthcare evidence luggage internet wifi
    """
)
QUESTION_WORDS = frozenset(("whether", "which", "what", "where", "how", "who", "whom", "when", "if", "why"))


def rest_of(clause: Clause, end: int) -> str:
    """Return the words after a phrase up to where something else begins, without idle words at the end."""
    words = clause.words[end:]
    for number, word in enumerate(words):
        after = words[number + 1].folded if number + 1 < len(words) else ""
        if number > 1 and (
            word.folded in ("because", "so", "while", "although", "but")
            or (word.folded == "and" and (find_verb(words[number + 1 : number + 5]) or 0) > 0)
            or (word.folded == "and" and number > 2 and after in VERBS | AUXILIARIES)
        ):
            return clause.text[words[0].start : word.start].rstrip(" ,")
    text = clause.after(end)
    if text.lower().split(" ")[-2:] == ["any", "more"]:
        text = text.rpartition(" ")[0]
    while text.rpartition(" ")[2].lower() in IDLE_ENDS and " " in text:
        text = text.rpartition(" ")[0]
    return text


def points_back(text: str) -> bool:
    """Return whether a phrase ends with a pronoun that nobody could understand alone."""
    return text.rpartition(" ")[2] in ("it", "them", "this", "that", "they", "there") and text.count(" ") < 4


def subject_of(clause: Clause, end: int) -> str:
    """Return what a verb at a place is about: the words before it, after an earlier sentence; empty if unclear."""
    words = clause.words[:end]
    for number in range(len(words) - 1, 0, -1):
        joint = words[number].folded in ("and", "because", "but", "while", "when", "since")
        if joint and find_verb(words[:number]) is not None:
            words = words[number + 1 :]
            break
    if (
        not words
        or find_verb(words) is not None
        or words[0].folded in ("it", "this", "that", "they", "everything", "people")
    ):
        return ""
    text = clause.text[words[0].start : words[-1].end]
    return text if len(text) <= 70 else ""


def with_article(text: str) -> str:
    """Return a phrase with “a” or “an” before a noun that can be counted and is singular."""
    words = tokenise(text)
    noun = words[0]
    for word in words:
        if word.folded in PREPOSITIONS | QUESTION_WORDS | {"that", "who", "and"}:
            break
        noun = word
    if noun.folded in MASS_NOUNS or noun.folded.endswith(("s", "ing", "ness", "people", "men")):
        return text
    return f"{'an' if text[0].lower() in 'aeiou' else 'a'} {text}"


def without_time(text: str) -> str:
    words = tokenise(text)
    for number, word in enumerate(words):
        if number and word.folded in ("every", "each", "at", "while", "when", "after", "because"):
            return text[: word.start].rstrip()
    return text


def main_noun(text: str, words: Sequence[Word]) -> str:
    for number, word in enumerate(words):
        if number and (word.folded in PREPOSITIONS or word.folded in ("when", "because", "and", "or")):
            return text[: word.start].rstrip(" ,")
    return text


def bare(text: str, *, keep: bool = False) -> str:
    """Return a phrase without the determiner or “enough” at its beginning."""
    words = text.split(" ")
    dropped = {"enough", "any", "sufficient"} | (set() if keep else DETERMINERS - {"the"})
    while len(words) > 1 and words[0].lower() in dropped:
        words = words[1:]
    return " ".join(words)


def lowered(text: str) -> str:
    words = tokenise(text)
    return f"{text[0].lower()}{text[1:]}" if words and may_be_lowered(words[0]) else text


def is_activity(text: str) -> bool:
    """Return whether a text begins with an activity, such as “finding”."""
    first = tokenise(text)[0].folded if tokenise(text) else ""
    root = first.removesuffix("ing")
    return root != first and (root in VERBS or f"{root}e" in VERBS or root[:-1] in VERBS or first == "bookkeeping")


def end_of_activity(subject: str) -> str:
    """Turn an activity that nobody wants, such as “waiting for a doctor”, into “An end to waiting for a doctor”."""
    first, _, rest = subject.partition(" ")
    unwanted = first.lower() in (
        "waiting",
        "losing",
        "wasting",
        "queuing",
        "chasing",
        "suffering",
        "struggling",
        "paying",
    )
    return f"An end to {first.lower()} {rest}".strip() if unwanted else ""
