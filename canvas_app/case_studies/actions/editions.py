"""Making the next edition of a case: its story and its canvas as they are, frozen."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max
from django.utils import timezone

from canvas_app.case_studies.models import CaseEdition, CaseState, CaseStudy, EditionRelationship
from canvas_app.case_studies.search.entries import refresh_entry
from canvas_app.case_studies.stories import read_story, story_as_json
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.store.load import load_document


def publish_edition(case: CaseStudy, actor_id: int | None = None, approver_id: int | None = None) -> CaseEdition:
    """Make the next edition of a case and show it to readers. Call it with the case and its canvas locked."""
    loaded = load_document(case.canvas_id)
    last = case.editions.aggregate(last=Max("number"))["last"] or 0
    edition = CaseEdition.objects.create(
        case=case,
        number=last + 1,
        story=story_as_json(read_story(case)),
        rendered=case.rendered,
        document=loaded.document.model_dump(mode="json", exclude_defaults=True) | {"schema_version": 1},
        canvas_revision=loaded.revision,
        published_at=timezone.now(),
        published_by_id=actor_id,
        approved_by_id=approver_id,
    )
    EditionRelationship.objects.bulk_create(_index(edition, loaded.document))
    case.state, case.public_edition = CaseState.PUBLISHED, edition
    case.writers, case.submitted_by, case.approved_by, case.approved_as = [], None, None, ""
    case.save()
    refresh_entry(case)
    return edition


def _index(edition: CaseEdition, document: CanvasDocument) -> Iterator[EditionRelationship]:
    for note in document.blocks.customer_relationships:
        if note.relationship and note.relationship.type:
            yield EditionRelationship(edition=edition, type=note.relationship.type, name=short_name(note.text))
