"""The rules that turn a clause about a problem into what a business makes possible."""

from __future__ import annotations

from collections.abc import Callable

from relationships.drafting.clauses import Clause
from relationships.drafting.fragments import (
    QUESTION_WORDS,
    bare,
    end_of_activity,
    is_activity,
    lowered,
    main_noun,
    points_back,
    rest_of,
    subject_of,
    with_article,
    without_time,
)
from relationships.drafting.lexicon import VERBS
from relationships.drafting.words import tokenise

HARD = frozenset(("hard", "difficult", "impossible", "tricky", "expensive"))
# Each takes a clause and the places where its phrase begins and ends; it returns nothing if it does not fit.
type Rule = Callable[[Clause, int, int], str]


def turn(clause: Clause) -> str:
    """Return a proposition that a clause turns into; empty if no rule fits."""
    for phrase, rule in RULES:
        for start in range(len(clause.words) - len(phrase) + 1):
            if clause.folded[start : start + len(phrase)] == phrase and (
                text := rule(clause, start, start + len(phrase))
            ):
                return text
    return _gerund(clause)


def _able(clause: Clause, start: int, end: int) -> str:
    """Turn “can't find a tutor” into “An easy way to find a tutor”."""
    if end >= len(clause.words):
        return ""
    verb, rest = clause.folded[end], rest_of(clause, end)
    if verb == "afford":
        return _affordable(clause, end + 1)
    if (
        verb in ("tell", "know", "see", "say")
        and end + 1 < len(clause.words)
        and clause.folded[end + 1] in QUESTION_WORDS
    ):
        return f"A way to know {rest_of(clause, end + 1)}"
    if verb not in VERBS - {"wait", "stand", "help", "cope"} | {"be", "have"}:
        return ""
    if clause.folded[start] in HARD or end + 1 == len(clause.words):
        return _with_object(clause, start, rest)
    if points_back(rest) or (start and clause.folded[start - 1] in ("nobody", "don’t", "never", "one")):
        return ""
    return f"An easy way to {rest}"


def _with_object(clause: Clause, start: int, rest: str) -> str:
    """Turn “good plumbers are hard to find at night” into “An easy way to find good plumbers at night”."""
    place = next((number for number in range(start, -1, -1) if clause.folded[number] in ("is", "are")), None)
    subject = subject_of(clause, place) if place else ""
    if not subject or subject.lower() in ("it", "this", "that", "they", "it’s"):
        return "" if points_back(rest) or " " not in rest else f"An easy way to {rest}"
    verb, _, further = rest.partition(" ")
    return f"An easy way to {verb} {lowered(subject)} {further}".strip()


def _affordable(clause: Clause, end: int) -> str:
    if end >= len(clause.words):
        return ""
    if clause.folded[end] == "to":
        return f"A cheaper way to {rest_of(clause, end + 1)}"
    return f"{rest_of(clause, end)} at a price that they can afford"


def _know(clause: Clause, start: int, end: int) -> str:
    """Turn “don't know which wine goes with dinner” into “A way to know which wine goes with dinner”."""
    if end >= len(clause.words):
        return ""
    word = clause.folded[end]
    if word == "how" and end + 2 < len(clause.words) and clause.folded[end + 1] == "to":
        rest = rest_of(clause, end + 2)
        return "" if points_back(rest) else f"Help to {rest}"
    return f"A way to know {rest_of(clause, end)}" if word in QUESTION_WORDS else ""


def _without(clause: Clause, start: int, end: int) -> str:
    """Turn “have no time to cook” into “A quick way to cook”, and “lack information” into “Access to information”."""
    words = clause.folded[end:]
    if not words or words[0] in ("idea", "reason", "problem", "longer", "one"):
        return ""
    for noun, start_text, else_text in (
        ("time", "A quick way to", "More time for what matters"),
        ("money", "A cheaper way to", "A solution for a small budget"),
        ("way", "A way to", "A new way"),
    ):
        if noun in words[:2]:
            place = words.index(noun) + 1
            if place < len(words) and words[place] == "to":
                return f"{start_text} {rest_of(clause, end + place + 1)}"
            if place < len(words) and words[place] == "for":
                return f"{rest_of(clause, end + place + 1)} without much effort"
            return else_text
    return f"Access to {with_article(bare(rest_of(clause, end)))}" if len(words) < 9 else ""


def _less(clause: Clause, start: int, end: int) -> str:
    """Turn “spend hours on paperwork” into “Less time spent on paperwork”."""
    words = clause.folded[end:]
    place = 0
    while place < len(words) and words[place] in {"a", "lot", "of", "too", "much", "many", "so", "their", "all"}:
        place += 1
    if place >= len(words):
        return ""
    what = "money" if words[place] == "money" else "time"
    if words[place] in ("time", "hours", "days", "weeks", "evenings", "weekends", "money", "hour", "sunday"):
        place += 1
        while place < len(words) and words[place] in ("of", "nights", "evening", "a", "day", "week", "and"):
            place += 1
        rest = rest_of(clause, end + place)
        return f"Less {what} spent {rest}" if rest and place < len(words) else ""
    if clause.folded[start] in ("waste", "wastes", "wasting"):
        return f"Less wasted {bare(rest_of(clause, end + place))}"
    return ""


