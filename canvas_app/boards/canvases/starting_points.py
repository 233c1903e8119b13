"""The samples from which a canvas can be started, as cards.

Where a sample is also a published case study, its card leads to the case. The app that knows registers itself here
when the application starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from relationships.lenses.miniature import Miniature, draw_miniature
from relationships.samples import load_sample, sample_names


class CaseLinks(NamedTuple):
    """The URL of the page of a case, and of the form that starts a canvas from it."""

    page: str
    start: str


# Returns the links of those samples that are published cases, by name.
FindCases = Callable[[Sequence[str]], Mapping[str, CaseLinks]]
FINDERS: dict[str, FindCases] = {}


def register_cases(name: str, find: FindCases) -> None:
    """Fill the slot. Raise ValueError if `name` is already registered."""
    if name in FINDERS:
        raise ValueError(f"{name} is registered already")
    FINDERS[name] = find


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A sample: the company, what its canvas is about, its miniature, and its case if that is published."""

    name: str
    company: str
    idea: str
    about: str
    miniature: Miniature
    case: CaseLinks | None = None


def sample_cards() -> tuple[SampleCard, ...]:
    """Return the samples, simplest first."""
    cases: dict[str, CaseLinks] = {}
    for find in FINDERS.values():
        cases |= find(sample_names())
    return tuple(replace(card, case=cases.get(card.name)) for card in _cards())


@cache
def _cards() -> tuple[SampleCard, ...]:
    return tuple(_card(name) for name in sample_names())


def _card(name: str) -> SampleCard:
    document = load_sample(name)
    company, _, idea = document.title.partition(": ")
    first = document.description.partition(". ")[0].removesuffix(".")
    return SampleCard(name, company, idea, f"{first}.", draw_miniature(document))
