"""What a canvas can be started from: the samples, as the pages that start one show them."""

from dataclasses import dataclass
from functools import cache

from relationships.lenses.miniature import Miniature, miniature_of
from relationships.samples import load_sample, sample_names


@dataclass(frozen=True, slots=True)
class SampleCard:
    """One sample as a card: the company, what its canvas is about, and how it looks from afar."""

    name: str
    company: str
    idea: str
    about: str
    miniature: Miniature


@cache
def sample_cards() -> tuple[SampleCard, ...]:
    """Every sample, from the plainest to the richest."""
    return tuple(_card(name) for name in sample_names())


def _card(name: str) -> SampleCard:
    document = load_sample(name)
    company, _, idea = document.title.partition(": ")
    first = document.description.partition(". ")[0].removesuffix(".")
    return SampleCard(name, company, idea, f"{first}.", miniature_of(document))
