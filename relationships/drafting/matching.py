"""Which patterns and cases fit two answers, how well, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from relationships.catalog.fit import Confidence
from relationships.catalog.patterns.concepts import CONCEPTS
from relationships.catalog.patterns.pattern import BusinessPattern
from relationships.catalog.patterns.registry import PATTERNS
from relationships.catalog.segments import CustomerKind
from relationships.drafting.bm25 import Index, terms
from relationships.drafting.lexicon import COMMON_WORDS, FUNCTION_WORDS
from relationships.drafting.negation import negated_patterns
from relationships.drafting.traits import kind_of
from relationships.drafting.words import stem, stems, tokenise

# Own judgement, tried with the test pairs: a cue is worth three words of a problem, and the problem more than the
# customers; a first pattern must be clearly ahead to be certain.
CUE_WEIGHT, THEME_WEIGHT = 1.5, 0.9
PROBLEM_WEIGHT, CUSTOMER_WEIGHT = 1.0, 0.5
CONCEPT_WEIGHT = 1.5
# A single word is weak evidence, however rare it is.
LONE_WORD = 0.5
# Patterns of private life rarely suit organisations.
FOR_PEOPLE = frozenset(("peer_to_peer", "robin_hood", "target_the_poor", "experience_selling"))
FOR_ORGANISATIONS = 0.4
CONCEPT_MARK = "#"
LEAST_SCORE = 6.5
SURE_SCORE, SURE_LEAD = 14.0, 1.35
# Two words of a problem may have nothing to do with how a business solves it.
SURE_WORDS = 3
FAIR_SCORE, FAIR_LEAD = 8.0, 1.1
RUNNERS_UP = 4
# Words beyond these repeat themselves, and more would only take time.
MOST_TERMS = 1200
STOPPED = frozenset(stem(word) for word in FUNCTION_WORDS | COMMON_WORDS)
# Function words that are part of cues, such as “per use” and “from one source”.
MEANT = frozenset(("back", "per", "each", "own", "once", "again", "everyth", "until", "without", "instead"))


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits the answers, its score in BM25, and the words of the answers that suggest it."""

    pattern: BusinessPattern
    score: float
    words: tuple[str, ...]


def rank_patterns(problem: str, for_whom: str) -> tuple[Match, ...]:
    """Return the patterns that fit, the best first, without those that the answers rule out."""
    ruled_out, denied = negated_patterns(f"{problem}\n{for_whom}")
    weights = weigh_terms(problem, for_whom, denied)
    cues, themes = (index.weigh(weights) for index in _pattern_indexes())
    keys = [key for key in PATTERNS if key not in ruled_out and (key in cues or key in themes)]
    matches = [_match(key, cues.get(key, {}), themes.get(key, {})) for key in keys]
    if kind_of(word.folded for word in tokenise(for_whom)) is CustomerKind.BUSINESS:
        matches = [replace(match, score=match.score * _business_share(match)) for match in matches]
    return tuple(sorted(matches, key=lambda match: (-match.score, match.pattern.key)))


@lru_cache(maxsize=8)
def _terms_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms of a text in order, and the concepts of its words; remembered for the same request."""
    found = dict.fromkeys(term for phrase in phrases_of(text) for term in terms(phrase))
    return tuple(found), tuple(_concepts_of(text))


def weigh_terms(problem: str, for_whom: str, denied: Set[str] = frozenset()) -> dict[str, float]:
    """Return the terms of two answers with their weights, without those that contain a denied stem."""
    weights = _query(problem, PROBLEM_WEIGHT, denied)
    for term, weight in _query(for_whom, CUSTOMER_WEIGHT, denied).items():
        weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def confidence(matches: Sequence[Match]) -> Confidence:
    """Return how sure the first of some matches is, by its score, its lead and how many words suggest it."""
    first = matches[0].score
    second = matches[1].score if len(matches) > 1 else 0.0
    if first >= SURE_SCORE and first >= SURE_LEAD * second and _count_own(matches[0]) >= SURE_WORDS:
        return Confidence.HIGH
    return Confidence.MEDIUM if first >= FAIR_SCORE and first >= FAIR_LEAD * second else Confidence.LOW


def _count_own(match: Match) -> int:
    """Return how many words of the answers suggest a pattern, without what they have in common."""
    return len(_single([word for word in match.words if not word.startswith(CONCEPT_MARK)]))


def is_match(matches: Sequence[Match]) -> bool:
    """Return whether the answers suggest any pattern clearly enough for a draft, by more than one word."""
    return bool(matches) and matches[0].score >= LEAST_SCORE and len(_single(matches[0].words)) > 1


def _single(words: Sequence[str]) -> set[str]:
    return {part for word in words for part in word.split(" ")}


def _business_share(match: Match) -> float:
    return FOR_ORGANISATIONS if match.pattern.key in FOR_PEOPLE else 1.0


def _match(key: str, cues: Mapping[str, float], themes: Mapping[str, float]) -> Match:
    gains = {term: CUE_WEIGHT * cues.get(term, 0.0) + THEME_WEIGHT * themes.get(term, 0.0) for term in {*cues, *themes}}
    words = tuple(sorted(gains, key=lambda term: (-gains[term], term)))
    # Added in a fixed order, so that the sum is the same each time.
    share = 1.0 if len(_single(words)) > 1 else LONE_WORD
    return Match(PATTERNS[key], share * sum(gains[term] for term in words), words)


def _query(text: str, weight: float, denied: Set[str]) -> dict[str, float]:
    """Return the terms of a text, and the concepts of its words, with their weight."""
    found, concepts = _terms_of(text)
    wanted = [term for term in found if not denied or not denied & set(term.split(" "))][:MOST_TERMS]
    return dict.fromkeys(wanted, weight) | dict.fromkeys(concepts, CONCEPT_WEIGHT)


def _concepts_of(text: str) -> list[str]:
    known = _concepts_by_stem()
    return list(dict.fromkeys(concept for found in stems(text) for concept in known.get(found, ())))


def phrases_of(text: str) -> Iterator[list[str]]:
    """Yield the stems of each clause of a text without function words."""
    for mark in ".;!?:\n":
        text = text.replace(mark, ",")
    for clause in text.split(","):
        yield [found for found in stems(clause) if found not in STOPPED or found in MEANT]


@cache
def _pattern_indexes() -> tuple[Index, Index]:
    """Return the indexes of the cues and of the themes with the concepts."""
    return (
        Index({key: list(phrases_of(f"{pattern.cues}, {pattern.name}")) for key, pattern in PATTERNS.items()}),
        Index({key: list(_themes(pattern)) for key, pattern in PATTERNS.items()}),
    )


def concepts_of_stem(found: str) -> tuple[str, ...]:
    """Return the concepts of a stem, as they occur among the words of a match."""
    return _concepts_by_stem().get(found, ())


@cache
def _concepts_by_stem() -> dict[str, tuple[str, ...]]:
    """Return the concepts of each stem that has any; they are terms that no answer can contain."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for concept in CONCEPTS:
        for word in dict.fromkeys(stems(concept.words)):
            found[word].append(f"{CONCEPT_MARK}{concept.key}")
    return {word: tuple(keys) for word, keys in found.items()}


def _themes(pattern: BusinessPattern) -> Iterator[list[str]]:
    yield from ([found] for found in next(phrases_of(pattern.themes), []))
    for concept in CONCEPTS:
        yield from [[f"{CONCEPT_MARK}{concept.key}"]] * concept.patterns.get(pattern.key, 0)
