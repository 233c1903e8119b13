"""The example cases that resemble the answers, found by the same retrieval as patterns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.drafting.bm25 import Index
from relationships.drafting.matching import phrases_of
from relationships.samples import load_sample, sample_names

# Below it, a case shares only common words. Own judgement.
LEAST_SCORE = 9.0
SEARCHED = (Block.CUSTOMER_SEGMENTS, Block.VALUE_PROPOSITIONS, Block.CUSTOMER_RELATIONSHIPS, Block.REVENUE_STREAMS)


def nearest_case(weights: Mapping[str, float]) -> str:
    """Return the name of the case that shares the most rare words with the terms of answers; empty if none does."""
    found = {key: sum(gains.values()) for key, gains in _index().weigh(weights).items()}
    best = max(sorted(found), key=lambda key: found[key], default="")
    return best if best and found[best] >= LEAST_SCORE else ""


def company(name: str) -> str:
    """Return the company of a case, the part of its title before the colon."""
    return load_sample(name).title.partition(":")[0]


@cache
def _index() -> Index:
    return Index({name: list(_phrases(load_sample(name))) for name in sample_names()})


def _phrases(document: CanvasDocument) -> list[list[str]]:
    texts = [document.title, document.description, *(note.text for block in SEARCHED for note in document.notes(block))]
    return [phrase for text in texts for phrase in phrases_of(text)]
