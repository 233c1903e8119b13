"""Examples of relationship types from public cases, for the pages that explain the types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import F
from django.urls import Resolver404, resolve

from canvas_app.case_studies.models import EditionRelationship
from canvas_app.catalogue.examples import CaseExample
from relationships.catalog.case_studies import CaseOutcome
from relationships.catalog.types import RelationshipType

SHOWN = 6
# With some relationships of the same company, of which one is shown.
READ = 60
ORDER = (CaseOutcome.SUCCEEDED, CaseOutcome.FAILED, CaseOutcome.MIXED, CaseOutcome.ILLUSTRATION)


def examples_of_type(kind: RelationshipType) -> list[CaseExample]:
    """Return one example of each of a few public cases that have a relationship of this type, successes first."""
    public = EditionRelationship.objects.filter(type=kind, edition__case__public_edition=F("edition"))
    found = public.select_related("edition__case").only("name", "edition__story", "edition__case__slug").order_by("pk")
    ranked = sorted(_one_each(found[:READ]), key=lambda row: ORDER.index(_outcome(row)))
    return [_example(row) for row in ranked[:SHOWN]]


def _one_each(rows: Iterable[EditionRelationship]) -> Iterator[EditionRelationship]:
    seen = set[int]()
    for row in rows:
        if row.edition_id not in seen:
            seen.add(row.edition_id)
            yield row


def _outcome(row: EditionRelationship) -> CaseOutcome:
    return CaseOutcome(row.edition.story["outcome"])


def _example(row: EditionRelationship) -> CaseExample:
    return CaseExample(row.edition.story["company"], row.name, _outcome(row).label, case_url(row.edition.case.slug))


def case_url(slug: str) -> str:
    """Return the URL of the public page of a case; empty while the site has no such pages."""
    address = f"/cases/{slug}/"
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address