def _peace(clause: Clause, start: int, end: int) -> str:
    rest = rest_of(clause, end)
    return f"Peace of mind about {bare(rest, keep=True)}" if rest else ""


def _remember(clause: Clause, start: int, end: int) -> str:
    if end < len(clause.words) and clause.folded[end] == "to":
        return f"Reminders to {rest_of(clause, end + 1)}"
    return ""


def _use_for(clause: Clause, start: int, end: int) -> str:
    rest = rest_of(clause, end)
    return f"A good use for {without_time(rest)} that would be thrown away" if rest and len(rest) < 60 else ""


def _end_of(clause: Clause, start: int, end: int) -> str:
    rest = rest_of(clause, end)
    return f"An end to {bare(rest, keep=True)}" if rest and len(rest) < 80 else ""


def _fewer(clause: Clause, start: int, end: int) -> str:
    """Turn “miss appointments” into “Fewer missed appointments”."""
    rest = bare(rest_of(clause, end))
    words = tokenise(rest)
    if not words or (not words[-1].folded.endswith("s") and words[0].folded not in ("money", "time")):
        return ""
    past = {"lose": "lost", "loses": "lost", "miss": "missed", "misses": "missed"}[clause.folded[start]]
    noun = main_noun(rest, words)
    return f"Fewer {past} {noun}" if noun.endswith("s") and len(noun) < 40 else ""


def _fair_price(clause: Clause, start: int, end: int) -> str:
    """Turn “repairs are too expensive” into “Repairs at a fair price”."""
    subject = subject_of(clause, start)
    return subject and (f"{subject} made affordable" if is_activity(subject) else f"{subject} at a fair price")


def _made(result: str, of_gerund: str = "") -> Rule:
    """Return a rule that puts a result after the subject, another one if that is an activity such as “buying a car”."""

    def rule(clause: Clause, start: int, end: int) -> str:
        subject = subject_of(clause, start)
        if subject and is_activity(subject):
            return end_of_activity(subject) or f"{subject} {of_gerund or result}"
        return subject and f"{subject} {result}"

    return rule


def _gerund(clause: Clause) -> str:
    """Turn “finding a good tutor is luck” into “Finding a good tutor made easy”."""
    if not is_activity(clause.text):
        return ""
    for number, word in enumerate(clause.folded):
        if number and word in ("is", "are", "takes", "costs", "means", "requires", "feels", "eats", "gets"):
            return end_of_activity(clause.before(number)) or f"{clause.before(number)} made easy"
    return ""


def _phrases(rule: Rule, *texts: str) -> list[tuple[tuple[str, ...], Rule]]:
    return [(tuple(text.split()), rule) for text in texts]


RULES: list[tuple[tuple[str, ...], Rule]] = [
    *_phrases(_know, "don’t know", "doesn’t know", "dont know", "do not know", "nobody knows", "no one knows",
              "never know", "not know", "hard to know", "unsure", "not sure", "nobody explains", "don’t understand"),
    *_phrases(_without, "have no", "has no", "there is no", "there’s no", "lack", "lacks", "don’t have", "doesn’t have",
              "there are no", "not enough", "don’t have enough"),
    *_phrases(_able, "can’t", "cannot", "cant", "can not", "could not", "unable to", "not able to", "struggle to",
              "struggles to", "fail to", "hard to", "difficult to", "impossible to", "tricky to", "have to", "has to",
              "want to", "need to", "wants to", "wish to", "trying to", "rarely manage to", "expensive to"),
    *_phrases(_remember, "forget", "forgets", "always forgets", "always forget"),
    *_phrases(_less, "spend", "spends", "waste", "wastes", "lose hours", "wasting"),
    *_phrases(_peace, "worry about", "worries about", "afraid of", "fear", "anxious about", "are nervous about"),
    *_phrases(_use_for, "throw away", "throws away", "bin", "throw out"),
    *_phrases(_fewer, "miss", "misses", "lose", "loses"),
    *_phrases(_end_of, "hate", "hates", "tired of", "sick of", "fed up with", "annoyed by"),
    *_phrases(_fair_price, "are too expensive", "is too expensive", "is expensive", "are expensive", "costs a fortune",
              "cost a fortune", "is overpriced", "are overpriced", "costs too much", "cost too much"),
    *_phrases(_made("without the wait", "in less time"), "takes too long", "take too long", "takes weeks",
              "takes months", "takes ages",
              "takes forever", "is too slow", "is slow", "are slow", "take weeks", "take months", "takes hours"),
    *_phrases(_made("made simple", "made simple"), "is confusing", "are confusing", "is complicated", "are complicated",
              "is a nightmare", "is hard", "is difficult", "are difficult"),
    *_phrases(_made("without the stress"), "is stressful", "are stressful"),
    *_phrases(_made("without the risk"), "is risky", "are risky", "is dangerous"),
    *_phrases(_made("that never bore"), "are boring", "get boring", "are dull"),
    *_phrases(_made("that is fun"), "is boring", "is dull"),
    *_phrases(_made("that they can rely on"), "is unreliable", "are unreliable"),
]  # fmt: skip
