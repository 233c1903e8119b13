"""Making the library's entries of cases from their public editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from html import unescape
from itertools import chain

from django.utils.html import strip_tags

from canvas_app.case_studies.models import CaseEdition, CaseStudy, LibraryEntry
from canvas_app.case_studies.models.library_entry import SORT_LENGTH
from canvas_app.case_studies.published import PublishedCase, describe_edition, public_editions
from canvas_app.case_studies.search.choices import pack
from canvas_app.case_studies.search.matching import HEADING
from canvas_app.case_studies.search.words import fold_words
from relationships.document.canvas import CanvasDocument
from relationships.lenses.miniature import draw_miniature

# The version of what is derived, which grows when the functions here or those that they call change.
VERSION = 1
# A tsvector of PostgreSQL can have a megabyte.
WORDS_BYTES = 500_000


def refresh_entry(case: CaseStudy) -> None:
    """Make the entry of a case anew, or delete it if readers see no edition of the case.

    Call it in the transaction that changes which edition that is.
    """
    edition = public_editions().filter(case=case).first()
    if edition is None:
        LibraryEntry.objects.filter(case=case).delete()
    else:
        make_entry(edition).save()


def refresh_outdated() -> int:
    """Make all entries that are missing, or that an earlier version has made, and return their number."""
    current = LibraryEntry.objects.filter(made_by=VERSION).values("case")
    outdated = public_editions().exclude(case__in=current)
    entries = [make_entry(edition) for edition in outdated]
    for entry in entries:
        entry.save()
    return len(entries)


def make_entry(edition: CaseEdition) -> LibraryEntry:
    """Return the entry of an edition, which is loaded with its case, without saving it."""
    case, document = describe_edition(edition), CanvasDocument.model_validate(edition.document)
    names = ("company", "title", "summary", "period_from", "period_to")
    return LibraryEntry(
        case_id=edition.case_id,
        edition=edition,
        facets=pack(_facets(case, document)),
        miniature=asdict(draw_miniature(document)),
        words=" ".join(sorted({*_words(case, document), *_heading(case)})),
        sort_key=" ".join(fold_words(case.company))[:SORT_LENGTH],
        made_by=VERSION,
        **{name: getattr(case, name) for name in names},
    )


def _facets(case: PublishedCase, document: CanvasDocument) -> dict[str, list[str]]:
    """Return the choices of a case in each filter."""
    details = [note.relationship for note in document.blocks.customer_relationships if note.relationship]
    segments = [note.segment for note in document.blocks.customer_segments if note.segment]
    return {
        "outcome": [case.outcome],
        "industry": [case.industry],
        "type": [detail.type for detail in details if detail.type],
        "goal": [served.goal for detail in details for served in detail.goals],
        "kind": [segment.kind for segment in segments if segment.kind],
    }


def _heading(case: PublishedCase) -> Iterator[str]:
    """Yield the words of company, headline and tags with their mark."""
    for word in fold_words(" ".join([case.company, case.title, *case.tags])):
        yield f"{HEADING}{word}"


def _words(case: PublishedCase, document: CanvasDocument) -> set[str]:
    """Return the words of a case; of the longest cases, those that come first."""
    room, found = WORDS_BYTES, set[str]()
    for word in chain.from_iterable(map(fold_words, _texts(case, document))):
        if word in found:
            continue
        room -= len(word.encode()) + 1
        if room < 0:
            break
        found.add(word)
    return found


def _texts(case: PublishedCase, document: CanvasDocument) -> Iterator[str]:
    """Yield what every reader can read of a case: neither teaching notes nor what happened next."""
    yield from (case.company, case.title, case.summary, case.region, case.industry.label, *case.tags)
    yield from (unescape(strip_tags(case.story)), unescape(strip_tags(case.lesson)), *case.questions)
    for source in case.sources:
        yield from (source.title, source.author, source.publisher)
    for _, note in document.placed_notes():
        yield note.text
