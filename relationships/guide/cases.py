"""Companies whose canvases show how something is done: the relationships and indicators of the samples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.guide.task import Case
from relationships.samples import load_sample


@dataclass(frozen=True, slots=True)
class Reference:
    """A relationship or an indicator of a sample, by the words that its name begins with."""

    sample: str
    beginning: str


def find_case(reference: Reference, document: CanvasDocument, story: str) -> Case | None:
    """Return what a reference refers to, with its story; None for a canvas that was made from the same sample.

    Raise LookupError if the sample has no such part.
    """
    case = Case(*_read(reference), story)
    return None if document.title.startswith(f"{case.company}:") else case


@cache
def _read(reference: Reference) -> tuple[str, str]:
    sample = load_sample(reference.sample)
    parts = (
        *(short_name(note.text) for note in sample.blocks.customer_relationships),
        *(indicator.name for indicator in sample.indicators),
    )
    for part in parts:
        if part.startswith(reference.beginning):
            return sample.title.partition(":")[0], part
    raise LookupError(f"{reference.sample} has nothing that begins with {reference.beginning}")
