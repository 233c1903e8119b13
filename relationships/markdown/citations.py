"""Citations in a text: `[@key, 2014]` names a source by its key, and the year as of which a claim holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 80
# What begins like a citation, up to its bracket or the end of the line. Bounded, so that the search stays linear.
BEGUN = re.compile(rf"\[@[^\]\[\n]{{0,{LONGEST}}}\]?")
CITATION = re.compile(r"\[@([a-z0-9]+(?:-[a-z0-9]+)*), ?([0-9]{4})\]")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source by its key, and the year as of which the claim before it holds."""

    key: str
    year: int


def parse_citation(text: str, start: int = 0) -> tuple[Citation, int] | None:
    """Return the citation that begins at `start`, and the place after it; None if there is none."""
    found = CITATION.match(text, start)
    return (Citation(found[1], int(found[2])), found.end()) if found else None


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the citations in a text, in order."""
    return tuple(Citation(key, int(year)) for key, year in CITATION.findall(text))


def malformed_citations(text: str) -> tuple[str, ...]:
    """Return what begins like a citation but is none."""
    return tuple(begun for begun in BEGUN.findall(text) if not CITATION.fullmatch(begun))
