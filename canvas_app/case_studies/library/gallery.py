"""The gallery: one page of the public cases as cards, with the filters and links to the other pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from canvas_app.case_studies.library.facets import Facet, narrow
from canvas_app.case_studies.library.parameters import GalleryParameters
from canvas_app.case_studies.library.periods import describe_period
from canvas_app.case_studies.models import LibraryEntry
from canvas_app.case_studies.search.choices import unpack
from canvas_app.case_studies.search.matching import find_cases
from relationships.catalog.case_studies import CaseOutcome
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.lenses.miniature import Miniature, Stroke

CARDS_PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case in the gallery."""

    slug: str
    company: str
    title: str
    summary: str
    outcome: CaseOutcome
    period: str
    types: tuple[RelationshipType, ...]
    goals: tuple[Goal, ...]
    miniature: Miniature


@dataclass(frozen=True, slots=True)
class Gallery:
    """A page of the gallery."""

    wanted: GalleryParameters
    facets: tuple[Facet, ...]
    number_found: int
    cards: tuple[CaseCard, ...]

    @property
    def found(self) -> str:
        """The number of cases found, as a text."""
        return f"{self.number_found} case{'' if self.number_found == 1 else 's'}"

    @property
    def pages(self) -> int:
        """The number of pages."""
        return _count_pages(self.number_found)

    @property
    def previous_url(self) -> str:
        """The URL of the previous page; empty on the first."""
        return self.wanted.at(self.wanted.page - 1).address() if self.wanted.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The URL of the next page; empty on the last."""
        return self.wanted.at(self.wanted.page + 1).address() if self.wanted.page < self.pages else ""


def list_cases(wanted: GalleryParameters) -> Gallery:
    """Return a page of the cases that readers see, or else the last page; in two queries, with a search in three."""
    rows = find_cases(wanted.words)
    narrowed = narrow([key for key, _ in rows], [facets for _, facets in rows], wanted.chosen)
    wanted = wanted.at(min(wanted.page, _count_pages(len(narrowed.found))))
    first = (wanted.page - 1) * CARDS_PER_PAGE
    cards = _load_cards(narrowed.found[first : first + CARDS_PER_PAGE])
    return Gallery(wanted, narrowed.facets, len(narrowed.found), cards)


SHOWN = ("company", "title", "summary", "period_from", "period_to", "facets", "miniature", "case__slug")


def _load_cards(cases: Sequence[int]) -> tuple[CaseCard, ...]:
    """Return the cards of some cases, in this order."""
    entries = LibraryEntry.objects.filter(pk__in=cases).select_related("case").only(*SHOWN)
    cards = {entry.pk: make_card(entry) for entry in entries}
    # A case can be retired between the two queries.
    return tuple(cards[key] for key in cases if key in cards)


def _count_pages(number: int) -> int:
    return max(1, ceil(number / CARDS_PER_PAGE))


def make_card(entry: LibraryEntry) -> CaseCard:
    """Return the card of an entry, which is loaded with its case."""
    return CaseCard(
        entry.case.slug,
        entry.company,
        entry.title,
        entry.summary,
        CaseOutcome(*unpack("outcome", entry.facets)),
        describe_period(entry.period_from, entry.period_to),
        tuple(map(RelationshipType, unpack("type", entry.facets))),
        tuple(map(Goal, unpack("goal", entry.facets))),
        read_miniature(entry.miniature),
    )


def read_miniature(stored: Mapping[str, Any]) -> Miniature:
    """Return a miniature from its JSON."""
    return Miniature(tuple(Stroke(**stroke) for stroke in stored["strokes"]), stored["notes"], stored["filled"])
