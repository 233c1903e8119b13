"""The samples from which a canvas can be started, as cards."""

from dataclasses import dataclass
from functools import cache

from relationships.lenses.miniature import Miniature, draw_miniature
from relationships.samples import load_sample, sample_names


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A sample: the company, what its canvas is about, and its miniature."""

    name: str
    company: str
    idea: str
    about: str
    miniature: Miniature


@cache
def sample_cards() -> tuple[SampleCard, ...]:
    """Return the samples, simplest first."""
    return tuple(_card(name) for name in sample_names())


def _card(name: str) -> SampleCard:
    document = load_sample(name)
    company, _, idea = document.title.partition(": ")
    first = document.description.partition(". ")[0].removesuffix(".")
    return SampleCard(name, company, idea, f"{first}.", draw_miniature(document))
