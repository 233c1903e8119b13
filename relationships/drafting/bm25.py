"""Retrieval of texts by BM25 over stems, pairs of stems, and for unknown words their character 4-grams.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with its usual k1 and b.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

K1, B = 1.2, 0.5
GRAM = 4
# A pair of words says more than two words apart; a part of a word says less than a word. Own judgement.
PAIR_WEIGHT, GRAM_WEIGHT, PART_OF_PHRASE = 1.5, 0.15, 0.4


class Index:
    """Texts that are searched, each a list of phrases, and each phrase a list of stems."""

    def __init__(self, texts: Mapping[str, Iterable[Sequence[str]]]) -> None:
        counts = {key: _count(phrases) for key, phrases in texts.items()}
        usual = sum(sum(count.values()) for count in counts.values()) / max(1, len(counts))
        self._postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for key, count in counts.items():
            length = 1 - B + B * sum(count.values()) / usual
            for term, often in count.items():
                self._postings[term][key] = often * (K1 + 1) / (often + K1 * length)
        self._grams: defaultdict[str, set[str]] = defaultdict(set)
        for term in self._postings:
            for gram in grams(term):
                self._grams[gram].add(term)
        self._size = len(counts)

    def weigh(self, weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """Return the score of each text by the terms that it shares with a query, given the weight of each term."""
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for term, weight in weights.items():
            for known, share in self._known(term):
                posting = self._postings[known]
                rarity = math.log(1 + (self._size - len(posting) + 0.5) / (len(posting) + 0.5))
                for key, frequency in posting.items():
                    gained = weight * share * rarity * frequency
                    found[key][term] = max(gained, found[key].get(term, 0.0))
        return dict(found)

    def _known(self, term: str) -> Iterable[tuple[str, float]]:
        """Return the term if texts have it, else the terms that share most of its 4-grams, as if it were misspelled."""
        if term in self._postings:
            return [(term, PAIR_WEIGHT if " " in term else 1.0)]
        if " " in term or len(term) <= GRAM:
            return []
        wanted = set(grams(term))
        shared = Counter(known for gram in wanted for known in self._grams.get(gram, ()) if " " not in known)
        return [(known, GRAM_WEIGHT) for known, count in shared.items() if 2 * count > max(len(wanted), len(known) - 3)]


def _count(phrases: Iterable[Sequence[str]]) -> dict[str, float]:
    """Return how often a text has each term; a word within a phrase counts less than one that stands alone."""
    found: defaultdict[str, float] = defaultdict(float)
    for phrase in phrases:
        for term in terms(phrase):
            found[term] += PART_OF_PHRASE if len(phrase) > 1 and " " not in term else 1.0
    return found


def terms(phrase: Sequence[str]) -> list[str]:
    """Return the stems of a phrase and the pairs of neighbours."""
    return [*phrase, *(f"{one} {other}" for one, other in pairwise(phrase))]


def grams(term: str) -> list[str]:
    """Return the character 4-grams of a term."""
    return [term[start : start + GRAM] for start in range(max(0, len(term) - GRAM + 1))]
