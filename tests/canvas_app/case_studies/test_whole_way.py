"""A curator writes a case from nothing and publishes it, with the pages alone."""

from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.published import (
    find_published,
    load_afterwards,
    load_published_document,
    load_teaching_material,
)
from relationships.store.load import load_document
from tests.canvas_app.case_studies.conftest import signed_in
from tests.canvas_app.case_studies.test_story import form_data

STORY = {
    "summary": "It took eight minutes to leave.",
    "story": "A recorded call was heard by millions [@report, 2014].",
    "lesson": "Leaving has to be as easy as joining.",
    "afterwards": "The company **apologised**.",
    "teaching_notes": "Play the call.",
    "lesson_plan": "20 Listen to the call\n40 Discuss it",
    "questions": "Who pays for retention?",
    "period_from": "2004",
    "period_to": "2014",
    "outcome": "failed",
    "source-0-key": "report",
    "source-0-title": "A call",
    "source-0-publisher": "A newspaper",
    "source-0-url": "https://example.com/call",
}


def draw(client: Client, case: CaseStudy) -> None:
    board = f"/canvases/{case.canvas_id}/"
    client.post(f"{board}notes/", {"block": "customer_segments", "text": "Households"})
    (segment,) = load_document(case.canvas_id).document.blocks.customer_segments
    relationship = {"block": "customer_relationships", "text": "A call centre that keeps you"}
    client.post(f"{board}notes/", relationship | {"segments": str(segment.id), "type": "personal_assistance"})


def test_case_is_written_and_published(ada: User) -> None:
    curator = signed_in(ada)
    sent = {"company": "Comcast", "title": "Cheaper to call than to cancel", "slug": "comcast"}
    curator.post("/curation/new/", sent)
    case = CaseStudy.objects.get()
    assert curator.post(f"/curation/{case.pk}/story/", form_data(case, **STORY)).status_code == 303
    draw(curator, case)
    for event in ("submit", "publish"):
        curator.post(f"/curation/{case.pk}/state/", {"event": event})
    found = find_published("comcast")
    assert found is not None
    assert (found.number, found.outcome.label, found.questions) == (1, "Failed", ("Who pays for retention?",))
    assert "#source-1" in found.story
    document = load_published_document(found.edition_id)
    assert document.blocks.customer_segments[0].text == "Households"
    assert "<strong>apologised</strong>" in load_afterwards(found.edition_id)
    assert load_teaching_material(found.edition_id).minutes == 60
    for secret in ("apologised", "Play the call", "Listen to the call"):
        assert secret not in repr(found)
