"""Cases in comparisons: published cases for everybody who is signed in, and all editions for curators.

The key of a case is its slug, and that of an edition is the slug, a colon and the number of the edition.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from canvas_app.accounts.models import User
from canvas_app.boards.comparison.sources import Choice, Comparable, NotThen, Source, register_source
from canvas_app.case_studies.against_cases import tell_against_cases
from canvas_app.case_studies.curators import is_curator
from canvas_app.case_studies.models import CaseEdition, LibraryEntry
from canvas_app.case_studies.published import find_present_slug, load_published_document, public_editions
from relationships.document.own_words import OwnWords
from relationships.document.version import Version
from relationships.store.load import LoadedDocument

NAME = "case"
MOST_OFFERED = 200
KEY = re.compile(r"([-\w]{1,200})(?::([1-9][0-9]{0,8}))?", re.ASCII)
NO_DATES = "Cases can’t be shown as of a date. Clear the date."


def register() -> None:
    """Offer cases for comparison; called once, when the application starts."""
    register_source(Source(NAME, "Published cases", list_cases, find_case, tell_against_cases))


def list_cases(user: User) -> list[Choice]:
    """Return the first published cases by company, which are the same for all users."""
    found = LibraryEntry.objects.order_by("sort_key", "case").values_list("case__slug", "company", "title")
    return [(slug, OwnWords(f"{company}: {title}")) for slug, company, title in found[:MOST_OFFERED]]


def find_case(user: User, key: str, moment: dt.datetime | None) -> Comparable | None:
    """Return the public edition of a case, also by a former slug, or for curators any edition; see `Source.find`."""
    match = KEY.fullmatch(key)
    if match is None:
        return None
    slug, number = match.groups()
    found = _find_edition(user, slug, int(number)) if number else _find_public(slug)
    if found and moment:
        raise NotThen(NO_DATES)
    return found


def _find_public(slug: str) -> Comparable | None:
    row = _row(public_editions().filter(case__slug=slug))
    if row is None:
        present = find_present_slug(slug)
        row = _row(public_editions().filter(case__slug=present)) if present else None
    if row is None:
        return None
    edition_id, number, present, _, title = row
    return _describe(slug, title, reverse("library:case", args=[present]), edition_id, number)


def _find_edition(user: User, slug: str, number: int) -> Comparable | None:
    row = _row(CaseEdition.objects.filter(case__slug=slug, number=number)) if is_curator(user) else None
    if row is None:
        return None
    edition_id, _, _, case_id, title = row
    address = reverse("case_studies:edition", args=[case_id, number])
    return _describe(f"{slug}:{number}", title, address, edition_id, number, f"in edition {number}")


def _row(editions: QuerySet[CaseEdition]) -> tuple[int, int, str, int, str] | None:
    return editions.values_list("pk", "number", "case__slug", "case", "document__title").first()


def _describe(key: str, title: str, address: str, edition_id: int, number: int, when: str = "") -> Comparable:
    # The id of the edition, because its slug can become that of another case.
    version = Version(number, UUID(int=edition_id))
    return Comparable(f"{NAME}:{key}", title, address, version, partial(_load, edition_id, version), when)


def _load(edition_id: int, version: Version) -> LoadedDocument:
    return LoadedDocument(load_published_document(edition_id), version)
